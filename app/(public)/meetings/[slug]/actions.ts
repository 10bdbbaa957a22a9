"use server";

import { setTimeout as sleep } from "node:timers/promises";
import { refresh } from "next/cache";
import { setStatus } from "#app/_front/response.ts";
import type { FormState } from "#app/_server/form-state.ts";
import { clientNetwork, isOver, isWithin, overLimit } from "#app/_server/limits.ts";
import { refused } from "#app/_server/refused.ts";
import { tell } from "#app/_server/tell.ts";
import { env } from "#lib/env.ts";
import { checkFormTime, formTime, HASTE_MS } from "#lib/forms/form-time.ts";
import { formValues } from "#lib/forms/form-values.ts";
import { once } from "#lib/forms/once.ts";
import { emailKey } from "#lib/mail/address.ts";
import { done } from "#lib/result.ts";
import { withReply } from "#lib/rsvps/input.ts";
import { joinMeeting } from "#lib/rsvps/join.ts";
import { readJoinForm } from "#lib/rsvps/join-form.ts";
import { mailAgain } from "#lib/rsvps/mail-again.ts";
import { isRsvpProof } from "#lib/rsvps/proof.ts";
import { type RsvpReceipt, readReceipt, receiptOf } from "./rsvp-receipt.ts";

/** What mails about a meeting to an address count under. */
const about = (meetingId: string, email: string) => `${meetingId}:${emailKey(email)}`;

/** Takes the RSVP form, sent by anybody: cheap checks against programs first, then limits, then the command. */
export async function sendRsvp(_previous: FormState, data: FormData): Promise<FormState<never>> {
  const typed = withReply(formValues(data));
  const meetingId = String(typed.meetingId ?? "");
  const anew = (more = {}) => ({ ...typed, step: "", opened: formTime(meetingId), ...more });
  const wrong = (state: Omit<FormState<never>, "ok" | "values">, more = {}) => {
    setStatus(422);
    return { ok: false, ...state, values: anew(more) };
  };
  const time = checkFormTime(meetingId, String(typed.opened ?? ""));
  if (typed.subject || time === "wrong") {
    return wrong({
      formError: typed.subject
        ? "A field that people do not see was filled in. Please send the form once more."
        : "This page was open for very long. Please send the form once more.",
    });
  }
  const network = await clientNetwork();
  const shut = await isOver([["rsvp-flood", network]]);
  if (shut) return { ...shut, values: typed };
  const read = await readJoinForm(typed);
  if (!read.ok) {
    const { fieldErrors, seats, insist } = read;
    // The questions may have changed since the page was opened.
    refresh();
    const step = seats && Object.keys(fieldErrors).length === 0 ? "seats" : "";
    return wrong(
      { fieldErrors },
      { ...(seats ? { seats, step } : {}), ...(insist ? { insist } : {}) },
    );
  }
  const { input, slug } = read;
  // Only what is right counts: in a hall many mistype before they are through.
  const flood = await overLimit([["rsvp-flood", network]]);
  if (flood) return { ...flood, values: typed };
  const crowded = !(await isWithin("rsvp-network", network)) && env().smtpUrl !== null;
  if (time === "hasty") await sleep(HASTE_MS);
  const { result, at } = await once(typed, [], async () => {
    const asked = read.asksProof || crowded;
    const proven = !asked || (await isRsvpProof(meetingId, typed.proof));
    const mailed = await isWithin("rsvp-address", about(meetingId, input.email));
    return joinMeeting({ ...input, proven, enough: !mailed });
  });
  if (!result.ok) return refused(result, anew());
  const what: RsvpReceipt = {
    name: input.name,
    email: input.email,
    partySize: input.partySize,
    next: result.value.next,
    mailed: env().smtpUrl !== null,
  };
  return tell({ path: `/meetings/${slug}`, hash: "#rsvp", of: receiptOf(meetingId), what, at });
}

/** Has the mail about the reply sent once more, to the address that was just given. */
export async function sendMailAgain(
  _previous: FormState,
  data: FormData,
): Promise<FormState<never>> {
  const values = formValues(data);
  const meetingId = String(values.meetingId ?? "");
  const receipt = readReceipt(values.said, meetingId);
  const slug = String(values.slug ?? "");
  if (!receipt || !/^[a-z0-9-]+$/.test(slug)) {
    setStatus(422);
    return { ok: false, formError: "This was too long ago. Send the form once more instead." };
  }
  const over = await overLimit([["rsvp-flood", await clientNetwork()]]);
  if (over) return { ...over, values };
  const { at } = await once(values, [], async () =>
    (await isWithin("rsvp-address", about(meetingId, receipt.email)))
      ? mailAgain(meetingId, receipt.email)
      : done(),
  );
  const what: RsvpReceipt = { ...receipt, again: true };
  return tell({ path: `/meetings/${slug}`, hash: "#rsvp", of: receiptOf(meetingId), what, at });
}
