import type { Row } from "#lib/imports/table.ts";
import { emailKey } from "#lib/mail/address.ts";
import { personWords, type Question, readAnswers } from "#lib/questions/rules.ts";
import { say } from "#lib/result.ts";
import { fold } from "#lib/text/fold.ts";
import type { NewRsvp } from "../desk/add.ts";
import { addRow } from "../desk/input.ts";
import { type ByHand, type SetByHand, typedByHand } from "./by-hand.ts";
import { typedIn } from "./cell-answers.ts";
import { answerColumn, type Column, type Layout } from "./columns.ts";
import { refuse } from "./refusals.ts";
import { paidSaid, type Said, stateSaid } from "./states.ts";

/**
 * What will become of a row: kept as it says, kept on the waiting list for
 * want of seats, left out because it is there already, because it is of nobody
 * who answered, or because of an error.
 */
export type Fate = "added" | "waiting" | "there" | "out" | "error";

export type PlannedRow = {
  line: number;
  cells: string[];
  fate: Fate;
  /** Why, where that needs to be said. */
  reason: string;
  /** What it says, where it could be read. */
  row: NewRsvp | null;
  /** Whether an organizer has set its values. */
  byHand: boolean;
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

/** The words that two lists of the same people have in common for a name. */
export const nameKey = (name: string) => fold(name);

/** The rows in the order in which seats go: whoever waits in the file comes after all who are going. */
export function seatingOrder<T extends Pick<PlannedRow, "row">>(rows: readonly T[]): T[] {
  const waits = ({ row }: T) => Number(row?.status === "waitlisted");
  return rows.toSorted((a, b) => waits(a) - waits(b));
}

/** What will become of every row of the file, in its order, if nothing else changes meanwhile; `byHand` is what was set in place of what the file says. */
export function planImport(
  rows: readonly Row[],
  layout: Layout,
  present: Present,
  byHand: ByHand = new Map(),
): PlannedRow[] {
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
      return { fate: "added", reason: row.status === "waitlisted" ? "There is a seat" : "" };
    }
    if (!waitlist) return error(say(refuse("full")));
    someoneWaits = true;
    return { fate: "waiting", reason: "On the waiting list: others come before" };
  }

  const read = (layout.headings ? rows.slice(1) : rows).map(({ line, cells }): PlannedRow => {
    const set = byHand.get(line);
    const at = { line, cells, byHand: set !== undefined };
    const said = readRow(cells, layout.columns, present.questions, set);
    if ("fate" in said) return { ...at, row: null, ...said };
    const { row } = said;
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
    return { ...at, row, fate: "added", reason: "" };
  });
  const placed = new Map(
    seatingOrder(read.filter(({ fate }) => fate === "added")).map((one) => [
      one.line,
      one.row ? place(one.row) : {},
    ]),
  );
  return read.map((one) => ({ ...one, ...placed.get(one.line) }));
}

const error = (reason: string) => ({ fate: "error" as const, reason });
const out = (reason: "sum" | "unsubscribed" | "unanswered" | "by-hand") => ({
  fate: "out" as const,
  reason: say(refuse(reason)),
});
const there = (reason: string) => ({ fate: "there" as const, reason });

/** Words for a row of sums under a list. */
const SUM = /^(grand |sub)?(total|sum|summe|gesamt)s?:?$/;

type Unread = { fate: "out" | "error"; reason: string };
type Cell = (kind: Column) => string;

/** A row's cells by what they hold. */
function cellsOf(cells: readonly string[], columns: Layout["columns"]): Cell {
  return (kind) => {
    const at = columns.indexOf(kind);
    // Files that this app or another wrote: an apostrophe keeps a spreadsheet from calculating.
    return at < 0 ? "" : (cells[at] ?? "").replace(/^'(?=\s*[=+\-@＝＋－＠])/, "");
  };
}

/** What a row says of those values that can be set by hand, as text, however wrong it is. */
export function rawValues(cells: readonly string[], { columns }: Layout) {
  const cell = cellsOf(cells, columns);
  return {
    name: cell("name") || [cell("first-name"), cell("last-name")].filter(Boolean).join(" "),
    email: cell("email"),
    partySize: partyOf(cell("party"), cell("guests")),
    status: stateIn(cell),
    note: cell("note"),
  };
}

/** The state in a row: as it says, and waiting for approval where it says no more than that nothing was paid. */
function stateIn(cell: Cell): Said | null {
  const said = cell("status").trim();
  if (said !== "") return stateSaid(said);
  return paidSaid(cell("paid")) === false ? "pending" : "going";
}

function readRow(
  cells: readonly string[],
  columns: Layout["columns"],
  questions: readonly Question[],
  set: SetByHand | undefined,
): { row: NewRsvp } | Unread {
  const cell = cellsOf(cells, columns);
  if (set && "leftOut" in set) return out("by-hand");
  const raw = rawValues(cells, { headings: false, columns });
  if (!set) {
    if (raw.email === "" && cells.some((one) => SUM.test(fold(one)))) return out("sum");
    if (cell("unsubscribed") !== "") return out("unsubscribed");
    const { status } = raw;
    if (!status) return error(say(refuse("status", { said: cut(cell("status").trim()) })));
    if (status === "unsubscribed" || status === "unanswered") return out(status);
  }
  const parsed = addRow.safeParse({
    ...raw,
    ...(set && typedByHand(set)),
    comment: cell("comment"),
    heardFrom: cell("heard"),
  });
  if (!parsed.success) {
    return error(parsed.error.issues.map(({ message }) => message).join(" "));
  }
  const { partySize } = parsed.data;
  const answers: Record<string, unknown> = {};
  for (const question of questions) {
    const given = typedIn(cell(answerColumn(question.id)), question, partySize);
    if ("ok" in given) return error(say(given));
    answers[`q${question.id}`] = given.typed;
  }
  const read = readAnswers(questions, answers, partySize, personWords);
  const [against] = Object.values(read.errors);
  return against ? error(against) : { row: { ...parsed.data, answers: read.answers } };
}

/** A party by its number, or by how many come with the person of the row. */
function partyOf(party: string, guests: string): string {
  return party === "" && /^\d{1,3}$/.test(guests) ? String(1 + Number(guests)) : party || guests;
}

const cut = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
