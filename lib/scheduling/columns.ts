import { getTableColumns } from "drizzle-orm";
import { meetings } from "#db/tables.ts";
import { pick } from "#lib/pick.ts";
import { wholeAmount } from "#lib/text/currencies.ts";
import { searchKey } from "#lib/text/fold.ts";
import { toInstant } from "#lib/time/dates.ts";
import { FIELD_NAMES, type FieldName } from "./fields.ts";
import type { MeetingInput } from "./input.ts";

/** The fields that are stored as they are, in the column of their name. An address is looked up first, whether it is free. */
type Stored = Exclude<FieldName & keyof typeof meetings.$inferInsert, "slug">;

const STORED = FIELD_NAMES.filter(
  (name): name is Stored => name in getTableColumns(meetings) && name !== "slug",
);

/** The meeting's own columns, from what the form sent: its fields, and what is derived from them. */
export function columnsOf(input: MeetingInput) {
  const { timeZone, rsvpsOpenAtLocal: opens, rsvpsCloseAtLocal: closes } = input;
  return {
    ...pick(input, STORED),
    startsAt: toInstant(input.startsAtLocal, timeZone),
    endsAt: toInstant(input.endsAtLocal, timeZone),
    rsvpsOpenAt: opens === null ? null : toInstant(opens, timeZone),
    rsvpsCloseAt: closes === null ? null : toInstant(closes, timeZone),
    priceAmount: input.priceAmount && wholeAmount(input.priceAmount, input.priceCurrency),
    searchKey: searchKey(input.title, input.occasion, input.summary),
  };
}

/** The names of the columns that differ; the search's key says nothing of its own. */
export function changedColumns<T extends object>(before: T, columns: Partial<T>): string[] {
  const plain = (value: unknown) =>
    value instanceof Date ? value.getTime() : Array.isArray(value) ? value.join(" ") : value;
  return Object.keys(columns).filter(
    (key) =>
      key !== "searchKey" && plain(before[key as keyof T]) !== plain(columns[key as keyof T]),
  );
}
