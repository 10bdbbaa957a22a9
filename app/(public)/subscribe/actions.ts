"use server";

import { setTimeout as sleep } from "node:timers/promises";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import type { z } from "zod";
import { setStatus } from "#app/_front/response.ts";
import { fieldErrorsOf } from "#app/_server/action.ts";
import type { FormState } from "#app/_server/form-state.ts";
import { clientNetwork, overLimit } from "#app/_server/limits.ts";
import { refused } from "#app/_server/refused.ts";
import { env } from "#lib/env.ts";
import { checkFormTime, formTime, HASTE_MS } from "#lib/forms/form-time.ts";
import { formValues } from "#lib/forms/form-values.ts";
import { emailKey } from "#lib/mail/address.ts";
import { type Result, said } from "#lib/result.ts";
import { manageInput, pressInput, subscribeInput } from "#lib/subscribers/input.ts";
import { changeChoices, eraseSubscriber, unsubscribe } from "#lib/subscribers/manage.ts";
import { askToSubscribe, confirmSubscription } from "#lib/subscribers/subscribe.ts";

/** What the page says after the form was sent: nothing that depends on whether the address is known. */
export type SignedUp = { email: string; mailed: boolean };

/** Takes the sign-up form, sent by anybody: cheap checks against programs first, then limits, then the command. */
export async function signUp(_previous: FormState, data: FormData): Promise<FormState<SignedUp>> {
  const typed = formValues(data);
  const again = (state: Omit<FormState<never>, "ok">) => {
    setStatus(422);
    return { ok: false, ...state, values: { ...typed, opened: formTime("subscribe") } };
  };
  const time = checkFormTime("subscribe", String(typed.opened ?? ""));
  if (typed.subject || time === "wrong") {
    return again({
      formError: typed.subject
        ? "A field that people do not see was filled in. Please send the form once more."
        : "This page was open for very long. Please send the form once more.",
    });
  }
  const crowd = await overLimit([["subscribe-network", await clientNetwork()]]);
  if (crowd) return { ...crowd, values: typed };
  const parsed = subscribeInput.safeParse(typed);
  if (!parsed.success) return again({ fieldErrors: fieldErrorsOf(parsed.error) });
  const { email } = parsed.data;
  const flood = await overLimit([["subscribe-address", emailKey(email)]]);
  if (flood) return { ...flood, values: typed };
  if (time === "hasty") await sleep(HASTE_MS);
  const result = await askToSubscribe(parsed.data);
  if (!result.ok) return again(said(result));
  return { ok: true, value: { email, mailed: env().smtpUrl !== null } };
}

/** What all buttons of a mailed link do: limit, parse, command. */
async function byLink<S extends z.ZodType, T>(
  data: FormData,
  schema: S,
  run: (input: z.output<S>) => Promise<Result<T>>,
): Promise<FormState<T>> {
  const values = formValues(data);
  const crowd = await overLimit([["manage-network", await clientNetwork()]]);
  if (crowd) return { ...crowd, values };
  const parsed = schema.safeParse(values);
  if (!parsed.success) {
    setStatus(422);
    return { ok: false, fieldErrors: fieldErrorsOf(parsed.error), values };
  }
  const result = await run(parsed.data);
  return result.ok ? { ok: true, value: result.value } : refused(result, values);
}

export async function confirm(_previous: FormState, data: FormData): Promise<FormState> {
  const state = await byLink(data, manageInput, ({ token, ...choices }) =>
    confirmSubscription(token, choices),
  );
  if (state.ok && state.value) redirect(`/subscribe/manage/${state.value.token}?done=confirmed`);
  return state;
}

export async function saveChoices(_previous: FormState, data: FormData): Promise<FormState> {
  const state = await byLink(data, manageInput, ({ token, ...choices }) =>
    changeChoices(token, choices),
  );
  refresh();
  return state;
}

export async function leave(_previous: FormState, data: FormData): Promise<FormState> {
  const state = await byLink(data, pressInput, ({ token }) => unsubscribe(token));
  refresh();
  return state;
}

export async function erase(_previous: FormState, data: FormData): Promise<FormState> {
  const state = await byLink(data, pressInput, ({ token }) => eraseSubscriber(token));
  if (state.ok) redirect("/subscribe?done=erased");
  return state;
}
