import { emailKey } from "#lib/mail/address.ts";
import { personWords, type Question, readAnswers } from "#lib/questions/rules.ts";
import { say } from "#lib/result.ts";
import { fold } from "#lib/text/fold.ts";
import type { NewRsvp } from "../desk/add.ts";
import { addRow } from "../desk/input.ts";
import type { RsvpStatus } from "../policy.ts";
import { NO, typedIn, YES } from "./cell-answers.ts";
import { answerColumn, type Column, type Layout } from "./columns.ts";
import type { Row } from "./read.ts";
import { refuse } from "./refusals.ts";

/**
 * What will become of a row: kept as it says, kept on the waiting list for
 * want of seats, left out because it is there already, or left out because of
 * an error.
 */
export type Fate = "added" | "waiting" | "there" | "error";

export type PlannedRow = {
  line: number;
  cells: string[];
  fate: Fate;
  /** Why, where that needs to be said. */
  reason: string;
  /** What it says, where it could be read. */
  row: NewRsvp | null;
};

/** What is there already, and how many seats are left. */
type Present = {
  emailKeys: ReadonlySet<string>;
  /** How many without an address there are of each name. */
  unnamedAddresses: ReadonlyMap<string, number>;
  capacity: number | null;
  seatsTaken: number;
  waitlist: boolean;
  waitlistOrder: "strict" | "smaller-first";
  someoneWaits: boolean;
  plusAddresses: "distinct" | "same";
  /** What the meeting asks; none of it is required here. */
  questions: readonly Question[];
};

const STATES: Record<string, RsvpStatus> = Object.fromEntries(
  Object.entries({
    going: YES,
    waitlisted: "waitlisted waitlist waiting wait",
    pending: "pending requested",
    tentative: "tentative maybe perhaps",
    declined: NO,
    cancelled: "cancelled canceled refused withdrawn",
  } satisfies Record<RsvpStatus, string>).flatMap(([state, words]) =>
    words.split(" ").map((word) => [word, state as RsvpStatus]),
  ),
);

/** The words that two lists of the same people have in common for a name. */
export const nameKey = (name: string) => fold(name);

/** What will become of every row of the file, in its order, if nothing else changes meanwhile. */
export function planImport(rows: readonly Row[], layout: Layout, present: Present): PlannedRow[] {
  const lineOf = new Map<string, number>();
  const seen = new Map<string, number>();
  let { seatsTaken, someoneWaits } = present;

  function place(row: NewRsvp): Pick<PlannedRow, "fate" | "reason"> {
    const { capacity, waitlist, waitlistOrder } = present;
    const n = row.partySize;
    const comes = row.status === "going" || row.status === "waitlisted";
    if (comes && capacity !== null && n > capacity) {
      return error(say(refuse("party", { people: n, seats: capacity })));
    }
    const fits = capacity === null || seatsTaken + n <= capacity;
    if (!comes) return { fate: "added", reason: "" };
    // Who waits where smaller parties go first does so for want of seats: a party that fits passes.
    if (fits && (waitlistOrder === "smaller-first" || !someoneWaits)) {
      seatsTaken += n;
      return { fate: "added", reason: "" };
    }
    if (!waitlist) return error(say(refuse("full")));
    someoneWaits = true;
    return { fate: "waiting", reason: "On the waiting list: others come before" };
  }

  return (layout.headings ? rows.slice(1) : rows).map(({ line, cells }) => {
    const at = { line, cells };
    const read = readRow(cells, layout.columns, present.questions);
    if ("reason" in read) return { ...at, row: null, ...error(read.reason) };
    const { row } = read;
    const key = row.email === null ? null : emailKey(row.email, present.plusAddresses);
    if (key !== null) {
      if (present.emailKeys.has(key)) return { ...at, row, ...there("This address has an RSVP") };
      const earlier = lineOf.get(key);
      if (earlier) return { ...at, row, ...there(`Its address stands in line ${earlier} already`) };
      lineOf.set(key, line);
    } else {
      // Two of one name may both come: as many are there already as were added.
      const name = nameKey(row.name);
      const nth = (seen.get(name) ?? 0) + 1;
      seen.set(name, nth);
      if (nth <= (present.unnamedAddresses.get(name) ?? 0)) {
        return { ...at, row, ...there("This name has an RSVP, and there is no address") };
      }
    }
    return { ...at, row, ...place(row) };
  });
}

const error = (reason: string) => ({ fate: "error" as const, reason });
const there = (reason: string) => ({ fate: "there" as const, reason });

function readRow(
  cells: readonly string[],
  columns: Layout["columns"],
  questions: readonly Question[],
): { row: NewRsvp } | { reason: string } {
  const cell = (kind: Column) => {
    const at = columns.indexOf(kind);
    // Files that this app or another wrote: an apostrophe keeps a spreadsheet from calculating.
    return at < 0 ? "" : (cells[at] ?? "").replace(/^'(?=\s*[=+\-@＝＋－＠])/, "");
  };
  const said = fold(cell("status"));
  const status = said === "" ? "going" : STATES[said];
  if (!status) return { reason: say(refuse("status", { said: cut(cell("status")) })) };
  const parsed = addRow.safeParse({
    name: cell("name") || [cell("first-name"), cell("last-name")].filter(Boolean).join(" "),
    email: cell("email"),
    partySize: cell("party"),
    status,
    comment: cell("comment"),
    note: cell("note"),
    heardFrom: cell("heard"),
  });
  if (!parsed.success) {
    return { reason: parsed.error.issues.map(({ message }) => message).join(" ") };
  }
  const { partySize } = parsed.data;
  const answers: Record<string, unknown> = {};
  for (const question of questions) {
    const given = typedIn(cell(answerColumn(question.id)), question, partySize);
    if ("ok" in given) return { reason: say(given) };
    answers[`q${question.id}`] = given.typed;
  }
  const read = readAnswers(questions, answers, partySize, personWords);
  const [against] = Object.values(read.errors);
  return against ? { reason: against } : { row: { ...parsed.data, answers: read.answers } };
}

const cut = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
