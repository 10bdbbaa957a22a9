import { sql } from "drizzle-orm";
import { meetings, rsvps } from "#db/tables.ts";

/**
 * Whether an RSVP waits for seats of its meeting, in a query that has both.
 * Nobody stands behind a party that is larger than the whole meeting.
 */
export const waitsForSeats = sql`(${rsvps.status} = 'waitlisted' and (${meetings.capacity} is null or ${rsvps.partySize} <= ${meetings.capacity}))`;

/** Whether somebody waits for seats of a meeting: 1 or 0, as a column of a query over meetings. */
export const someoneWaits = sql<number>`case when exists (select 1 from ${rsvps} where ${rsvps.meetingId} = ${meetings.id} and ${waitsForSeats}) then 1 else 0 end`;
