import type { Row } from "#lib/imports/table.ts";
import { emailKey } from "#lib/mail/address.ts";
import type { Question } from "#lib/questions/rules.ts";
import { say } from "#lib/result.ts";
import { fold } from "#lib/text/fold.ts";
import type { NewRsvp } from "../desk/add.ts";
import type { ByHand } from "./by-hand.ts";
import type { Layout } from "./columns.ts";
import { countingRows } from "./counting-rows.ts";
import { readRow } from "./read-row.ts";
import { refuse } from "./refusals.ts";
import { readingOf } from "./row-values.ts";
import { ticketsIn } from "./tickets.ts";

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

/** How many rows are left out because they do not say whether somebody comes. */
export const unsaidIn = (plan: readonly Pick<PlannedRow, "reason">[]): number =>
  plan.filter(({ reason }) => reason === say(refuse("unsaid"))).length;

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
  const [first, ...below] = rows;
  const headings = layout.headings ? first?.cells.join("\n") : undefined;
  const reading = readingOf(rows, layout);
  const said = (layout.headings ? below : rows).map(({ line, cells }): PlannedRow => {
    const set = byHand.get(line);
    const at = { line, cells, byHand: set !== undefined };
    // Of a list in pages, each with its headings.
    if (!set && cells.join("\n") === headings) {
      return { ...at, row: null, fate: "out", reason: say(refuse("headings")) };
    }
    const one = readRow(cells, reading, present.questions, set);
    if ("fate" in one) return { ...at, row: null, ...one };
    return { ...at, row: one.row, fate: "added", reason: "" };
  });
  const tickets = ticketsIn(said, rows);
  const read = said.map((one) => {
    const people = tickets.people.get(one.line) ?? 1;
    return one.row && people > 1 ? { ...one, row: { ...one.row, partySize: people } } : one;
  });
  const single = read.filter(({ line }) => !tickets.first.has(line));
  const counts = countingRows(single, rows, layout, present.plusAddresses);
  const once = withoutThere(read, counts, tickets.first, present);
  const place = seating(present);
  const placed = new Map(
    seatingOrder(once.filter(({ fate }) => fate === "added")).map((one) => [
      one.line,
      one.row ? place(one.row) : {},
    ]),
  );
  return once.map((one) => ({ ...one, ...placed.get(one.line) }));
}

/** The rows, and of each who is there already that they are: in the meeting, or in another row that counts. */
function withoutThere(
  read: readonly PlannedRow[],
  counts: ReadonlyMap<string, number>,
  tickets: ReadonlyMap<number, number>,
  { emailKeys, unnamedAddresses, plusAddresses }: Present,
): PlannedRow[] {
  const seen = new Map<string, number>();
  return read.map((one) => {
    if (!one.row) return one;
    if (one.row.email !== null) {
      const key = emailKey(one.row.email, plusAddresses);
      if (emailKeys.has(key)) return { ...one, ...there("This address has an RSVP") };
      const party = tickets.get(one.line);
      if (party) return { ...one, ...there(`One more of the party in line ${party}`) };
      const line = counts.get(key) ?? one.line;
      const other = read.find((another) => another.line === line)?.row;
      if (other && line !== one.line && !isSameName(one.row.name, other.name)) {
        return { ...one, ...error(say(refuse("shared", { line, name: other.name }))) };
      }
      if (line < one.line) {
        return { ...one, ...there(`Its address stands in line ${line} already`) };
      }
      if (line > one.line) return { ...one, ...there(`Line ${line} counts, with its address`) };
      return one;
    }
    // Two of one name may both come: as many are there already as were added.
    const name = nameKey(one.row.name);
    const nth = (seen.get(name) ?? 0) + 1;
    seen.set(name, nth);
    return nth <= (unnamedAddresses.get(name) ?? 0)
      ? { ...one, ...there("This name has an RSVP, and there is no address") }
      : one;
  });
}

/** Whether two names may be one person's: each word of the shorter is in the other, or begins a word of it. */
function isSameName(one: string, other: string): boolean {
  const [few = [], many = []] = [one, other]
    .map((name) =>
      fold(name)
        .split(/[^\p{L}\p{N}]+/u)
        .filter(Boolean),
    )
    .sort((a, b) => a.length - b.length);
  return few.every((word) => many.some((part) => part.startsWith(word) || word.startsWith(part)));
}

/** Gives seats to one row after another. */
function seating({ capacity, waitlist, waitlistOrder, ...present }: Present) {
  let { seatsTaken, someoneWaits } = present;
  return (row: NewRsvp): Pick<PlannedRow, "fate" | "reason"> => {
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
  };
}

const error = (reason: string) => ({ fate: "error" as const, reason });
const there = (reason: string) => ({ fate: "there" as const, reason });
