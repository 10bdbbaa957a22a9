"use server";

import { refresh } from "next/cache";
import { setStatus } from "#app/_front/response.ts";
import type { FormState } from "#app/_server/form-state.ts";
import { overDeadLinks } from "#app/_server/limits.ts";
import { refused } from "#app/_server/refused.ts";
import { tell } from "#app/_server/tell.ts";
import { formValues } from "#lib/forms/form-values.ts";
import { type Done, once } from "#lib/forms/once.ts";
import type { Result } from "#lib/result.ts";
import { cancelRsvp } from "#lib/rsvps/cancel.ts";
import { changeRsvp } from "#lib/rsvps/change.ts";
import { readChangeForm } from "#lib/rsvps/change-form.ts";
import { confirmRsvp } from "#lib/rsvps/confirm.ts";
import { disownRsvp, eraseRsvp } from "#lib/rsvps/erase.ts";
import { errorsOf, replyInput, tokenInput, withReply } from "#lib/rsvps/input.ts";
import { isManageLink } from "#lib/rsvps/public-queries.ts";
import { changeReply } from "#lib/rsvps/reply.ts";
import { GONE } from "../deeds.ts";
import { type Deed, deedBy } from "./deeds.ts";

type Parsed<T> =
  | { success: true; data: T }
  | { success: false; error: Parameters<typeof errorsOf>[0] };

/** What all buttons of a manage link do: limit, parse, command, once; then the page says what was done. */
async function byLink<T extends { token: string }>(
  data: FormData,
  schema: { safeParse(typed: unknown): Parsed<T> },
  run: (input: T) => Promise<Result>,
  done: Deed,
): Promise<FormState<never>> {
  const values = withReply(formValues(data));
  const over = await overDeadLinks(await isManageLink(String(values.token ?? "")));
  if (over) return { ...over, values };
  const parsed = schema.safeParse(values);
  if (!parsed.success) {
    setStatus(422);
    return { ok: false, fieldErrors: errorsOf(parsed.error), values };
  }
  const { token } = parsed.data;
  return answered(await once(values, [], () => run(parsed.data)), { values, token, done });
}

type Asked = { values: Record<string, unknown>; token: string; done: Deed };

/** Leads to the page that is left, which says what was done; a refusal is said in place. */
function answered({ result, at }: Done<undefined>, { values, token, done }: Asked) {
  if (!result.ok) {
    // The page is shown anew, with what is stored now.
    refresh();
    return refused(result, values);
  }
  if (done === "erased" || done === "disowned") {
    return tell({ path: "/rsvps", of: GONE, what: done, at });
  }
  const hash = done === "saved" ? "#change" : "";
  return tell({ path: `/rsvps/${token}`, hash, of: deedBy(token), what: done, at });
}

export async function saveRsvp(_previous: FormState, data: FormData): Promise<FormState<never>> {
  const values = formValues(data);
  const over = await overDeadLinks(await isManageLink(String(values.token ?? "")));
  if (over) return { ...over, values };
  const read = await readChangeForm(values);
  if (read.ok) {
    const { input } = read;
    const { token } = input;
    const outcome = await once(values, [], () => changeRsvp(input));
    return answered(outcome, { values, token, done: "saved" });
  }
  const { fieldErrors, seats } = read;
  setStatus(422);
  // The questions may have changed since the page was opened.
  refresh();
  const step = seats && Object.keys(fieldErrors).length === 0 ? "seats" : "";
  return { ok: false, fieldErrors, values: { ...values, step, ...(seats ? { seats } : {}) } };
}

type Action = (previous: FormState, data: FormData) => Promise<FormState<never>>;

export const cancelOwnRsvp: Action = async (_previous, data) =>
  byLink(data, tokenInput, ({ token }) => cancelRsvp(token), "cancelled");

/** Coming, perhaps or not, after another reply. */
export const replyAnew: Action = async (_previous, data) =>
  byLink(data, replyInput, changeReply, "replied");

export const confirmOwnRsvp: Action = async (_previous, data) =>
  byLink(data, tokenInput, ({ token }) => confirmRsvp(token), "confirmed");

export const eraseOwnRsvp: Action = async (_previous, data) =>
  byLink(data, tokenInput, ({ token }) => eraseRsvp(token), "erased");

export const disownOwnRsvp: Action = async (_previous, data) =>
  byLink(data, tokenInput, ({ token }) => disownRsvp(token), "disowned");
