/** From a meeting of the database to the event of a calendar. Pure. */

import { isOff } from "#lib/meetings/moment.ts";
import type { WholeMeeting } from "#lib/meetings/whole.ts";
import type { CalendarEvent, EventPlace } from "./calendar-types.ts";
import { type DescribedMeeting, meetingDescription } from "./meeting-description.ts";

/** What a calendar is told of a meeting. */
type EventMeeting = DescribedMeeting &
  Pick<
    WholeMeeting,
    | "slug"
    | "uid"
    | "sequence"
    | "title"
    | "endsAtLocal"
    | "startsAt"
    | "endsAt"
    | "onlineUrl"
    | "onlineUrlFor"
    | "createdAt"
    | "changedAt"
    | "firstPublishedAt"
    | "deletedAt"
    | "topics"
    | "visibility"
    | "tombstone"
  >;

/** Whether calendars may have the meeting although it has no page any more: it was published once and is not now. */
export function isWithdrawn(meeting: Pick<WholeMeeting, "deletedAt" | "status">): boolean {
  return meeting.deletedAt !== null || meeting.status === "draft";
}

function placeOf({ venue, room }: EventMeeting): EventPlace | undefined {
  if (!venue) return undefined;
  const town = [venue.locality, venue.postcode].filter(Boolean).join(" ");
  const place: EventPlace = {
    name: [room?.name, venue.name].filter(Boolean).join(", "),
    address: [venue.address, town].filter(Boolean).join(", "),
  };
  if (venue.latitude !== null && venue.longitude !== null)
    place.geo = { latitude: venue.latitude, longitude: venue.longitude };
  return place;
}

function times(meeting: EventMeeting) {
  const { uid, sequence, createdAt, changedAt, startsAtLocal, endsAtLocal, startsAt, endsAt } =
    meeting;
  return {
    uid,
    sequence,
    createdAt,
    changedAt,
    startsAtLocal,
    endsAtLocal,
    startsAt,
    endsAt,
    zone: meeting.timeZone,
  };
}

/**
 * What remains of a meeting that was withdrawn, or taken out of the lists: that
 * it is off, as it was announced last, and nothing of what is said of it now.
 */
function buried(meeting: EventMeeting): CalendarEvent {
  const { tombstone: was, group } = meeting;
  return {
    ...times(meeting),
    ...(was && {
      startsAtLocal: was.startsAtLocal,
      endsAtLocal: was.endsAtLocal,
      zone: was.timeZone,
      startsAt: was.startsAt === undefined ? undefined : new Date(was.startsAt),
      endsAt: was.endsAt === undefined ? undefined : new Date(was.endsAt),
    }),
    status: "cancelled",
    title: was?.title
      ? `Cancelled: ${was.title} (${group.name})`
      : `Cancelled: a meeting of ${group.name}`,
    description: "",
    url: "",
    categories: [],
  };
}

const PREFIX = { cancelled: "Cancelled: ", postponed: "Postponed: ", published: "", draft: "" };

function eventWithLink(
  meeting: EventMeeting,
  siteUrl: string,
  onlineUrl: string | null,
): CalendarEvent | null {
  if (meeting.firstPublishedAt === null) return null;
  if (isWithdrawn(meeting)) return buried(meeting);
  const url = `${siteUrl}/meetings/${encodeURIComponent(meeting.slug)}`;
  const place = placeOf(meeting);
  // What is off cannot be joined.
  const link = isOff(meeting) ? null : onlineUrl;
  return {
    ...times(meeting),
    // Put off without a new date, it does not take place at this one.
    status: meeting.status === "published" ? "confirmed" : "cancelled",
    title: PREFIX[meeting.status] + meeting.title,
    description: meetingDescription(meeting, { url, siteUrl, onlineUrl: link }),
    ...(place && { place }),
    ...(link !== null && { onlineUrl: link }),
    isOnlineOnly: !place && meeting.onlineUrl !== null,
    url,
    categories: meeting.topics.map(({ name }) => name),
  };
}

/**
 * The event as everybody may see it: with the online link only where it is for
 * everyone. A meeting that was published once and is draft or deleted now is
 * a tombstone; one that never was is null.
 */
export function publicEvent(meeting: EventMeeting, siteUrl: string): CalendarEvent | null {
  const link = meeting.onlineUrlFor === "everyone" ? meeting.onlineUrl : null;
  return eventWithLink(meeting, siteUrl, link);
}

/** The event as the lists have it: as `publicEvent`, and a tombstone of what they do not have any more. */
export function listedEvent(meeting: EventMeeting, siteUrl: string): CalendarEvent | null {
  const gone = meeting.visibility !== "public" || isWithdrawn(meeting);
  return gone ? buried(meeting) : publicEvent(meeting, siteUrl);
}

/** The event for the calendar of somebody who is going: as `publicEvent`, always with the online link. */
export function guestEvent(meeting: EventMeeting, siteUrl: string): CalendarEvent | null {
  return eventWithLink(meeting, siteUrl, meeting.onlineUrl);
}
