import { sql } from "drizzle-orm";
import { meetings, rsvps } from "#db/tables.ts";

/** Whether somebody is on a meeting's waiting list: 1 or 0, as a column of a query over meetings. */
export const someoneWaits = sql<number>`case when exists (select 1 from ${rsvps} where ${rsvps.meetingId} = ${meetings.id} and ${rsvps.status} = 'waitlisted') then 1 else 0 end`;
