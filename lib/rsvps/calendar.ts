import { store } from "#db/store.ts";
import { env } from "#lib/env.ts";
import { calendarText } from "#lib/feeds/ical.ts";
import { guestEvent, publicEvent } from "#lib/feeds/meeting-event.ts";
import { hasSeat } from "#lib/guests/guest.ts";
import { findInvitedMeeting } from "#lib/meetings/whole.ts";
import { findRsvpByToken } from "./public-queries.ts";

/**
 * The meeting of a manage link as a file for the calendar: with the online
 * link for who is going. Null for a link that leads nowhere.
 */
export async function findRsvpCalendar(
  token: string,
): Promise<{ text: string; filename: string } | null> {
  const rsvp = await findRsvpByToken(token);
  const meeting = rsvp && (await findInvitedMeeting(store.read, rsvp.meetingId));
  if (!meeting) return null;
  const { siteUrl } = env();
  const event = (hasSeat(rsvp) ? guestEvent : publicEvent)(meeting, siteUrl);
  if (!event) return null;
  const text = calendarText({
    name: event.title,
    description: "",
    url: event.url,
    source: `${event.url}/calendar.ics`,
    zone: meeting.timeZone,
    events: [event],
  });
  return { text, filename: `${meeting.slug}.ics` };
}
