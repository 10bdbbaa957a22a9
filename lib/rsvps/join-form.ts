import { doubtOf } from "#lib/mail/mistyped.ts";
import { readQuestionForm } from "#lib/questions/form.ts";
import type { FieldErrors } from "#lib/result.ts";
import { errorsOf, joinInput } from "./input.ts";
import type { Join } from "./join.ts";
import { findRsvpForm } from "./public-queries.ts";
import { fitNames, joinRules } from "./rules.ts";

type Read =
  | { ok: true; input: Join & { partySize: number }; slug: string; asksProof: boolean }
  /**
   * `seats`: the form had no questions yet for so many people. `insist`: sent
   * with the form once more, an address that looks mistyped is taken.
   */
  | { ok: false; fieldErrors: FieldErrors; seats?: number; insist?: string };

/**
 * Reads the RSVP form as it was sent, with the questions that its meeting asks
 * now. What the meeting does not ask is left out, whatever was sent; with
 * apologies nothing more is asked. Where the form, without scripts, had too
 * few questions for the party, `seats` says for how many they are wanted.
 */
export async function readJoinForm(sent: Record<string, unknown>): Promise<Read> {
  const declined = sent.reply === "declined";
  const typed = declined ? { ...sent, partySize: "1" } : sent;
  const parsed = joinInput.safeParse(typed);
  const fieldErrors = parsed.success ? {} : errorsOf(parsed.error);
  const form = await findRsvpForm(String(sent.meetingId ?? ""));
  const size = joinRules.partySize(String(typed.partySize ?? ""));
  const n = "value" in size ? size.value : 1;
  const questions = declined ? [] : (form?.questions ?? []);
  const most = form?.mostPerParty ?? 1;
  const { answers, errors, seats } = readQuestionForm(questions, sent, { n, most });
  Object.assign(fieldErrors, errors);
  const named = form?.asksNames === true && !declined;
  const fit = fitNames(parsed.success && named ? parsed.data.partyNames : [], n);
  if ("error" in fit) fieldErrors.partyNames = fit.error;
  if (seats) return { ok: false, fieldErrors, seats };
  if (!parsed.success || Object.keys(fieldErrors).length > 0) return { ok: false, fieldErrors };
  const mistyped = doubtOf(parsed.data.email, sent.insist);
  if (mistyped) return { ok: false, fieldErrors: { email: mistyped }, insist: parsed.data.email };
  const { subject: _, opened: __, ...fields } = parsed.data;
  return {
    ok: true,
    input: {
      ...fields,
      heardFrom: form?.asksHeardFrom ? fields.heardFrom : "",
      familyName: form?.asksFamilyName ? fields.familyName : "",
      partyNames: "value" in fit ? fit.value : [],
      named: fields.named && form?.namesAttendees === true,
      answers,
    },
    slug: form?.slug ?? "",
    asksProof: form?.proofOfWork === true,
  };
}
