import { asc, count, desc, eq, sql } from "drizzle-orm";
import type { Reader } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { groups, meetings, venues } from "#db/tables.ts";
import { now } from "#lib/time/clock.ts";
import { hoursColumns } from "./hours.ts";
import { inScope, localYear, type Of, type When } from "./public-scope.ts";
import { seatsTold, toldColumns } from "./seats-told.ts";

const columns = () => ({
  id: meetings.id,
  slug: meetings.slug,
  title: meetings.title,
  occasion: meetings.occasion,
  summary: meetings.summary,
  status: meetings.status,
  ...hoursColumns,
  capacity: meetings.capacity,
  ...toldColumns(now()),
  takesRsvps: meetings.takesRsvps,
  doorsAt: meetings.doorsAt,
  rsvpsOpenAt: meetings.rsvpsOpenAt,
  rsvpsCloseAt: meetings.rsvpsCloseAt,
  waitlist: meetings.waitlist,
  waitlistOrder: meetings.waitlistOrder,
  groupSlug: groups.slug,
  groupName: groups.name,
  accent: groups.accent,
  venueName: venues.name,
  venueLocality: venues.locality,
  online: sql<number>`case when ${meetings.onlineUrl} is null then 0 else 1 end`,
});

function select(db: Reader) {
  return db
    .select(columns())
    .from(meetings)
    .innerJoin(groups, eq(groups.id, meetings.groupId))
    .leftJoin(venues, eq(venues.id, meetings.venueId));
}

/** A row as a list shows it: no figure of who comes, only what is to be known of the seats. */
function asListed(row: Awaited<ReturnType<typeof select>>[number]) {
  const { capacity, waitlistOrder, seatsTold: taken, waitsTold, online, ...meeting } = row;
  return {
    ...meeting,
    seats: seatsTold({ capacity, waitlistOrder, seatsTold: taken, waitsTold }),
    online: online === 1,
    inPerson: meeting.venueName !== null || online === 0,
  };
}

/** A meeting as a line of the noticeboard. */
export type ListedMeeting = ReturnType<typeof asListed>;

type Page = { of?: Of; limit: number; offset?: number };

/** Listed meetings that are not over at an instant, the soonest first. Cancelled and postponed ones stand among them. */
export async function listUpcomingMeetings({
  at,
  of = {},
  limit,
  offset = 0,
}: Page & { at: Date }) {
  const rows = await select(store.read)
    .where(inScope({ comingAt: at }, of))
    .orderBy(asc(meetings.startsAt), asc(meetings.id))
    .limit(limit)
    .offset(offset);
  return rows.map(asListed);
}

/** Listed meetings that are over at an instant, the latest first; of one local year if given. */
export async function listPastMeetings({
  at,
  of = {},
  year,
  limit,
  offset = 0,
}: Page & { at: Date; year?: number }) {
  const rows = await select(store.read)
    .where(inScope({ pastAt: at, year }, of))
    .orderBy(desc(meetings.startsAt), desc(meetings.id))
    .limit(limit)
    .offset(offset);
  return rows.map(asListed);
}

/** Listed meetings that touch the local days from one to before another, in the order of their clocks. */
export async function listMeetingsBetween({
  from,
  to,
  of = {},
  limit,
}: Page & { from: string; to: string }) {
  const rows = await select(store.read)
    .where(inScope({ from, to }, of))
    .orderBy(asc(meetings.startsAtLocal), asc(meetings.id))
    .limit(limit);
  return rows.map(asListed);
}

/** How many listed meetings there are of a time and a choice. */
export async function countMeetings(when: When, of: Of = {}): Promise<number> {
  return store.read.$count(meetings, inScope(when, of));
}

/** The local months ("2026-11") nearest to a span of days that have something: one before, one after; or null. */
export async function findNeighbourMonths({ from, to }: { from: string; to: string }, of: Of = {}) {
  const month = async (when: When, latest: boolean) => {
    const [row] = await store.read
      .select({ local: meetings.startsAtLocal })
      .from(meetings)
      .where(inScope(when, of))
      .orderBy(latest ? desc(meetings.startsAtLocal) : asc(meetings.startsAtLocal))
      .limit(1);
    return row?.local.slice(0, 7) ?? null;
  };
  const [before, after] = await Promise.all([
    month({ from: "0000-01-01", to: from }, true),
    month({ from: to, to: "9999-12-31" }, false),
  ]);
  return { before, after };
}

/** The local years that have listed meetings that are over, the latest first, with how many. */
export async function listArchiveYears({ at, of = {} }: { at: Date; of?: Of }) {
  const rows = await store.read
    .select({ year: localYear, meetings: count() })
    .from(meetings)
    .where(inScope({ pastAt: at }, of))
    .groupBy(localYear)
    .orderBy(desc(localYear));
  return rows.map((row) => ({ year: Number(row.year), meetings: row.meetings }));
}
