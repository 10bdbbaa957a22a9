import { longDate, zonedRange } from "#lib/time/dates.ts";

/** "Sunday 7 October 2007, 14:00–17:00 (BST)" */
export function whenInWords(meeting: {
  startsAtLocal: string;
  endsAtLocal: string;
  timeZone: string;
}): string {
  const { range, zone } = zonedRange(meeting);
  return `${longDate(meeting.startsAtLocal)}, ${range}${zone ? ` (${zone})` : ""}`;
}
