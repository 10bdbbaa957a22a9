import { and, eq, gt, gte, inArray, isNotNull, lt, lte, or, type SQL, sql } from "drizzle-orm";
import { store } from "#db/store.ts";
import { groups, hosts, meetings } from "#db/tables.ts";
import { readWhole, type WholeMeeting } from "#lib/meetings/whole.ts";
import { findSiteChange } from "#lib/site/public-queries.ts";
import { now } from "#lib/time/clock.ts";
import { toInstant } from "#lib/time/dates.ts";

const DAY_MS = 86_400_000;
/** What is over stays this long, so that calendars learn of late changes. */
const PAST_DAYS = 90;
/** Eighteen months. */
const AHEAD_DAYS = 548;

/** Published once: calendars may hold it, whatever became of it. */
const known = isNotNull(meetings.firstPublishedAt);

async function listWithin(scope: SQL | undefined): Promise<WholeMeeting[]> {
  const at = now().getTime();
  const from = new Date(at - PAST_DAYS * DAY_MS);
  const until = new Date(at + AHEAD_DAYS * DAY_MS);
  // An unlisted meeting stands in no list, nor does the tombstone of one that never was in any.
  const here = and(
    eq(meetings.visibility, "public"),
    gte(meetings.endsAt, from),
    lte(meetings.startsAt, until),
  );
  const found = await readWhole(
    store.read,
    and(known, or(here, isNotNull(meetings.tombstone)), scope),
  );
  return found.filter(({ tombstone: was }) => {
    if (!was) return true;
    const [starts, ends] = [was.startsAtLocal, was.endsAtLocal].map((local) =>
      toInstant(local, was.timeZone),
    );
    return was.listed && ends! >= from && starts! <= until;
  });
}

/**
 * Meetings for the feed of the whole site: public ones, and the tombstones of
 * those that were, from 90 days back to 18 months ahead.
 */
export async function listCalendarMeetings(): Promise<WholeMeeting[]> {
  return listWithin(undefined);
}

/** The same for one group: the meetings that it hosts or co-hosts. */
export async function listGroupCalendarMeetings(groupId: string): Promise<WholeMeeting[]> {
  const cohosted = store.read
    .select({ id: hosts.meetingId })
    .from(hosts)
    .where(eq(hosts.groupId, groupId));
  return listWithin(or(eq(meetings.groupId, groupId), inArray(meetings.id, cohosted)));
}

/** A meeting by its slug for its own feed, unlisted or long past too; null if it was never published. */
export async function findCalendarMeeting(slug: string): Promise<WholeMeeting | null> {
  const found = await readWhole(store.read, and(known, eq(meetings.slug, slug)));
  return found[0] ?? null;
}

function latest(...instants: (number | null | undefined)[]): number {
  return Math.max(0, ...instants.map((instant) => instant ?? 0));
}

function groupsChanged() {
  const at = sql`max(${groups.changedAt})`.mapWith(groups.changedAt);
  return store.read.select({ at }).from(groups);
}

/** When the calendar of one meeting last became other than it was: it names groups too. */
export async function newestChangeOf(meeting: Pick<WholeMeeting, "changedAt">): Promise<Date> {
  const [group] = await groupsChanged();
  return new Date(latest(meeting.changedAt.getTime(), (group?.at as Date | null)?.getTime()));
}

/**
 * When the feeds last became other than they were: the last change of a
 * meeting that calendars may know (withdrawn and unlisted ones count), of a
 * group or of the site, or the moment at which a meeting came into the horizon or left it.
 */
export async function newestChange(): Promise<Date> {
  const at = now().getTime();
  const left = new Date(at - PAST_DAYS * DAY_MS);
  const ahead = new Date(at + AHEAD_DAYS * DAY_MS);
  const db = store.read;
  const one = (column: typeof meetings.changedAt, where: SQL | undefined) =>
    db
      .select({ at: sql`max(${column})`.mapWith(column) })
      .from(meetings)
      .where(and(known, where));
  const site = await findSiteChange();
  const [changed, over, come, group] = [
    await one(meetings.changedAt, undefined),
    await one(meetings.endsAt, lt(meetings.endsAt, left)),
    await one(meetings.startsAt, and(lte(meetings.startsAt, ahead), gt(meetings.startsAt, left))),
    await groupsChanged(),
  ].map(([row]) => (row?.at as Date | null)?.getTime());
  return new Date(
    Math.min(
      at,
      latest(
        changed,
        group,
        site?.getTime(),
        over && over + PAST_DAYS * DAY_MS,
        come && come - AHEAD_DAYS * DAY_MS,
      ),
    ),
  );
}

/** What a feed of a group says of the group, or null. */
export async function findCalendarGroup(slug: string) {
  const [row] = await store.read
    .select({
      id: groups.id,
      slug: groups.slug,
      name: groups.name,
      description: groups.description,
      timeZone: groups.timeZone,
      accent: groups.accent,
    })
    .from(groups)
    .where(eq(groups.slug, slug));
  return row ?? null;
}

/** The slug under which a group is found now; null if it is not there. */
export async function findGroupSlug(id: string): Promise<string | null> {
  const [row] = await store.read
    .select({ slug: groups.slug })
    .from(groups)
    .where(eq(groups.id, id));
  return row?.slug ?? null;
}
