import { and, asc, eq, inArray } from "drizzle-orm";
import { store } from "#db/store.ts";
import {
  groups,
  images,
  meetings,
  programmeItems,
  programmeSpeakers,
  rooms,
  series,
  speakers,
  venues,
} from "#db/tables.ts";
import { listed, reachable } from "#lib/access/visibility.ts";
import { figuresIn } from "#lib/text/report.ts";
import { listImageSizes } from "../images/queries.ts";
import { findFormerSlug } from "../slugs.ts";
import { listCohosts, listProgramme, listReading, listTopicsOf } from "./public-parts.ts";
import { seatsLeft } from "./standing.ts";
import { someoneWaits } from "./waiting.ts";

async function findMeetingRow(slug: string) {
  const [row] = await store.read
    .select({
      id: meetings.id,
      slug: meetings.slug,
      uid: meetings.uid,
      status: meetings.status,
      visibility: meetings.visibility,
      title: meetings.title,
      occasion: meetings.occasion,
      summary: meetings.summary,
      description: meetings.description,
      language: meetings.language,
      startsAtLocal: meetings.startsAtLocal,
      endsAtLocal: meetings.endsAtLocal,
      doorsAtLocal: meetings.doorsAtLocal,
      timeZone: meetings.timeZone,
      startsAt: meetings.startsAt,
      endsAt: meetings.endsAt,
      onlineUrl: meetings.onlineUrl,
      onlineUrlFor: meetings.onlineUrlFor,
      accessNotes: meetings.accessNotes,
      imageId: meetings.imageId,
      imageAlt: meetings.imageAlt,
      imageWidth: images.width,
      imageHeight: images.height,
      priceNote: meetings.priceNote,
      contact: meetings.contact,
      chair: meetings.chair,
      takesRsvps: meetings.takesRsvps,
      capacity: meetings.capacity,
      seatsTaken: meetings.seatsTaken,
      maxPartySize: meetings.maxPartySize,
      waitlist: meetings.waitlist,
      waitlistOrder: meetings.waitlistOrder,
      waiting: someoneWaits,
      rsvpsOpenAtLocal: meetings.rsvpsOpenAtLocal,
      rsvpsCloseAtLocal: meetings.rsvpsCloseAtLocal,
      rsvpsOpenAt: meetings.rsvpsOpenAt,
      rsvpsCloseAt: meetings.rsvpsCloseAt,
      statusNote: meetings.statusNote,
      report: meetings.report,
      attendance: meetings.attendance,
      showsAttendance: meetings.showsAttendance,
      changedAt: meetings.changedAt,
      publishedAt: meetings.publishedAt,
      group: {
        id: groups.id,
        slug: groups.slug,
        name: groups.name,
        url: groups.url,
        email: groups.email,
        accent: groups.accent,
        language: groups.language,
        links: groups.links,
      },
      venue: {
        id: venues.id,
        slug: venues.slug,
        name: venues.name,
        address: venues.address,
        locality: venues.locality,
        postcode: venues.postcode,
        country: venues.country,
        latitude: venues.latitude,
        longitude: venues.longitude,
        accessNotes: venues.accessNotes,
        directions: venues.directions,
        url: venues.url,
      },
      series: { slug: series.slug, title: series.title },
      room: { id: rooms.id, name: rooms.name, accessNotes: rooms.accessNotes },
    })
    .from(meetings)
    .innerJoin(groups, eq(groups.id, meetings.groupId))
    .leftJoin(venues, eq(venues.id, meetings.venueId))
    .leftJoin(series, eq(series.id, meetings.seriesId))
    .leftJoin(rooms, eq(rooms.id, meetings.roomId))
    .leftJoin(images, eq(images.id, meetings.imageId))
    .where(and(eq(meetings.slug, slug), reachable()));
  return row ?? null;
}

/**
 * A meeting as its page shows it to anyone, or null where there is none that
 * the public may see. The online link is given only where it is for everyone;
 * `online` says that there is one.
 */
export async function findPublicMeeting(slug: string) {
  const row = await findMeetingRow(slug);
  if (!row) return null;
  const [programme, reading, cohosts, topicList, figureSizes] = await Promise.all([
    listProgramme(row.id),
    listReading(row.id),
    listCohosts(row.id),
    listTopicsOf(row.id),
    listImageSizes(figuresIn(row.report).map(({ id }) => id)),
  ]);
  const { onlineUrl, waiting, waitlistOrder, attendance, showsAttendance, ...meeting } = row;
  return {
    ...meeting,
    seats: seatsLeft(row.capacity, row.seatsTaken, waiting === 1 && waitlistOrder === "strict"),
    /** How many came, where the organizers want it to be known. */
    attendance: showsAttendance ? attendance : null,
    figureSizes,
    online: onlineUrl !== null,
    inPerson: row.venue !== null || onlineUrl === null,
    onlineUrl: row.onlineUrlFor === "everyone" ? onlineUrl : null,
    programme,
    reading,
    cohosts,
    topics: topicList,
  };
}

export type PublicMeeting = NonNullable<Awaited<ReturnType<typeof findPublicMeeting>>>;

/** The present slug of a public meeting that once had this one, or null. */
export async function findMovedMeeting(slug: string): Promise<string | null> {
  const id = await findFormerSlug(store.read, "meeting", slug);
  if (!id) return null;
  const [row] = await store.read
    .select({ slug: meetings.slug })
    .from(meetings)
    .where(and(eq(meetings.id, id), reachable()));
  return row?.slug ?? null;
}

/** Speakers of several meetings, by meeting, each once, in the order of the programme. */
export async function listSpeakersOf(meetingIds: string[]) {
  const byMeeting = new Map<string, { slug: string; name: string }[]>();
  if (meetingIds.length === 0) return byMeeting;
  const rows = await store.read
    .select({ meetingId: programmeItems.meetingId, slug: speakers.slug, name: speakers.name })
    .from(programmeSpeakers)
    .innerJoin(programmeItems, eq(programmeItems.id, programmeSpeakers.itemId))
    .innerJoin(speakers, eq(speakers.id, programmeSpeakers.speakerId))
    .where(inArray(programmeItems.meetingId, meetingIds))
    .orderBy(asc(programmeItems.position), asc(programmeSpeakers.position));
  for (const { meetingId, ...speaker } of rows) {
    const list = byMeeting.get(meetingId) ?? [];
    if (!list.some((known) => known.slug === speaker.slug)) list.push(speaker);
    byMeeting.set(meetingId, list);
  }
  return byMeeting;
}

/** Every listed meeting's address and last change, for the sitemap. */
export async function listMeetingAddresses() {
  return store.read
    .select({ slug: meetings.slug, changedAt: meetings.changedAt })
    .from(meetings)
    .where(listed())
    .orderBy(asc(meetings.startsAt));
}
