import { and, eq, gte, isNull, type SQL, sql } from "drizzle-orm";
import { meetings, rsvps } from "#db/tables.ts";
import { seatsLeft } from "./signs.ts";
import { waitsForSeats } from "./waiting.ts";

/*
 * What is told to the public of a meeting's seats. Anybody can type an address
 * and look what changes: nothing may change at once by a reply, or the last
 * seat would tell whether the address had one already.
 */

const HOUR_MS = 3_600_000;

/**
 * Replies before this instant count in what the public is told: up to the last
 * full hour but one. So the owner of an address has an hour at least in which
 * to say that it was not them, and what is told changes for many at once.
 */
export function toldUntil(at: Date): Date {
  return new Date((Math.floor(at.getTime() / HOUR_MS) - 1) * HOUR_MS);
}

/** Replies that count later: typed since then by whoever it was, and not confirmed by the address's owner. */
const untold = (at: Date): SQL =>
  sql`(${and(eq(rsvps.source, "web"), isNull(rsvps.confirmedAt), gte(rsvps.createdAt, toldUntil(at)))})`;

/** For a query over meetings: what `seatsTold` looks at, at an instant. */
export const toldColumns = (at: Date) => ({
  seatsTold:
    sql`case when ${meetings.capacity} is null then 0 else ${meetings.seatsTaken} - (select coalesce(sum(${rsvps.partySize}), 0) from ${rsvps} where ${rsvps.meetingId} = ${meetings.id} and ${rsvps.status} = 'going' and ${untold(at)}) end`.mapWith(
      Number,
    ),
  /** 1 if somebody waits for seats. */
  waitsTold: sql<number>`case when exists (select 1 from ${rsvps} where ${rsvps.meetingId} = ${meetings.id} and ${waitsForSeats} and not ${untold(at)}) then 1 else 0 end`,
});

type Told = {
  capacity: number | null;
  waitlistOrder: "strict" | "smaller-first";
  seatsTold: number;
  waitsTold: number;
};

/** Whether seats are left, as the public is told. */
export function seatsTold({ capacity, waitlistOrder, seatsTold, waitsTold }: Told) {
  // Where smaller parties go first, a free seat is for whoever fits it.
  return seatsLeft(capacity, seatsTold, waitsTold === 1 && waitlistOrder === "strict");
}
