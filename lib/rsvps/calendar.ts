import { store } from "#db/store.ts";
import { env } from "#lib/env.ts";
import type { CalendarEvent } from "#lib/feeds/calendar-types.ts";
import { calendarText } from "#lib/feeds/ical.ts";
import { guestEvents, publicEvents } from "#lib/feeds/meeting-event.ts";
import { entryStatus, hasSeat } from "#lib/guests/guest.ts";
import { findInvitedMeeting, type WholeMeeting } from "#lib/meetings/whole.ts";
import type { FoundFeed } from "#lib/syndication/http.ts";
import { newestChangeOf } from "#lib/syndication/public-queries.ts";
import { findRsvpByToken, type ManagedRsvp } from "./public-queries.ts";

/** The meeting as it stands in the guest's own calendar: the SEQUENCE is that of their entry, never below what was mailed. */
function ownEvents(meeting: WholeMeeting, rsvp: ManagedRsvp, siteUrl: string): CalendarEvent[] {
  const { calendarSequence, calendarLead, changedAt } = rsvp;
  return (hasSeat(rsvp) ? guestEvents : publicEvents)(meeting, siteUrl).map((event) => ({
    ...event,
    status: event.status === "cancelled" ? event.status : entryStatus(rsvp),
    sequence: Math.max(event.sequence + calendarLead, calendarSequence ?? 0),
    changedAt: changedAt > event.changedAt ? changedAt : event.changedAt,
  }));
}

/**
 * The meeting of a manage link as a calendar, to save or to follow: with the
 * online link for who is going, not certain for who waits or may come, called
 * off for who has cancelled. Null for a
 * link that leads nowhere.
 */
export async function findRsvpCalendar(token: string): Promise<FoundFeed> {
  const rsvp = await findRsvpByToken(token);
  const meeting = rsvp && (await findInvitedMeeting(store.read, rsvp.meetingId));
  if (!meeting) return null;
  const { siteUrl } = env();
  const events = ownEvents(meeting, rsvp, siteUrl);
  const [event] = events;
  if (!event) return null;
  const text = calendarText({
    name: event.title,
    description: "",
    url: event.url || siteUrl,
    source: `${siteUrl}/rsvps/${token}/calendar.ics`,
    zone: meeting.timeZone,
    events,
  });
  const changed = await newestChangeOf(meeting);
  return {
    content: {
      text,
      changedAt: changed > event.changedAt ? changed : event.changedAt,
      filename: `${meeting.slug}.ics`,
      contentType: "text/calendar; charset=utf-8",
      secret: true,
    },
  };
}
