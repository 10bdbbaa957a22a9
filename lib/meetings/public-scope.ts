import {
  and,
  eq,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  or,
  type SQL,
  sql,
} from "drizzle-orm";
import type { Reader } from "#db/engine.ts";
import { store } from "#db/store.ts";
import {
  groups,
  hosts,
  meetings,
  meetingTopics,
  programmeItems,
  programmeSpeakers,
  series,
  speakers,
  topics,
  venues,
} from "#db/tables.ts";
import { listed } from "#lib/access/visibility.ts";

/** How one can take part. A meeting that is only online is not in person; one in a hall may be both. */
export type Attendance = "online" | "in-person";

/**
 * What a list is of, by slugs: a group's meetings (hosted or co-hosted), a
 * series', a topic's, a speaker's, a venue's, those online. Several hold together.
 */
export type Of = {
  group?: string;
  series?: string;
  topic?: string;
  speaker?: string;
  venue?: string;
  attendance?: Attendance;
};

/** Which time a list is of. Local days are of the meeting's own clock: "2026-11-01"; the last is left out. */
export type When =
  | { comingAt: Date }
  | { pastAt: Date; year?: number }
  | { from: string; to: string };

/** The local year of a meeting's start, as text. */
export const localYear = sql<string>`substr(${meetings.startsAtLocal}, 1, 4)`;

function during(when: When): SQL | undefined {
  if ("comingAt" in when) return gt(meetings.endsAt, when.comingAt);
  if ("pastAt" in when) {
    const { year } = when;
    return and(lte(meetings.endsAt, when.pastAt), year === undefined ? undefined : inYear(year));
  }
  return and(
    lt(meetings.startsAtLocal, `${when.to}T00:00`),
    gt(meetings.endsAtLocal, `${when.from}T00:00`),
  );
}

const DAY_MS = 86_400_000;

/** By the local year; the instants, which the index is ordered by, leave a day around it for every zone. */
function inYear(year: number): SQL | undefined {
  // PostgreSQL has no year 0, and a year of five digits is written differently.
  const whole = String(Math.min(Math.max(year, 2), 9998)).padStart(4, "0");
  return and(
    gte(meetings.startsAt, new Date(Date.parse(`${whole}-01-01T00:00Z`) - DAY_MS)),
    lte(meetings.startsAt, new Date(Date.parse(`${whole}-12-31T23:59Z`) + DAY_MS)),
    eq(localYear, String(year)),
  );
}

/** Each part of what a list is of, as a condition on meetings. */
const parts: {
  [Key in keyof Required<Of>]: (value: Required<Of>[Key], db: Reader) => SQL | undefined;
} = {
  group: (slug, db) => {
    const group = db.select({ id: groups.id }).from(groups).where(eq(groups.slug, slug));
    const cohosted = db
      .select({ id: hosts.meetingId })
      .from(hosts)
      .where(inArray(hosts.groupId, group));
    return or(inArray(meetings.groupId, group), inArray(meetings.id, cohosted));
  },
  series: (slug, db) =>
    inArray(
      meetings.seriesId,
      db.select({ id: series.id }).from(series).where(eq(series.slug, slug)),
    ),
  topic: (slug, db) =>
    inArray(
      meetings.id,
      db
        .select({ id: meetingTopics.meetingId })
        .from(meetingTopics)
        .innerJoin(topics, eq(topics.id, meetingTopics.topicId))
        .where(eq(topics.slug, slug)),
    ),
  speaker: (slug, db) =>
    inArray(
      meetings.id,
      db
        .select({ id: programmeItems.meetingId })
        .from(programmeSpeakers)
        .innerJoin(programmeItems, eq(programmeItems.id, programmeSpeakers.itemId))
        .innerJoin(speakers, eq(speakers.id, programmeSpeakers.speakerId))
        .where(eq(speakers.slug, slug)),
    ),
  venue: (slug, db) =>
    inArray(
      meetings.venueId,
      db.select({ id: venues.id }).from(venues).where(eq(venues.slug, slug)),
    ),
  attendance: (way) =>
    way === "online"
      ? isNotNull(meetings.onlineUrl)
      : or(isNotNull(meetings.venueId), isNull(meetings.onlineUrl)),
};

/** The listed meetings of a time that are all of what is asked for, as a condition. */
export function inScope(when: When, of: Of): SQL | undefined {
  const asked = (Object.keys(parts) as (keyof Of)[]).map((key) => {
    const value = of[key];
    return value ? parts[key](value as never, store.read) : undefined;
  });
  return and(listed(), during(when), ...asked);
}

/** Whether all that a list is asked to be of is there: a group, and whatever else has or had a listed meeting. */
export async function isKnown(of: Of): Promise<boolean> {
  const { attendance: _, group, ...rest } = of;
  if (group) {
    const found = await store.read.$count(groups, eq(groups.slug, group));
    if (found === 0) return false;
  }
  for (const [key, value] of Object.entries(rest)) {
    if (!value) continue;
    const one = parts[key as keyof typeof rest](value, store.read);
    const found = await store.read
      .select({ id: meetings.id })
      .from(meetings)
      .where(and(listed(), one))
      .limit(1);
    if (found.length === 0) return false;
  }
  return true;
}
