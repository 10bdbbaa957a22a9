import { meetings } from "#db/tables.ts";

/** The columns that say when a meeting takes place, for a query. */
export const hoursColumns = {
  startsAtLocal: meetings.startsAtLocal,
  endsAtLocal: meetings.endsAtLocal,
  timeZone: meetings.timeZone,
  startsAt: meetings.startsAt,
  endsAt: meetings.endsAt,
  dailyFrom: meetings.dailyFrom,
  dailyUntil: meetings.dailyUntil,
};
