import { type Hours, sessionAt } from "#lib/time/sessions.ts";

/** Where a meeting stands in time: its end is exclusive; one with daily hours is between them by night. */
export type Moment = "before" | "during" | "between" | "after";

/** Where the meeting stands at an instant. */
export function momentOf(meeting: Hours, at: Date): Moment {
  if (at < meeting.startsAt) return "before";
  const session = sessionAt(meeting, at);
  if (!session) return "after";
  return session.startsAt <= at ? "during" : "between";
}

/** So long after its end people may still be together online. */
const LINGER_MS = 30 * 60_000;

/** Whether the link to take part online leads anywhere: not to a meeting that is off, nor long after its end. */
export function canJoin(meeting: { status: string; endsAt: Date }, at: Date): boolean {
  return !isOff(meeting) && at.getTime() < meeting.endsAt.getTime() + LINGER_MS;
}

/** Whether it will not take place at its time: cancelled or postponed. */
export function isOff(meeting: { status: string }): boolean {
  return meeting.status === "cancelled" || meeting.status === "postponed";
}
