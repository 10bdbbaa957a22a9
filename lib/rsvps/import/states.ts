import { LEFT } from "#lib/imports/left.ts";
import { yesOrNo } from "#lib/imports/yes-no.ts";
import { fold } from "#lib/text/fold.ts";
import type { RsvpStatus } from "../policy.ts";

/** What a list says of somebody: a state here, or that nothing is to be made of the row. */
export type Said = RsvpStatus | "unsubscribed" | "unanswered" | "unsaid";

type Words = Partial<Record<Said, string>>;

/** What is said of somebody of whom nothing is taken over. */
const NOBODY = ["unsubscribed", "unanswered", "unsaid"] as const;

/** Whether nothing is made of a row that says this. */
export const isNobody = (said: Said): said is (typeof NOBODY)[number] =>
  NOBODY.some((one) => one === said);

/** What is said of people, and of nothing else that a list may hold. */
const OF_PEOPLE: Words = {
  going:
    "attending|going|coming|comes|accepts|will come|will attend|present|presente|attended|checked in|not checked in|zugesagt|zusage|kommt|komme|dabei|anwesend|angemeldet|inscrit|inscrite|vient|viens|viene|asiste|asistira|obecny|obecna|przyjdzie",
  waitlisted:
    "waitlisted|waitlist|waiting|wait|waiting list|on waitlist|on the waiting list|warteliste|liste d attente|lista de espera|lista rezerwowa",
  tentative:
    "tentative|maybe|perhaps|not sure|not sure yet|i am not sure|unsure|undecided|possibly|interested|vielleicht|unsicher|peut etre|quizas|tal vez|moze",
  declined:
    "declined|apologies|absent|regrets|not attending|not going|not coming|abgesagt|absage|kommt nicht|abgemeldet|abwesend|verhindert|entschuldigt|excused|absente|excuse|ausente|nieobecny|nieobecna",
  cancelled:
    "cancelled|canceled|withdrawn|cancelled by organizer|storniert|annule|annulee|cancelado|cancelada|anulowane|anulowany",
};

/** What is said of orders, memberships and mails, too. */
const OF_ANYTHING: Words = {
  going:
    "in|accepted|confirmed|registered|approved|paid|completed|valid|placed|active|subscribed|complete|bezahlt|bestatigt|confirmado|potwierdzony",
  declined: "out",
  pending:
    "pending|requested|unpaid|unbezahlt|ausstehend|pendiente|oczekuje|en attente|approval pending|unconfirmed",
  cancelled: "refused|refunded|deleted|expired|rejected|transferred|void",
  unsubscribed: LEFT,
  unanswered:
    "invited|none|needs action|no reply|no response|no answer|no answer yet|not responded|awaiting reply|not replied|unanswered|eingeladen|offen|keine antwort|noch keine antwort",
};

const saidIn = (words: Words) =>
  new Map(
    Object.entries(words).flatMap(([said, list]) =>
      list.split("|").map((word): [string, Said] => [word, said as Said]),
    ),
  );
const PEOPLE = saidIn(OF_PEOPLE);
const ANYTHING = saidIn(OF_ANYTHING);

/* Whole sentences, in plain words: what they begin with, and whether there is a no in them. */

const NO =
  /\b(not|cant|cannot|wont|unable|nicht|kein\w*|pas|nie|nein|impossible)\b|\b(but|aber|mais|pero) (no|nein|non)\b|\w no$/;
/** Comes before what refuses: "Not sure yet, I will tell you". */
const DOUBTS =
  /^(i (am|m) |im )?(not sure|not decided|unsure|undecided)\b|^(maybe|perhaps|possibly|probably|vielleicht|eventuell|evtl|peut etre|quizas|tal vez|moze)\b|^i (may|might)\b/;
const SORRY =
  /^(sorry|regrets?|apologies|unfortunately|(i ?a?m )?afraid|leider|malheureusement|desolee?|lo siento|lamentablemente|niestety)\b/;
const REFUSES =
  /^(no|not|cant|cannot|wont|unable|nein|nicht|non|nie|declin\w+|i (cant|cannot|wont|am not)|im not|(i )?(will|can) not|(of course|certainly|definitely|absolutely) not|ich (kann|komme|bin) (leider )?nicht|je ne)\b/;
/** What turns such words round, or leaves them open: "No problem", "Can't wait!", "Cannot say yet". */
const TURNS =
  /\b(problem|doubt|worr(y|ies)|question|matter|hesitation|alone|only|wait|miss|promise|say|tell|know|commit|decide|yet|until|unless|before|late|kein problem|keine frage|kein zweifel|needed|kaum erwarten|pas de probleme|sans faute)\b/;
const COMES =
  /^(yes|yeah|yep|ja|oui|si|sim|tak|of course|sure|certainly|definitely|absolutely|gladly|with pleasure|happy to|gern|gerne|naturlich|klar|bien sur|avec plaisir|claro|con gusto|por supuesto|oczywiscie|i will$|(i|we) will (come|attend|join|be there)|(i|we)ll (come|attend|join|be there)|(i am|im|we are) (coming|attending|going$|in$)|count me in|coming|attending|will (attend|come|be there)|going$|(ich )?komme|kommt|bin dabei|je viens|przyjde|asistire|approved|confirmed)\b/;
/** What leaves a yes open: "Yes, probably", "Yes, if I get the day off". */
const LEAVES_OPEN =
  /\b(maybe|perhaps|possibly|probably|hopefully|tentative(ly)?|unsure|if|unless|vielleicht|eventuell|evtl|wahrscheinlich|falls|wenn|peut etre|quizas|tal vez|moze)\b/;
/** States of orders that say more: "Canceled (paid fee)", "Pending (overdue)". */
const BEGINS: [RegExp, Said][] = [
  [/^(cancell?ed|storniert|annulee?|withdrawn|refunded|expired)\b/, "cancelled"],
  [/^(pending|awaiting|waiting for|unpaid)\b/, "pending"],
  [/^(wait ?list\w*|waiting list|waits?\b( for a (seat|place|ticket))?$|warteliste)/, "waitlisted"],
  [/^(stays? (at )?home|stays? away|bleibt (zu hause|daheim|weg))\b/, "declined"],
];

const plain = (cell: string) =>
  fold(cell)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** Whether a cell says that somebody has paid; null where nobody can tell. */
export function paidSaid(cell: string): boolean | null {
  const words = plain(cell);
  if (words === "paid" || words === "bezahlt") return true;
  return words === "unpaid" || words === "unbezahlt" ? false : yesOrNo(fold(cell));
}

/** Somewhere in a sentence. */
const CANNOT_COME =
  /\b(cant|cannot|not|wont|unable to) (come|attend|make it|be there|coming|attending)\b|\b(kommt|komme|kann) (leider )?nicht\b|\bhas cancell?ed\b/;

/** Whether a cell speaks of coming, and of nothing else: "not attending", "waitlist"; no mere yes or no. */
export function speaksOfComing(cell: string): boolean {
  const words = plain(cell);
  return PEOPLE.has(words) || CANNOT_COME.test(words);
}

/** Whether a cell says, and of nothing else, that somebody does not come for sure. */
export const speaksOfStaying = (cell: string): boolean =>
  speaksOfComing(cell) && stateSaid(cell) !== "going";

/** Whether a cell of a column of those who do not come says so: a cross, a day, anything but a no. */
export const isOff = (cell: string): boolean =>
  !/^[\s0.,–-]*$/.test(cell) && yesOrNo(fold(cell)) !== false;

/** The state that a cell means, in the words of people and of other platforms; null where nobody can tell. */
export function stateSaid(cell: string): Said | null {
  const words = plain(cell);
  const known = PEOPLE.get(words) ?? ANYTHING.get(words);
  if (known) return known;
  const answer = yesOrNo(fold(cell)) ?? yesOrNo(words);
  if (answer !== null) return answer ? "going" : "declined";
  const refuses = NO.test(words);
  if (DOUBTS.test(words))
    return /^(i ?a?m )?not (sure|decided)/.test(words) || !refuses ? "tentative" : null;
  // An apology may be for something else: "Sorry for the delay, yes".
  if (SORRY.test(words)) {
    return refuses || !/\b(yes|ja|oui|si|tak|come|coming|attend|komme|late)\b/.test(words)
      ? "declined"
      : null;
  }
  if (REFUSES.test(words)) return TURNS.test(words) ? null : "declined";
  if (COMES.test(words)) return refuses || LEAVES_OPEN.test(words) ? null : "going";
  return BEGINS.find(([begins]) => begins.test(words))?.[1] ?? null;
}

/** From the one that says least of coming to the one that says most. */
const GRAVEST_FIRST: readonly Said[] = [
  "unsubscribed",
  "cancelled",
  "declined",
  "unanswered",
  "waitlisted",
  "pending",
  "tentative",
  "going",
];

/** What several states of one row come to: paid, and not coming, is not coming; null where one cannot be read. */
export function stateOf(cells: readonly string[]): Said | null {
  const states = cells.map(stateSaid);
  return states.includes(null) ? null : (GRAVEST_FIRST.find((one) => states.includes(one)) ?? null);
}
