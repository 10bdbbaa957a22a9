import { clockTime, resolveLocal, shortDay } from "#lib/time/dates.ts";
import { type Hours, sessionsOf } from "#lib/time/sessions.ts";

type Fault = ["dailyFrom" | "dailyUntil", string];

const LABELS = { dailyFrom: "Each day from", dailyUntil: "Each day until" } as const;

/** What is wrong with the daily hours of a meeting whose start and end are sound; null where nothing is. */
export function dailyFault(meeting: Hours): Fault | null {
  const fault = (field: keyof typeof LABELS, words: string): Fault => [
    field,
    `${LABELS[field]}: ${words}`,
  ];
  const { dailyFrom, dailyUntil, timeZone } = meeting;
  if (!dailyFrom && !dailyUntil) return null;
  if (!dailyFrom || !dailyUntil) {
    return fault(dailyFrom ? "dailyUntil" : "dailyFrom", "enter a time, or leave both empty.");
  }
  const [starts, ends] = [clockTime(meeting.startsAtLocal), clockTime(meeting.endsAtLocal)];
  const overnight = dailyUntil <= dailyFrom;
  const begun = starts >= dailyFrom;
  const notOver = starts < dailyUntil;
  if (overnight ? !begun && !notOver : !begun || !notOver) {
    return fault("dailyFrom", "the meeting begins outside these hours.");
  }
  const after = ends > dailyFrom;
  const before = ends <= dailyUntil;
  if (overnight ? !after && !before : !after || !before) {
    return fault("dailyUntil", "the meeting ends outside these hours.");
  }
  const sessions = sessionsOf(meeting);
  if (sessions.length < 2) {
    return fault("dailyFrom", "only a meeting over several days has such hours. Leave both empty.");
  }
  const never = (local: string) => resolveLocal(local, timeZone).kind === "gap";
  for (const { startsAtLocal, endsAtLocal } of sessions) {
    const field = never(startsAtLocal) ? "dailyFrom" : never(endsAtLocal) ? "dailyUntil" : null;
    if (!field) continue;
    const day = shortDay(startsAtLocal);
    return fault(field, `on ${day} the clocks go forward over this time, so it never comes.`);
  }
  return null;
}
