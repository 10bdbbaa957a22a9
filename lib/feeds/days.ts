import type { WholeMeeting } from "#lib/meetings/whole.ts";
import { addDays, addMinutes, toInstant } from "#lib/time/dates.ts";
import { type Session, sessionsOf } from "#lib/time/sessions.ts";
import type { CalendarEvent } from "./calendar-types.ts";

/*
 * A meeting with daily hours is an event a day. Each has a UID of its own, since
 * readers disagree about recurrences: the first the meeting's, which calendars
 * may have had before there were daily hours. They are counted and not dated, so
 * that a meeting that moves takes all of them along.
 */

type Daily = Pick<
  WholeMeeting,
  | "startsAtLocal"
  | "endsAtLocal"
  | "startsAt"
  | "endsAt"
  | "timeZone"
  | "dailyFrom"
  | "dailyUntil"
  | "daysTold"
>;

/** "id@host" of the first day, "id-2@host" of the second. */
function uidOf(uid: string, day: number): string {
  return day === 0 ? uid : uid.replace(/(?=@[^@]*$)/, `-${day + 1}`);
}

/** Where a day would stand that the meeting no longer has; it is only to be told that it is off. */
function formerDay(meeting: Daily, day: number): Session {
  const { timeZone, dailyUntil, endsAtLocal } = meeting;
  const startsAtLocal = addDays(meeting.startsAtLocal, day);
  const until = `${startsAtLocal.slice(0, 10)}T${dailyUntil ?? endsAtLocal.slice(11)}`;
  const ends = until > startsAtLocal ? until : addMinutes(startsAtLocal, 60);
  const startsAt = toInstant(startsAtLocal, timeZone);
  const endsAt = toInstant(ends, timeZone);
  return { startsAtLocal, endsAtLocal: ends, startsAt, endsAt };
}

/** The event of each day, made by `eventOn`, and a cancellation for each that calendars were given and the meeting no longer has. */
export function byDay(
  meeting: Daily,
  eventOn: (day: number, session: Session) => CalendarEvent,
): CalendarEvent[] {
  const sessions = sessionsOf(meeting);
  const days: CalendarEvent[] = sessions.map((session, day) => {
    const event = eventOn(day, session);
    const count = sessions.length > 1 && { day: [day + 1, sessions.length] as const };
    return { ...event, ...count, uid: uidOf(event.uid, day) };
  });
  for (let day = sessions.length; day < meeting.daysTold; day += 1) {
    const { onlineUrl: _, ...event } = eventOn(day, formerDay(meeting, day));
    const title = event.status === "cancelled" ? event.title : `Cancelled: ${event.title}`;
    days.push({
      ...event,
      uid: uidOf(event.uid, day),
      status: "cancelled",
      title,
      description: "",
    });
  }
  return days;
}
