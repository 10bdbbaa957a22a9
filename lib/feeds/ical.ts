/**
 * The one module that owns calendar text (RFC 5545, 5546, 7986). The package
 * ical-generator makes the calendar and its events from plain data; what it
 * leaves undone (escaping of names and addresses, order, folding, the last
 * line end, properties it has no words for) is finished in `finish`.
 */
import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalAttendeeType,
  type ICalCalendar,
  ICalCalendarMethod,
  ICalEventClass,
  type ICalEventData,
  ICalEventStatus,
  ICalEventTransparency,
} from "ical-generator";
import { now } from "#lib/time/clock.ts";
import type { CalendarEvent, CalendarFeed, Invitation } from "./calendar-types.ts";
import { type EventTimes, timesOf } from "./event-times.ts";
import { calendarExtras, eventExtras, finish, locationOf } from "./ical-finish.ts";
import { escapeText, feedLine, feedText } from "./text.ts";
import { vtimezoneLines } from "./vtimezone.ts";

const HOUR_SECONDS = 3600;

type Timed = { event: CalendarEvent; times: EventTimes };

const STATUS = {
  confirmed: ICalEventStatus.CONFIRMED,
  tentative: ICalEventStatus.TENTATIVE,
  cancelled: ICalEventStatus.CANCELLED,
};

function summaryOf({ title, day }: CalendarEvent): string {
  return day ? `${feedLine(title)} (day ${day[0]} of ${day[1]})` : feedLine(title);
}

function eventData({ event, times }: Timed): ICalEventData {
  const cancelled = event.status === "cancelled";
  const location = locationOf(event);
  return {
    id: escapeText(feedLine(event.uid)),
    sequence: event.sequence,
    stamp: event.changedAt,
    created: event.createdAt,
    lastModified: event.changedAt,
    start: times.start,
    end: times.end,
    timezone: times.zone,
    allDay: event.allDay ?? false,
    status: STATUS[event.status],
    transparency: cancelled ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
    class: ICalEventClass.PUBLIC,
    summary: summaryOf(event),
    description: feedText(event.description) || null,
    location: location ? { title: location } : null,
    categories: event.categories
      .map((name) => feedLine(name, 60))
      .filter(Boolean)
      .map((name) => ({ name })),
  };
}

function inOrder(events: readonly CalendarEvent[]): Timed[] {
  return events
    .map((event) => ({ event, times: timesOf(event) }))
    .sort((a, b) => {
      const byTime = a.times.startsAt.epochMilliseconds - b.times.startsAt.epochMilliseconds;
      return byTime || (a.event.uid < b.event.uid ? -1 : 1);
    });
}

/**
 * The VTIMEZONEs that the events need, right for at least five years to come.
 * They reach to the end of a decade, so that the text does not change with
 * every January.
 */
function zoneLines(timed: readonly Timed[], spare: string | null): string[] {
  const thisYear = now().getUTCFullYear();
  const spans = new Map<string, [number, number]>();
  for (const { times } of timed) {
    if (!times.zone) continue;
    const span = spans.get(times.zone) ?? times.years;
    spans.set(times.zone, [Math.min(span[0], times.years[0]), Math.max(span[1], times.years[1])]);
  }
  if (timed.length === 0 && spare) spans.set(spare, [thisYear, thisYear]);
  return [...spans]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([zone, [from, to]]) => {
      const until = Math.ceil((Math.max(to, thisYear) + 6) / 10) * 10;
      return vtimezoneLines(zone, from, until);
    });
}

function newCalendar(method?: Invitation["method"]): ICalCalendar {
  return ical({
    prodId: "//Marchmont//Meetings//EN",
    scale: "GREGORIAN",
    method: method ? ICalCalendarMethod[method] : null,
    timezone: null,
  });
}

/**
 * The text of a feed or of a download: UTF-8 when encoded, CRLF, folded. It
 * does not depend on the time of the request, so it is the same, byte for byte,
 * while the data are. Throws RangeError for a zone the runtime does not know.
 */
export function calendarText(feed: CalendarFeed): string {
  const calendar = newCalendar().ttl(HOUR_SECONDS);
  const timed = inOrder(feed.events);
  for (const each of timed) calendar.createEvent(eventData(each));
  return finish(calendar.toString(), {
    calendar: calendarExtras(feed),
    zones: zoneLines(timed, feed.zone),
    events: timed.map(({ event }) => eventExtras(event)),
  });
}

/**
 * The text of an invitation or of its cancellation (RFC 5546, sections 3.2.2
 * and 3.2.5; RFC 6047): one event, the organizer, and as only attendee the
 * recipient. For a guest who was removed, pass the event with status
 * "cancelled" and a sequence greater than the one last mailed.
 */
export function invitationText(event: CalendarEvent, invitation: Invitation): string {
  return invitationFile([event], invitation);
}

/** The same of several events, for a file: each has a UID of its own, which a mail's own part may not have. */
export function invitationFile(
  events: readonly CalendarEvent[],
  { method, organizer, attendee }: Invitation,
): string {
  const calendar = newCalendar(method);
  const timed = inOrder(
    events.map((event) => (method === "CANCEL" ? { ...event, status: "cancelled" } : event)),
  );
  for (const each of timed) {
    calendar.createEvent({
      ...eventData(each),
      organizer: {
        name: feedLine(organizer.name) || organizer.email,
        email: organizer.email,
        ...(organizer.sentBy === organizer.email ? {} : { sentBy: organizer.sentBy }),
      },
      attendees: [
        {
          email: attendee.email,
          name: feedLine(attendee.name) || attendee.email,
          role: ICalAttendeeRole.REQ,
          type: ICalAttendeeType.INDIVIDUAL,
          status:
            ICalAttendeeStatus[
              attendee.partstat === "NEEDS-ACTION" ? "NEEDSACTION" : attendee.partstat
            ],
          // No reply is asked for: none is taken in.
          rsvp: false,
        },
      ],
    });
  }
  return finish(calendar.toString(), {
    calendar: [],
    zones: zoneLines(timed, null),
    events: timed.map(({ event }) => eventExtras(event)),
  });
}
