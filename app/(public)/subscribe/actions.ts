"use server";

import { setTimeout as sleep } from "node:timers/promises";
import { refresh } from "next/cache";
import type { z } from "zod";
import { setStatus } from "#app/_front/response.ts";
import { fieldErrorsOf } from "#app/_server/action.ts";
import type { FormState } from "#app/_server/form-state.ts";
import { clientNetwork, isOver, isWithin, overDeadLinks, overLimit } from "#app/_server/limits.ts";
import { refused } from "#app/_server/refused.ts";
import { type Telling, tell } from "#app/_server/tell.ts";
import { env } from "#lib/env.ts";
import { checkFormTime, formTime, HASTE_MS } from "#lib/forms/form-time.ts";
import { formValues } from "#lib/forms/form-values.ts";
import { once } from "#lib/forms/once.ts";
import { emailKey } from "#lib/mail/address.ts";
import { doubtOf } from "#lib/mail/mistyped.ts";
import { done, type Result, said } from "#lib/result.ts";
import { manageInput, pressInput, subscribeInput } from "#lib/subscribers/input.ts";
import {
  changeChoices,
  eraseSubscriber,
  isReaderLink,
  unsubscribe,
} from "#lib/subscribers/manage.ts";
import { askToSubscribe, confirmSubscription } from "#lib/subscribers/subscribe.ts";
import { deedBy, ERASED, type OwnDeed, SIGN_UP, type SignedUp } from "./deeds.ts";

/** Takes the sign-up form, sent by anybody: cheap checks against programs first, then limits, then the command. */
export async function signUp(_previous: FormState, data: FormData): Promise<FormState<never>> {
  const typed = formValues(data);
  const again = (state: Omit<FormState<never>, "ok">, more = {}) => {
    setStatus(422);
    return { ok: false, ...state, values: { ...typed, opened: formTime("subscribe"), ...more } };
  };
  const time = checkFormTime("subscribe", String(typed.opened ?? ""));
  if (typed.subject || time === "wrong") {
    return again({
      formError: typed.subject
        ? "A field that people do not see was filled in. Please send the form once more."
        : "This page was open for very long. Please send the form once more.",
    });
  }
  const network = await clientNetwork();
  const shut = await isOver([["subscribe-network", network]]);
  if (shut) return { ...shut, values: typed };
  const parsed = subscribeInput.safeParse(typed);
  if (!parsed.success) return again({ fieldErrors: fieldErrorsOf(parsed.error) });
  const { email } = parsed.data;
  const mistyped = doubtOf(email, typed.insist);
  if (mistyped) return again({ fieldErrors: { email: mistyped } }, { insist: email });
  const flood = await overLimit([["subscribe-network", network]]);
  if (flood) return { ...flood, values: typed };
  if (time === "hasty") await sleep(HASTE_MS);
  const { result, at } = await once(typed, [], async () =>
    (await isWithin("subscribe-address", emailKey(email))) ? askToSubscribe(parsed.data) : done(),
  );
  if (!result.ok) return again(said(result));
  const what: SignedUp = { email, mailed: env().smtpUrl !== null };
  return tell({ path: "/subscribe", hash: "#sign-up", of: SIGN_UP, what, at });
}

/** What all buttons of a mailed link do: limit, parse, command, once; then a page says what was done. */
async function byLink<S extends z.ZodType, T>(
  data: FormData,
  schema: S,
  run: (input: z.output<S>) => Promise<Result<T>>,
  telling: (value: T, input: z.output<S>) => Omit<Telling, "at">,
): Promise<FormState<never>> {
  const values = formValues(data);
  const over = await overDeadLinks(await isReaderLink(String(values.token ?? "")));
  if (over) return { ...over, values };
  const parsed = schema.safeParse(values);
  if (!parsed.success) {
    setStatus(422);
    return { ok: false, fieldErrors: fieldErrorsOf(parsed.error), values };
  }
  const { result, at } = await once(values, [], () => run(parsed.data));
  if (!result.ok) {
    // The page is shown anew, with what is stored now.
    refresh();
    return refused(result, values);
  }
  return tell({ ...telling(result.value, parsed.data), at });
}

/** To a subscriber's own page, which says what was done. */
const ownPage = (token: string, what: OwnDeed) => ({
  path: `/subscribe/manage/${token}`,
  of: deedBy(token),
  what,
});

type Action = (previous: FormState, data: FormData) => Promise<FormState<never>>;

export const confirm: Action = async (_previous, data) =>
  byLink(
    data,
    manageInput,
    ({ token, ...choices }) => confirmSubscription(token, choices),
    ({ token }) => ownPage(token, "confirmed"),
  );

export const saveChoices: Action = async (_previous, data) =>
  byLink(
    data,
    manageInput,
    ({ token, ...choices }) => changeChoices(token, choices),
    (_, { token }) => ownPage(token, "saved"),
  );

export const leave: Action = async (_previous, data) =>
  byLink(
    data,
    pressInput,
    ({ token }) => unsubscribe(token),
    (_, { token }) => ownPage(token, "left"),
  );

export const erase: Action = async (_previous, data) =>
  byLink(
    data,
    pressInput,
    ({ token }) => eraseSubscriber(token),
    () => ({ path: "/subscribe", of: ERASED, what: true }),
  );
