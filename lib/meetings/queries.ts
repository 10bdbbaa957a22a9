import { and, asc, count, desc, eq, gt, inArray, isNull, lte, type SQL } from "drizzle-orm";
import { store } from "#db/store.ts";
import { groups, meetings, rooms, venues } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { inGroupsOf } from "#lib/access/in-groups.ts";
import { NotFound } from "#lib/result.ts";
import { matches } from "#lib/text/match.ts";
import { now } from "#lib/time/clock.ts";
import { hoursColumns } from "./hours.ts";
import { addressLine } from "./place.ts";
import { maySee } from "./policy.ts";

/* What organizers see of meetings. The public's view is in public-queries.ts. */

/** The lists of the desk: each meeting stands in one of them. */
export const MEETING_LISTS = ["upcoming", "drafts", "past", "off"] as const;
export type MeetingList = (typeof MEETING_LISTS)[number];

/** Meetings that the actor may see: of the groups in which they have any role; tombstones are gone. */
function visibleTo(actor: Actor): SQL | undefined {
  return and(isNull(meetings.deletedAt), inGroupsOf(actor, "helper", meetings.groupId));
}

function inList(list: MeetingList): SQL | undefined {
  switch (list) {
    case "upcoming":
      return and(eq(meetings.status, "published"), gt(meetings.endsAt, now()));
    case "drafts":
      return eq(meetings.status, "draft");
    case "past":
      return and(eq(meetings.status, "published"), lte(meetings.endsAt, now()));
    case "off":
      return inArray(meetings.status, ["cancelled", "postponed"]);
  }
}

const row = {
  id: meetings.id,
  slug: meetings.slug,
  groupId: meetings.groupId,
  groupName: groups.name,
  status: meetings.status,
  visibility: meetings.visibility,
  title: meetings.title,
  ...hoursColumns,
  venueName: venues.name,
  online: meetings.onlineUrl,
  takesRsvps: meetings.takesRsvps,
  capacity: meetings.capacity,
  seatsTaken: meetings.seatsTaken,
};

/** One page of a list of the desk, with search in titles, and how many there are in all. */
export async function listMeetingsFor(
  actor: Actor,
  {
    list,
    search = "",
    page = 1,
    perPage = 50,
  }: {
    list: MeetingList;
    search?: string;
    page?: number;
    perPage?: number;
  },
) {
  const where = and(visibleTo(actor), inList(list), matches(search, meetings.searchKey));
  const [total] = await store.read.select({ n: count() }).from(meetings).where(where);
  const rows = await store.read
    .select(row)
    .from(meetings)
    .innerJoin(groups, eq(groups.id, meetings.groupId))
    .leftJoin(venues, eq(venues.id, meetings.venueId))
    .where(where)
    .orderBy(
      list === "upcoming" || list === "drafts" ? asc(meetings.startsAt) : desc(meetings.startsAt),
      asc(meetings.id),
    )
    .limit(perPage)
    .offset((page - 1) * perPage);
  return {
    rows: rows.map(({ online, ...r }) => ({ ...r, online: online !== null })),
    total: total?.n ?? 0,
  };
}

/** How many meetings stand in each list of the desk. */
export async function countMeetingsFor(actor: Actor): Promise<Record<MeetingList, number>> {
  const counts = await Promise.all(
    MEETING_LISTS.map(async (list) => {
      const [found] = await store.read
        .select({ n: count() })
        .from(meetings)
        .where(and(visibleTo(actor), inList(list)));
      return [list, found?.n ?? 0] as const;
    }),
  );
  return Object.fromEntries(counts) as Record<MeetingList, number>;
}

/** A meeting with the names of its group and place. Throws NotFound where the actor may not see it. */
export async function getMeetingFor(actor: Actor, id: string) {
  const [found] = await store.read
    .select({
      meeting: meetings,
      groupName: groups.name,
      groupSlug: groups.slug,
      venueName: venues.name,
      roomName: rooms.name,
      venue: {
        groupId: venues.groupId,
        address: venues.address,
        locality: venues.locality,
        postcode: venues.postcode,
      },
    })
    .from(meetings)
    .innerJoin(groups, eq(groups.id, meetings.groupId))
    .leftJoin(venues, eq(venues.id, meetings.venueId))
    .leftJoin(rooms, eq(rooms.id, meetings.roomId))
    .where(and(eq(meetings.id, id), isNull(meetings.deletedAt)));
  if (!found || !maySee(actor, found.meeting)) throw new NotFound("Meeting");
  const { meeting, venue, ...names } = found;
  /** Whether the venue is only a name yet, and the group's own to complete. */
  const unaddressed = venue?.groupId === meeting.groupId && addressLine(venue) === "";
  return { ...meeting, ...names, unaddressed };
}

export type MeetingForOrganizer = Awaited<ReturnType<typeof getMeetingFor>>;
