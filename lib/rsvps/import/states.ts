import { LEFT } from "#lib/imports/left.ts";
import { fold } from "#lib/text/fold.ts";
import type { RsvpStatus } from "../policy.ts";
import { NO, YES } from "./cell-answers.ts";

/** What a list says of somebody: a state here, or that nothing is to be made of the row. */
export type Said = RsvpStatus | "unsubscribed" | "unanswered";

const WORDS: Record<Said, string> = {
  going: `${YES.replaceAll(" ", "|")}|approved|paid|completed|checked in|not checked in|valid|placed|active|subscribed|complete|zugesagt|zusage|kommt|angemeldet|inscrit|present`,
  waitlisted:
    "waitlisted|waitlist|waiting|wait|waiting list|on waitlist|on the waiting list|warteliste",
  pending: "pending|requested|pending approval|awaiting approval|unpaid|pending payment",
  tentative:
    "tentative|maybe|perhaps|not sure|not sure yet|i am not sure|unsure|possibly|interested|vielleicht|unsicher|peut etre",
  declined: `${NO.replaceAll(" ", "|")}|not attending|not going|not coming|abgesagt|absage|kommt nicht|abgemeldet|absent`,
  cancelled:
    "cancelled|canceled|refused|withdrawn|refunded|deleted|expired|rejected|transferred|void|cancelled by organizer|storniert",
  unsubscribed: LEFT,
  unanswered:
    "invited|no reply|no response|not responded|awaiting reply|not replied|unanswered|eingeladen|offen|keine antwort",
};

const SAID = new Map(
  Object.entries(WORDS).flatMap(([said, words]) =>
    words.split("|").map((word): [string, Said] => [word, said as Said]),
  ),
);

/** Comes before what refuses: "Not sure yet, I will tell you". */
const DOUBTS =
  /^(i (am|m) |im )?(not sure|unsure|undecided)\b|^(maybe|perhaps|vielleicht)\b(?! (not|nicht)\b)|^i (may|might)\b(?! not\b)/;
const REFUSES =
  /^(no|not|cant|cannot|wont|unable|sorry|regrets?|leider|nein|non|i (cant|cannot|wont|am not)|(i )?(will|can) not)\b/;
const COMES = /^(yes|yeah|ja|oui|si|i will|i am|ill|im|count me in|coming|attending|going)\b/;

const plain = (cell: string) =>
  fold(cell)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** Whether a cell says that somebody has paid; null where nobody can tell. */
export function paidSaid(cell: string): boolean | null {
  const words = plain(cell);
  if (words === "paid" || YES.split(" ").includes(words)) return true;
  return words === "unpaid" || NO.split(" ").includes(words) ? false : null;
}

/** The state that a cell means, in the words of people and of other platforms; null where nobody can tell. */
export function stateSaid(cell: string): Said | null {
  const words = plain(cell);
  const known = SAID.get(words);
  if (known) return known;
  if (DOUBTS.test(words)) return "tentative";
  if (REFUSES.test(words)) return "declined";
  return COMES.test(words) ? "going" : null;
}
