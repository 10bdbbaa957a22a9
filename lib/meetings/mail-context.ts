import { eq } from "drizzle-orm";
import type { Reader } from "#db/store.ts";
import { groups, meetings, rooms, venues } from "#db/tables.ts";
import { clockTime, longDate, timeRange, zoneName } from "#lib/dates.ts";
import { env } from "#lib/env.ts";
import type { CalendarEvent } from "#lib/feeds/calendar-types.ts";
import { parseMailbox } from "#lib/mail/address.ts";
import type { MeetingFacts } from "#lib/mail/templates/facts.ts";

const columns = {
  id: meetings.id,
  slug: meetings.slug,
  uid: meetings.uid,
  sequence: meetings.sequence,
  status: meetings.status,
  title: meetings.title,
  occasion: meetings.occasion,
  summary: meetings.summary,
  startsAtLocal: meetings.startsAtLocal,
  endsAtLocal: meetings.endsAtLocal,
  doorsAtLocal: meetings.doorsAtLocal,
  timeZone: meetings.timeZone,
  startsAt: meetings.startsAt,
  endsAt: meetings.endsAt,
  onlineUrl: meetings.onlineUrl,
  accessNotes: meetings.accessNotes,
  createdAt: meetings.createdAt,
  group: { id: groups.id, name: groups.name, email: groups.email, accent: groups.accent },
  venue: {
    name: venues.name,
    address: venues.address,
    locality: venues.locality,
    postcode: venues.postcode,
    latitude: venues.latitude,
    longitude: venues.longitude,
  },
  room: { name: rooms.name },
};

type Row = Pick<
  typeof meetings.$inferSelect,
  Exclude<keyof typeof columns, "group" | "venue" | "room">
> & {
  group: Pick<typeof groups.$inferSelect, "id" | "name" | "email" | "accent">;
  venue: Pick<
    typeof venues.$inferSelect,
    "name" | "address" | "locality" | "postcode" | "latitude" | "longitude"
  > | null;
  room: { name: string } | null;
};

/** What mails about a meeting are made from. */
export type MailContext = {
  meetingId: string;
  group: Row["group"];
  sequence: number;
  /** Facts for somebody who is going: with the online link. */
  facts: MeetingFacts;
  event: CalendarEvent;
  /** Whose name and address stand as ORGANIZER: where answers to the mail go. */
  organizer: { name: string; email: string };
};

/** "Sunday 7 October 2007, 14:00–17:00 (BST)" */
export function whenInWords(row: Pick<Row, "startsAtLocal" | "endsAtLocal" | "timeZone">): string {
  const { startsAtLocal, endsAtLocal, timeZone } = row;
  return `${longDate(startsAtLocal)}, ${timeRange(startsAtLocal, endsAtLocal)} (${zoneName(startsAtLocal, timeZone)})`;
}

function addressOf(venue: NonNullable<Row["venue"]>): string {
  const town = [venue.locality, venue.postcode].filter(Boolean).join(" ");
  return [venue.address, town].filter(Boolean).join(", ");
}

function placeName({ venue, room }: Row): string {
  return [venue?.name, room?.name].filter(Boolean).join(", ");
}

function eventOf(row: Row, url: string): CalendarEvent {
  const { venue } = row;
  const geo =
    venue && venue.latitude !== null && venue.longitude !== null
      ? { latitude: venue.latitude, longitude: venue.longitude }
      : undefined;
  return {
    uid: row.uid,
    sequence: row.sequence,
    createdAt: row.createdAt,
    changedAt: row.createdAt,
    startsAtLocal: row.startsAtLocal,
    endsAtLocal: row.endsAtLocal,
    zone: row.timeZone,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    status: "confirmed",
    title: row.title,
    description: [
      row.occasion,
      row.summary,
      row.doorsAtLocal ? `Doors open at ${clockTime(row.doorsAtLocal)}.` : "",
      row.onlineUrl ? `Join online: ${row.onlineUrl}` : "",
      row.accessNotes,
      url,
    ]
      .filter(Boolean)
      .join("\n\n"),
    ...(venue
      ? { place: { name: placeName(row), address: addressOf(venue), ...(geo ? { geo } : {}) } }
      : {}),
    url,
    categories: [],
    ...(row.onlineUrl ? { onlineUrl: row.onlineUrl } : {}),
  };
}

/** Everything about a meeting that its mails say. Throws if there is no such meeting. */
export async function loadMailContext(
  db: Pick<Reader, "select">,
  meetingId: string,
): Promise<MailContext> {
  const [row] = await db
    .select(columns)
    .from(meetings)
    .innerJoin(groups, eq(groups.id, meetings.groupId))
    .leftJoin(venues, eq(venues.id, meetings.venueId))
    .leftJoin(rooms, eq(rooms.id, meetings.roomId))
    .where(eq(meetings.id, meetingId));
  if (!row) throw new Error("A mail about a meeting that is not there");
  const url = `${env().siteUrl}/meetings/${row.slug}`;
  const where = row.venue
    ? [placeName(row), addressOf(row.venue)].filter(Boolean).join(", ")
    : null;
  return {
    meetingId: row.id,
    group: row.group,
    sequence: row.sequence,
    facts: {
      title: row.title,
      when: whenInWords(row),
      doors: row.doorsAtLocal ? clockTime(row.doorsAtLocal) : null,
      where,
      url,
      onlineUrl: row.onlineUrl,
      groupName: row.group.name,
      accent: row.group.accent,
    },
    event: eventOf(row, url),
    organizer: {
      name: row.group.name,
      email: row.group.email ?? parseMailbox(env().mailFrom).email,
    },
  };
}
