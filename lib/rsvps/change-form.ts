import { readQuestionForm } from "#lib/questions/form.ts";
import type { FieldErrors } from "#lib/result.ts";
import type { Change } from "./change.ts";
import { changeInput, errorsOf } from "./input.ts";
import { findRsvpByToken } from "./public-queries.ts";
import { fitNames, joinRules } from "./rules.ts";

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
  const asks = rsvp?.meeting;
  const fit = fitNames(parsed.success && asks?.asksNames ? parsed.data.partyNames : [], n);
  if ("error" in fit) fieldErrors.partyNames = fit.error;
  if (read.seats) return { ok: false, fieldErrors, seats: read.seats };
  if (!parsed.success || Object.keys(fieldErrors).length > 0) return { ok: false, fieldErrors };
  // Where nobody is asked, what was agreed before stays.
  const { data } = parsed;
  const input = {
    ...data,
    named: asks?.namesAttendees ? data.named : undefined,
    familyName: asks?.asksFamilyName ? data.familyName : undefined,
    partyNames: asks?.asksNames && "value" in fit ? fit.value : undefined,
    answers: read.answers,
  };
  return { ok: true, input };
}
