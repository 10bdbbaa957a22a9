import { store } from "#db/store.ts";
import type { Actor } from "#lib/access/actor.ts";
import { readParts } from "#lib/meetings/parts.ts";
import { getMeetingFor } from "#lib/meetings/queries.ts";
import { versionOf } from "./editable.ts";
import type { MeetingFormValues } from "./input.ts";
import { sentParts } from "./parts.ts";
import { insistOn } from "./refusals.ts";
import { rsvpValues } from "./rsvp-settings.ts";

/** What the form of a meeting begins with, as strings, and the version that it may replace. Throws NotFound. */
export async function getMeetingForm(
  actor: Actor,
  id: string,
): Promise<{ values: MeetingFormValues; insist: string[] }> {
  const meeting = await getMeetingFor(actor, id);
  const partsOf = await readParts(store.read, [id]);
  const parts = sentParts({ ...meeting, ...partsOf(id) });
  const text = (value: string | number | null) => (value === null ? "" : String(value));
  return {
    insist: [insistOn("stale", versionOf(meeting))],
    values: {
      groupId: meeting.groupId,
      coHostIds: parts.coHostIds,
      title: meeting.title,
      occasion: meeting.occasion,
      summary: meeting.summary,
      description: meeting.description,
      language: meeting.language,
      slug: meeting.slug,
      startsAtLocal: meeting.startsAtLocal,
      endsAtLocal: meeting.endsAtLocal,
      doorsAtLocal: text(meeting.doorsAtLocal),
      timeZone: meeting.timeZone,
      venueId: text(meeting.venueId),
      roomId: text(meeting.roomId),
      onlineUrl: text(meeting.onlineUrl),
      onlineUrlFor: meeting.onlineUrlFor,
      topics: parts.topics,
      accessNotes: meeting.accessNotes,
      imageId: text(meeting.imageId),
      imageAlt: meeting.imageAlt,
      priceNote: meeting.priceNote,
      contact: meeting.contact,
      chair: meeting.chair,
      capacity: text(meeting.capacity),
      ...rsvpValues(meeting),
      rsvpsOpenAtLocal: text(meeting.rsvpsOpenAtLocal),
      rsvpsCloseAtLocal: text(meeting.rsvpsCloseAtLocal),
      visibility: meeting.visibility,
      programme: parts.programme.map((item) => ({
        ...item,
        durationMinutes: text(item.durationMinutes),
      })),
      reading: parts.reading,
    },
  };
}
