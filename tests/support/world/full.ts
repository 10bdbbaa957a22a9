import { type Column, eq, getTableColumns } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import { store } from "#db/store.ts";
import { meetings, questions, rsvps, series } from "#db/tables.ts";
import { ago, ahead } from "./at.ts";
import { idOf } from "./ids.ts";

/* Rows of which every column says something, and not what it says by itself: so that it shows what is made of each. */

type Row = Record<string, unknown>;
type Table = typeof meetings | typeof rsvps | typeof questions;

const says = (value: unknown) => JSON.stringify(value instanceof Date ? value.getTime() : value);
const EMPTY = ["null", '""', "0", "false", "[]", "{}"];

/** Whether a column says nothing, or what it says where nobody has said anything. */
const isSilent = (value: unknown, column: Column) =>
  EMPTY.includes(says(value)) || says(value) === says(column.default);

function something(name: string, { dataType, default: usual }: Column): unknown {
  if (dataType === "string") return `the ${name}`;
  if (dataType === "number") return 9;
  if (dataType === "boolean") return usual !== true;
  if (dataType === "date") return ago(7);
  throw new Error(`What ${name} is to say stands in tests/support/world/full.ts`);
}

async function fill(table: Table, id: string, own: Row): Promise<Row> {
  const whole: SQLiteTable = table;
  const [row] = (await store.read.select().from(whole).where(eq(table.id, id))) as Row[];
  const columns = Object.entries<Column>(getTableColumns(table));
  const told = columns.map(([name, column]) => {
    if (Object.hasOwn(own, name)) return [name, own[name]] as const;
    const value = row?.[name];
    return [name, isSilent(value, column) ? something(name, column) : value] as const;
  });
  const full = Object.fromEntries(told);
  await store.write((tx) => tx.update(whole).set(full).where(eq(table.id, id)));
  return full;
}

/** A meeting of the world, with a word in every column; it is not deleted. */
export async function fillMeeting(id: string, more: Row = {}): Promise<Row> {
  const own = { groupId: idOf("h", "group"), createdAt: ago(50), changedAt: ago(50) };
  const row = { ...own, id: idOf("s", "series"), slug: "series", title: "Rivers" };
  await store.write((tx) => tx.insert(series).values(row).onConflictDoNothing());
  // What waits until it is on again are the times that it has.
  const times = {
    startsAtLocal: "2026-12-03T19:00",
    endsAtLocal: "2026-12-03T21:00",
    doorsAtLocal: "2026-12-03T18:30",
    rsvpsOpenAtLocal: "2026-11-01T10:00",
    rsvpsCloseAtLocal: "2026-12-02T10:00",
    timeZone: "Europe/London",
    passes: { doorsAtLocal: "first" },
    dailyFrom: "10:00",
    dailyUntil: "17:00",
  };
  const { startsAtLocal, endsAtLocal, timeZone } = times;
  return fill(meetings, id, {
    ...times,
    seriesId: row.id,
    language: "de",
    doorsAt: new Date("2026-12-03T18:30:00Z"),
    movedFrom: { startsAt: ago(1).getTime(), endsAt: ahead(1).getTime() },
    onlineUrlFor: "everyone",
    priceAmount: "3.50",
    priceCurrency: "EUR",
    waitlistOrder: "smaller-first",
    plusAddresses: "same",
    rsvpsOpenAt: new Date("2026-11-01T10:00:00Z"),
    rsvpsCloseAt: new Date("2026-12-02T10:00:00Z"),
    createdBy: idOf("h", "owner"),
    nextTimes: times,
    tombstone: { startsAtLocal, endsAtLocal, timeZone, listed: true, title: "Once" },
    putAway: ["report"],
    deletedAt: null,
    ...more,
  });
}

/** Somebody's RSVP, with a word in every column; nobody has erased it. */
export const fillRsvp = (id: string, more: Row = {}) =>
  fill(rsvps, id, {
    calendarOrganizer: { name: "Group h", email: "group-h@example.org" },
    cancelledBy: "organizer",
    cancelledFrom: "pending",
    partyNames: ["Ida"],
    erasedAt: null,
    ...more,
  });

/** A question that is asked, with a word in every column. */
export const fillQuestion = (id: string, more: Row = {}) =>
  fill(questions, id, {
    per: "seat",
    sensitive: "diet",
    shownIf: { questionId: idOf("m", "drink"), answers: ["tea"] },
    options: ["none"],
    retiredAt: null,
    ...more,
  });
