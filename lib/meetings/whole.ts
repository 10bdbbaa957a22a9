import { and, asc, eq, getTableColumns, isNotNull, type SQL } from "drizzle-orm";
import type { Reader } from "#db/engine.ts";
import { groups, images, meetings, rooms, series, venues } from "#db/tables.ts";
import { now } from "#lib/time/clock.ts";
import { readParts } from "./parts.ts";
import { toldColumns } from "./seats-told.ts";

/**
 * Meetings with all that belongs to them: their own columns, host, place,
 * series and picture, programme, reading, co-hosts and topics; in the order of
 * time, in five statements however many there are. It narrows nothing: what
 * others than organizers are given of it is decided by who asks for it here.
 */
export async function readWhole(db: Reader, where: SQL | undefined) {
  const rows = await db
    .select({
      ...getTableColumns(meetings),
      ...toldColumns(now()),
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
        mapLink: venues.mapLink,
        accessNotes: venues.accessNotes,
        directions: venues.directions,
        url: venues.url,
      },
      room: { id: rooms.id, name: rooms.name, accessNotes: rooms.accessNotes },
      series: { slug: series.slug, title: series.title },
      image: { width: images.width, height: images.height },
    })
    .from(meetings)
    .innerJoin(groups, eq(groups.id, meetings.groupId))
    .leftJoin(venues, eq(venues.id, meetings.venueId))
    .leftJoin(rooms, eq(rooms.id, meetings.roomId))
    .leftJoin(series, eq(series.id, meetings.seriesId))
    .leftJoin(images, eq(images.id, meetings.imageId))
    .where(where)
    .orderBy(asc(meetings.startsAt), asc(meetings.id));
  if (rows.length === 0) return [];
  const partsOf = await readParts(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...row, ...partsOf(row.id) }));
}

/** A meeting as the database has it, with everything that hangs on it. Markdown stands in `description` and `report`. */
export type WholeMeeting = Awaited<ReturnType<typeof readWhole>>[number];

/** A meeting by its id for invitations, in a transaction too; null if it was never published. */
export async function findInvitedMeeting(db: Reader, id: string): Promise<WholeMeeting | null> {
  const found = await readWhole(db, and(isNotNull(meetings.firstPublishedAt), eq(meetings.id, id)));
  return found[0] ?? null;
}
