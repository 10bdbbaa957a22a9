import { sql } from "drizzle-orm";
import { meetings, rsvps } from "#db/tables.ts";

/**
 * Whether an RSVP waits for seats of its meeting, in a query that has both.
 * Nobody stands behind a party that is larger than the whole meeting.
 */
export const waitsForSeats = sql`(${rsvps.status} = 'waitlisted' and (${meetings.capacity} is null or ${rsvps.partySize} <= ${meetings.capacity}))`;
