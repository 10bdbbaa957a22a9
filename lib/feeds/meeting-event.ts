/** From a meeting of the database to its events in a calendar. Pure. */

import { isOff } from "#lib/meetings/moment.ts";
import type { WholeMeeting } from "#lib/meetings/whole.ts";
import { toInstant } from "#lib/time/dates.ts";
import type { Session } from "#lib/time/sessions.ts";
import type { CalendarEvent, EventPlace } from "./calendar-types.ts";
import { byDay } from "./days.ts";
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
    | "dailyFrom"
    | "dailyUntil"
    | "daysTold"
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

/** What every event of the meeting has; that of a day has its times. */
function times(meeting: EventMeeting, session: Session) {
  const { uid, sequence, createdAt, changedAt, timeZone } = meeting;
  return { uid, sequence, createdAt, changedAt, ...session, zone: timeZone };
}

/** When it was, as calendars had it last. */
function hoursTold(meeting: EventMeeting) {
  const { tombstone: was } = meeting;
  if (!was) return meeting;
  const { startsAtLocal, endsAtLocal, timeZone, dailyFrom = null, dailyUntil = null } = was;
  return {
    ...meeting,
    ...{ startsAtLocal, endsAtLocal, timeZone, dailyFrom, dailyUntil },
    startsAt: was.startsAt ? new Date(was.startsAt) : toInstant(startsAtLocal, timeZone),
    endsAt: was.endsAt ? new Date(was.endsAt) : toInstant(endsAtLocal, timeZone),
  };
}

/**
 * What remains of a meeting that was withdrawn, or taken out of the lists: that
 * it is off, as it was announced last, and nothing of what is said of it now.
 */
function buried(meeting: EventMeeting): CalendarEvent[] {
  const { tombstone: was, group } = meeting;
  const had = hoursTold(meeting);
  return byDay(had, (_, session) => ({
    ...times(had, session),
    status: "cancelled",
    title: was?.title
      ? `Cancelled: ${was.title} (${group.name})`
      : `Cancelled: a meeting of ${group.name}`,
    description: "",
    url: "",
    categories: [],
  }));
}

const PREFIX = { cancelled: "Cancelled: ", postponed: "Postponed: ", published: "", draft: "" };

function eventsWithLink(
  meeting: EventMeeting,
  siteUrl: string,
  onlineUrl: string | null,
): CalendarEvent[] {
  if (meeting.firstPublishedAt === null) return [];
  if (isWithdrawn(meeting)) return buried(meeting);
  const url = `${siteUrl}/meetings/${encodeURIComponent(meeting.slug)}`;
  const place = placeOf(meeting);
  // What is off cannot be joined.
  const link = isOff(meeting) ? null : onlineUrl;
  return byDay(meeting, (day, session) => ({
    ...times(meeting, session),
    // Put off without a new date, it does not take place at this one.
    status: meeting.status === "published" ? "confirmed" : "cancelled",
    title: PREFIX[meeting.status] + meeting.title,
    // The times of its programme are of the first day.
    description: meetingDescription(day === 0 ? meeting : { ...meeting, programme: [] }, {
      url,
      siteUrl,
      onlineUrl: link,
    }),
    ...(place && { place }),
    ...(link !== null && { onlineUrl: link }),
    isOnlineOnly: !place && meeting.onlineUrl !== null,
    url,
    categories: meeting.topics.map(({ name }) => name),
  }));
}

/**
 * The events as everybody may see them, one a day where the meeting has daily
 * hours: with the online link only where it is for everyone. A meeting that
 * was published once and is draft or deleted now has tombstones; one that never
 * was has none.
 */
export function publicEvents(meeting: EventMeeting, siteUrl: string): CalendarEvent[] {
  const link = meeting.onlineUrlFor === "everyone" ? meeting.onlineUrl : null;
  return eventsWithLink(meeting, siteUrl, link);
}

/** The events as the lists have them: as `publicEvents`, and tombstones of what they do not have any more. */
export function listedEvents(meeting: EventMeeting, siteUrl: string): CalendarEvent[] {
  const gone = meeting.visibility !== "public" || isWithdrawn(meeting);
  return gone ? buried(meeting) : publicEvents(meeting, siteUrl);
}

/** The events for the calendar of somebody who is going: as `publicEvents`, always with the online link. */
export function guestEvents(meeting: EventMeeting, siteUrl: string): CalendarEvent[] {
  return eventsWithLink(meeting, siteUrl, meeting.onlineUrl);
}
