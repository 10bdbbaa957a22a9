import { minutesBetween, toLocal } from "#lib/time/dates.ts";

/** How far off a meeting is by the calendar of its own zone: "now", "today", "tomorrow", "in 5 days", "in 3 weeks"; "over" after its end. */
export function countdown(
  meeting: { startsAt: Date; endsAt: Date; startsAtLocal: string; timeZone: string },
  at: Date,
): string {
  if (at >= meeting.endsAt) return "over";
  if (at >= meeting.startsAt) return "now";
  const today = toLocal(at, meeting.timeZone).slice(0, 10);
  const day = meeting.startsAtLocal.slice(0, 10);
  const days = Math.round(minutesBetween(`${today}T00:00`, `${day}T00:00`) / 1440);
  if (days <= 0) return "today";
  if (days === 1) return "tomorrow";
  if (days < 21) return `in ${days} days`;
  if (days < 90) return `in ${Math.round(days / 7)} weeks`;
  return `in ${Math.round(days / 30.4)} months`;
}
