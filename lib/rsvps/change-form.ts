import { readQuestionForm } from "#lib/questions/form.ts";
import type { FieldErrors } from "#lib/result.ts";
import type { Change } from "./change.ts";
import { changeInput, errorsOf } from "./input.ts";
import { findRsvpByToken } from "./public-queries.ts";
import { joinRules } from "./rules.ts";

type Read = { ok: true; input: Change } | { ok: false; fieldErrors: FieldErrors; seats?: number };

/**
 * Reads the changes that an attendee sends by the manage link, with the
 * questions that the meeting asks now. As with the RSVP form, `seats` says for
 * how many people the form had too few questions.
 */
export async function readChangeForm(sent: Record<string, unknown>): Promise<Read> {
  const parsed = changeInput.safeParse(sent);
  const fieldErrors = parsed.success ? {} : errorsOf(parsed.error);
  const rsvp = await findRsvpByToken(String(sent.token ?? ""));
  const size = joinRules.partySize(String(sent.partySize ?? ""));
  const n = "value" in size ? size.value : 1;
  const most = Math.max(rsvp?.meeting.maxPartySize ?? 1, rsvp?.partySize ?? 1);
  const read = readQuestionForm(rsvp?.questions ?? [], sent, { n, most });
  Object.assign(fieldErrors, read.errors);
  if (read.seats) return { ok: false, fieldErrors, seats: read.seats };
  if (!parsed.success || Object.keys(read.errors).length > 0) return { ok: false, fieldErrors };
  // Where nobody is asked, what was agreed before stays.
  const named = rsvp?.meeting.namesAttendees ? parsed.data.named : undefined;
  return { ok: true, input: { ...parsed.data, named, answers: read.answers } };
}
