"use server";

import { refresh } from "next/cache";
import { answerStatus } from "#app/_server/answer.ts";
import type { FormState } from "#app/_server/form-state.ts";
import { clientNetwork, overLimit } from "#app/_server/limits.ts";
import { formValues } from "#lib/form-values.ts";
import type { Result } from "#lib/result.ts";
import { comeAgain } from "#lib/rsvps/answer.ts";
import { changeInput, errorsOf, tokenInput } from "#lib/rsvps/input.ts";
import { cancelRsvp, changeRsvp } from "#lib/rsvps/manage.ts";

type Parsed<T> =
  | { success: true; data: T }
  | { success: false; error: Parameters<typeof errorsOf>[0] };

/** What all buttons of a manage link do: limit, parse, command; the page is shown anew after it. */
async function byLink<T>(
  data: FormData,
  schema: { safeParse(typed: unknown): Parsed<T> },
  run: (input: T) => Promise<Result>,
): Promise<FormState> {
  const values = formValues(data);
  const crowd = await overLimit([["manage-network", await clientNetwork()]]);
  if (crowd) return { ...crowd, values };
  const parsed = schema.safeParse(values);
  if (!parsed.success) {
    answerStatus(422);
    return { ok: false, fieldErrors: errorsOf(parsed.error), values };
  }
  const result = await run(parsed.data);
  refresh();
  if (result.ok) return { ok: true };
  answerStatus(result.fieldErrors ? 422 : result.reason === "missing" ? 404 : 409);
  return { ok: false, formError: result.formError, fieldErrors: result.fieldErrors, values };
}

export async function saveRsvp(_previous: FormState, data: FormData): Promise<FormState> {
  return byLink(data, changeInput, changeRsvp);
}

export async function cancelOwnRsvp(_previous: FormState, data: FormData): Promise<FormState> {
  return byLink(data, tokenInput, ({ token }) => cancelRsvp(token));
}

export async function askAgain(_previous: FormState, data: FormData): Promise<FormState> {
  return byLink(data, tokenInput, ({ token }) => comeAgain(token));
}
