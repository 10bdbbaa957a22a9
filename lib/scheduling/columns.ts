import { isDeepStrictEqual } from "node:util";
import { getTableColumns } from "drizzle-orm";
import { meetings } from "#db/tables.ts";
import { isOff } from "#lib/meetings/moment.ts";
import { TIMES, timesOf } from "#lib/meetings/next-times.ts";
import { pick } from "#lib/pick.ts";
import { wholeAmount } from "#lib/text/currencies.ts";
import { searchKey } from "#lib/text/fold.ts";
import { resolveLocal } from "#lib/time/dates.ts";
import { instantsOf } from "#lib/time/instants.ts";
import { type Hours, sessionsOf } from "#lib/time/sessions.ts";
import { type Passes, WALL_TIMES } from "#lib/time/wall-times.ts";
import { FIELD_NAMES, type FieldName, fieldOf } from "./fields.ts";
import type { MeetingInput } from "./input.ts";

/** The fields that are stored as they are, in the column of their name. An address is looked up first, whether it is free. */
type Stored = Exclude<FieldName & keyof typeof meetings.$inferInsert, "slug">;

const STORED = FIELD_NAMES.filter(
  (name): name is Stored => name in getTableColumns(meetings) && name !== "slug",
);

/** The meeting's own columns, from what the form sent: its fields, and what is derived from them. */
export function columnsOf(input: MeetingInput) {
  const stored = { ...pick(input, STORED), passes: neededPasses(input) };
  return {
    ...stored,
    ...instantsOf(stored),
    priceAmount: input.priceAmount && wholeAmount(input.priceAmount, input.priceCurrency),
    searchKey: searchKey(input.title, input.occasion, input.summary),
  };
}

type Row = typeof meetings.$inferSelect;

/** The same as they are written: where the meeting is off its times stay as they were announced, and others wait. */
export function written(before: Row, typed: ReturnType<typeof columnsOf>) {
  if (!isOff(before)) return { ...typed, nextTimes: null };
  const differs = changedColumns(before, pick(typed, TIMES)).length > 0;
  return { ...typed, ...timesOf(before), nextTimes: differs ? pick(typed, TIMES) : null };
}

/** A choice that was made of another time says nothing of this one. */
function neededPasses({ passes, timeZone, ...input }: MeetingInput): Passes {
  const needed = WALL_TIMES.filter((name) => {
    const local = input[name];
    return local !== null && resolveLocal(local, timeZone).kind === "repeated";
  });
  return Object.fromEntries(needed.map((name) => [name, passes[name]]));
}

/** Columns that say nothing of their own: the search's key, and by which data the instants were derived. */
const SILENT = ["searchKey", "zoneData"];

/** The names of the columns that differ. */
export function changedColumns<T extends object>(before: T, columns: Partial<T>): string[] {
  return Object.keys(columns).filter(
    (key) =>
      !SILENT.includes(key) && !isDeepStrictEqual(before[key as keyof T], columns[key as keyof T]),
  );
}

/** Whether coming depends on a column that changed: its field says so, or it is begun or ended at another moment. */
export function matters(changed: string): boolean {
  return changed === "startsAt" || changed === "endsAt" || fieldOf(changed)?.matters === true;
}

/** The most days that calendars have been given of a meeting, with those that it has now. */
export function daysTold(before: { daysTold: number }, hours: Hours): number {
  return Math.max(before.daysTold, sessionsOf(hours).length);
}
