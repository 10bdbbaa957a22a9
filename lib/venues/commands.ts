import { and, eq, inArray, isNotNull, isNull, type SQL } from "drizzle-orm";
import { store } from "#db/store.ts";
import { meetings, venues } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { assertOrganizes } from "#lib/access/own-group.ts";
import type { Choice } from "#lib/forms/choices.ts";
import { withKnownIds } from "#lib/forms/rows.ts";
import { markChanged, markMoved } from "#lib/kept/seen-meetings.ts";
import { searchKey } from "#lib/text/clean.ts";
import { now } from "#lib/time/clock.ts";
import { recordAudit } from "../audit.ts";
import { newId } from "../ids.ts";
import { done, type Result, refuse, refuseFields } from "../result.ts";
import { freeSlug, keepFormerSlug } from "../slugs.ts";
import { type VenueInput, venueInput } from "./input.ts";
import { getOwnVenue, type Venue } from "./queries.ts";
import { roomsInUse, saveRooms } from "./rooms.ts";

type Saved = { id: string; slug: string };

function columns({ groupId: _, rooms: __, coordinates, ...input }: VenueInput) {
  return {
    ...input,
    latitude: coordinates?.latitude ?? null,
    longitude: coordinates?.longitude ?? null,
    searchKey: searchKey(input.name, input.address, input.locality, input.postcode),
    changedAt: now(),
  };
}

/** Adds a venue to a group of the actor's. */
export async function createVenue(actor: Actor, input: VenueInput): Promise<Result<Saved>> {
  return store.write(async (tx) => {
    await assertOrganizes(tx, actor, input.groupId);
    const venue = {
      id: newId(),
      groupId: input.groupId,
      slug: await freeSlug(tx, "venue", input.name),
      createdAt: now(),
      ...columns(input),
    };
    await tx.insert(venues).values(venue);
    await saveRooms(tx, venue.id, [], input.rooms);
    await recordAudit(tx, actor, {
      action: "venue.created",
      groupId: venue.groupId,
      subjectId: venue.id,
      detail: { name: venue.name },
    });
    return done({ id: venue.id, slug: venue.slug });
  });
}

/** Adds a venue of which only the name is known yet, for a form that needs it at once. */
export async function quickAddVenue(
  actor: Actor,
  input: { groupId: string; name: string },
): Promise<Result<Choice>> {
  const saved = await createVenue(actor, venueInput.parse(input));
  return saved.ok ? done({ id: saved.value.id, label: input.name, hint: "" }) : saved;
}

/**
 * Changes a venue. What readers and calendars see of its meetings is marked as
 * changed, and as moved where the place itself is another or has another name.
 * A room that a meeting is in cannot be taken away.
 */
export async function updateVenue(
  actor: Actor,
  id: string,
  input: VenueInput,
): Promise<Result<Saved>> {
  return store.write(async (tx) => {
    const before = await getOwnVenue(actor, id, tx);
    const listed = withKnownIds(before.rooms, input.rooms, (room) => searchKey(room.name));
    const fieldErrors = await roomsInUse(tx, before, listed);
    if (fieldErrors) return refuseFields(fieldErrors, "room-in-use");

    const after = columns(input);
    const slug =
      before.name === input.name ? before.slug : await freeSlug(tx, "venue", input.name, id);
    if (slug !== before.slug) await keepFormerSlug(tx, "venue", before.slug, id);
    await tx
      .update(venues)
      .set({ ...after, slug })
      .where(eq(venues.id, id));
    const renamed = await saveRooms(tx, id, before.rooms, listed);

    const here = eq(meetings.venueId, id);
    if (differ(before, after, PLACE)) await markMoved(tx, here);
    else {
      if (differ(before, after, VISIBLE)) await markChanged(tx, here);
      if (renamed.length > 0) await markMoved(tx, inArray(meetings.roomId, renamed));
    }
    await recordAudit(tx, actor, {
      action: "venue.updated",
      groupId: before.groupId,
      subjectId: id,
      detail: { name: input.name },
    });
    return done({ id, slug });
  });
}

/** Where it is and what it is called: a calendar's LOCATION and GEO. */
const PLACE = [
  "name",
  "address",
  "locality",
  "postcode",
  "country",
  "latitude",
  "longitude",
] as const;
const VISIBLE = ["capacity", "accessNotes", "directions", "url"] as const;

type Facts = Pick<Venue, (typeof PLACE)[number] | (typeof VISIBLE)[number]>;

function differ(a: Facts, b: Facts, facts: readonly (keyof Facts)[]): boolean {
  return facts.some((fact) => a[fact] !== b[fact]);
}

/** Deletes a venue at which no meeting is; refuses where there is one, whoever's it is. */
export async function deleteVenue(actor: Actor, id: string): Promise<Result> {
  return store.write(async (tx) => {
    const venue = await getOwnVenue(actor, id, tx);
    const here: SQL = eq(meetings.venueId, id);
    const used = await tx.$count(meetings, and(here, isNull(meetings.deletedAt)));
    if (used > 0) {
      return refuse(
        "in-use",
        used === 1
          ? "A meeting is set for this venue, so it cannot be deleted. Give that meeting another venue, or merge this one."
          : `${used} meetings are set for this venue, so it cannot be deleted. Give them another venue, or merge this one.`,
      );
    }
    // What is left are tombstones, which need no place.
    await tx
      .update(meetings)
      .set({ venueId: null, roomId: null })
      .where(and(here, isNotNull(meetings.deletedAt)));
    await tx.delete(venues).where(eq(venues.id, id));
    await recordAudit(tx, actor, {
      action: "venue.deleted",
      groupId: venue.groupId,
      subjectId: id,
      detail: { name: venue.name },
    });
    return done();
  });
}
