import { addDays, toInstant } from "./dates.ts";

/** When something takes place: from its start to its end or, of a meeting over several days with daily hours, within these. */
export type Hours = {
  startsAtLocal: string;
  endsAtLocal: string;
  timeZone: string;
  startsAt: Date;
  endsAt: Date;
  /** Times "HH:MM" between which it takes place each day; an end at or before the beginning is of the next day. */
  dailyFrom: string | null;
  dailyUntil: string | null;
};

/** A stretch of it without a break. */
export type Session = Pick<Hours, "startsAtLocal" | "endsAtLocal" | "startsAt" | "endsAt">;

/**
 * The stretches in which it takes place, in their order: one where it has no
 * daily hours. The first begins with the meeting and the last ends with it.
 */
export function sessionsOf(meeting: Hours): Session[] {
  const { startsAtLocal, endsAtLocal, startsAt, endsAt, timeZone, dailyFrom, dailyUntil } = meeting;
  const whole = { startsAtLocal, endsAtLocal, startsAt, endsAt };
  if (!dailyFrom || !dailyUntil) return [whole];
  const overnight = dailyUntil <= dailyFrom;
  const sessions: Session[] = [];
  // Of a meeting that begins after midnight, the night may have begun the day before.
  let from = `${startsAtLocal.slice(0, 10)}T${dailyFrom}`;
  if (overnight) from = addDays(from, -1);
  for (; from < endsAtLocal; from = addDays(from, 1)) {
    const until = `${(overnight ? addDays(from, 1) : from).slice(0, 10)}T${dailyUntil}`;
    const first = from <= startsAtLocal;
    const last = until >= endsAtLocal;
    const session = {
      startsAtLocal: first ? startsAtLocal : from,
      endsAtLocal: last ? endsAtLocal : until,
      startsAt: first ? startsAt : toInstant(from, timeZone),
      endsAt: last ? endsAt : toInstant(until, timeZone),
    };
    if (session.startsAt < session.endsAt) sessions.push(session);
  }
  return sessions.length > 0 ? sessions : [whole];
}

/** What is on at an instant, or else comes next; null when all is over. */
export function sessionAt(meeting: Hours, at: Date): Session | null {
  if (at >= meeting.endsAt) return null;
  return sessionsOf(meeting).find(({ endsAt }) => at < endsAt) ?? null;
}
