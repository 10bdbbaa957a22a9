"use server";

import { setTimeout as sleep } from "node:timers/promises";
import { refresh } from "next/cache";
import { setStatus } from "#app/_front/response.ts";
import type { FormState } from "#app/_server/form-state.ts";
import { clientNetwork, overLimit } from "#app/_server/limits.ts";
import { env } from "#lib/env.ts";
import { checkFormTime, formTime, HASTE_MS } from "#lib/forms/form-time.ts";
import { formValues } from "#lib/forms/form-values.ts";
import { emailKey } from "#lib/mail/address.ts";
import { joinMeeting } from "#lib/rsvps/commands.ts";
import { readJoinForm } from "#lib/rsvps/join-form.ts";
import { isProof } from "#lib/rsvps/proof.ts";
import type { RsvpAnswer } from "./rsvp-answer.ts";

/** Takes the RSVP form, sent by anybody: cheap checks against programs first, then limits, then the command. */
export async function sendRsvp(
  _previous: FormState,
  data: FormData,
): Promise<FormState<RsvpAnswer>> {
  const typed = formValues(data);
  const meetingId = String(typed.meetingId ?? "");
  const again = (state: Omit<FormState<never>, "ok">, more = {}) => ({
    ok: false,
    ...state,
    values: { ...typed, step: "", opened: formTime(meetingId), ...more },
  });
  const refused = (status: 404 | 409 | 422, state: Omit<FormState<never>, "ok">) => {
    setStatus(status);
    return again(state);
  };
  const time = checkFormTime(meetingId, String(typed.opened ?? ""));
  if (typed.subject || time === "wrong") {
    return refused(422, {
      formError: typed.subject
        ? "A field that people do not see was filled in. Please send the form once more."
        : "This page was open for very long. Please send the form once more.",
    });
  }
  const crowd = await overLimit([["rsvp-network", await clientNetwork()]]);
  if (crowd) return { ...crowd, values: typed };
  const read = await readJoinForm(typed);
  if (!read.ok) {
    const { fieldErrors, seats } = read;
    // The questions may have changed since the page was opened.
    refresh();
    if (!seats) return refused(422, { fieldErrors });
    const wrong = Object.keys(fieldErrors).length > 0;
    if (wrong) setStatus(422);
    return again({ fieldErrors }, { seats, step: wrong ? "" : "seats" });
  }
  const { input } = read;
  const flood = await overLimit([["rsvp-address", `${meetingId}:${emailKey(input.email)}`]]);
  if (flood) return { ...flood, values: typed };
  if (time === "hasty") await sleep(HASTE_MS);
  const proven = !read.asksProof || (await isProof(meetingId, typed.proof));
  const result = await joinMeeting({ ...input, proven });
  if (!result.ok) {
    const status = result.fieldErrors ? 422 : result.reason === "missing" ? 404 : 409;
    return refused(status, { formError: result.formError, fieldErrors: result.fieldErrors });
  }
  return {
    ok: true,
    value: {
      name: input.name,
      email: input.email,
      next: result.value.next,
      mailed: env().smtpUrl !== null,
    },
  };
}
