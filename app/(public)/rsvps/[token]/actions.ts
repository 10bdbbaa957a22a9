"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { setStatus } from "#app/_front/response.ts";
import type { FormState } from "#app/_server/form-state.ts";
import { clientNetwork, overLimit } from "#app/_server/limits.ts";
import { refused } from "#app/_server/refused.ts";
import { formValues } from "#lib/forms/form-values.ts";
import type { Result } from "#lib/result.ts";
import { cancelRsvp } from "#lib/rsvps/cancel.ts";
import { changeRsvp } from "#lib/rsvps/change.ts";
import { readChangeForm } from "#lib/rsvps/change-form.ts";
import { confirmRsvp } from "#lib/rsvps/confirm.ts";
import { disownRsvp, eraseRsvp } from "#lib/rsvps/erase.ts";
import { errorsOf, replyInput, tokenInput, withReply } from "#lib/rsvps/input.ts";
import { changeReply } from "#lib/rsvps/reply.ts";

type Parsed<T> =
  | { success: true; data: T }
  | { success: false; error: Parameters<typeof errorsOf>[0] };

/** What all buttons of a manage link do: limit, parse, command; the page is shown anew after it. */
async function byLink<T>(
  data: FormData,
  schema: { safeParse(typed: unknown): Parsed<T> },
  run: (input: T) => Promise<Result>,
): Promise<FormState> {
  const values = withReply(formValues(data));
  const crowd = await overLimit([["manage-network", await clientNetwork()]]);
  if (crowd) return { ...crowd, values };
  const parsed = schema.safeParse(values);
  if (!parsed.success) {
    setStatus(422);
    return { ok: false, fieldErrors: errorsOf(parsed.error), values };
  }
  return stateOf(await run(parsed.data), values);
}

/** What the page is told of a command's outcome; it is shown anew, with what is stored now. */
function stateOf(result: Result, values: Record<string, unknown>): FormState {
  refresh();
  return result.ok ? { ok: true } : refused(result, values);
}

export async function saveRsvp(_previous: FormState, data: FormData): Promise<FormState> {
  const values = formValues(data);
  const crowd = await overLimit([["manage-network", await clientNetwork()]]);
  if (crowd) return { ...crowd, values };
  const read = await readChangeForm(values);
  if (read.ok) return stateOf(await changeRsvp(read.input), values);
  const { fieldErrors, seats } = read;
  const wrong = Object.keys(fieldErrors).length > 0;
  if (wrong) setStatus(422);
  // The questions may have changed since the page was opened.
  refresh();
  const step = seats && !wrong ? "seats" : "";
  return { ok: false, fieldErrors, values: { ...values, step, ...(seats ? { seats } : {}) } };
}

export async function cancelOwnRsvp(_previous: FormState, data: FormData): Promise<FormState> {
  return byLink(data, tokenInput, ({ token }) => cancelRsvp(token));
}

/** Coming, perhaps or not, after another reply. */
export async function replyAnew(_previous: FormState, data: FormData): Promise<FormState> {
  return byLink(data, replyInput, changeReply);
}

export async function confirmOwnRsvp(_previous: FormState, data: FormData): Promise<FormState> {
  return byLink(data, tokenInput, ({ token }) => confirmRsvp(token));
}

export async function eraseOwnRsvp(_previous: FormState, data: FormData): Promise<FormState> {
  const state = await byLink(data, tokenInput, ({ token }) => eraseRsvp(token));
  return state.ok ? redirect("/rsvps?done=erased") : state;
}

export async function disownOwnRsvp(_previous: FormState, data: FormData): Promise<FormState> {
  const state = await byLink(data, tokenInput, ({ token }) => disownRsvp(token));
  return state.ok ? redirect("/rsvps?done=disowned") : state;
}
