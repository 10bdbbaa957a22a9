import { and, asc, count, desc, eq, ne, notInArray, sql, sum } from "drizzle-orm";
import { store } from "#db/store.ts";
import { rsvps } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { NotFound } from "#lib/result.ts";
import type { RsvpStatus } from "../policy.ts";
import type { RsvpFilter } from "./list-filter.ts";
import { getMeetingOfRsvps, seenRsvps } from "./queries.ts";

/** How many RSVPs and people stand in each state, of those that a filter means in any state. */
export async function countRsvps(
  actor: Actor,
  meetingId: string,
  filter: Omit<RsvpFilter, "status"> = { search: "" },
) {
  const meeting = await getMeetingOfRsvps(actor, meetingId);
  const rows = await store.read
    .select({
      status: rsvps.status,
      replies: count(),
      people: sum(rsvps.partySize).mapWith(Number),
      held: count(rsvps.heldUntil),
    })
    .from(rsvps)
    .where(seenRsvps(meeting, { ...filter, status: "all" }))
    .groupBy(rsvps.status);
  const of = (status: RsvpStatus) =>
    rows.find((row) => row.status === status) ?? { status, replies: 0, people: 0, held: 0 };
  return { all: rows.reduce((n, row) => n + row.replies, 0), of };
}

/** The party at the head of the waiting list, with the seats that all who wait ask for; null when nobody waits. */
export async function findHeadOfLine(actor: Actor, meetingId: string) {
  await getMeetingOfRsvps(actor, meetingId);
  const waiting = and(eq(rsvps.meetingId, meetingId), eq(rsvps.status, "waitlisted"));
  const [head] = await store.read
    .select({ partySize: rsvps.partySize })
    .from(rsvps)
    .where(waiting)
    .orderBy(asc(rsvps.arrival))
    .limit(1);
  if (!head) return null;
  const [all] = await store.read
    .select({ seats: sum(rsvps.partySize).mapWith(Number) })
    .from(rsvps)
    .where(waiting);
  return { ...head, seats: all?.seats ?? head.partySize };
}

/** Where people heard of the meeting, the most first; what nobody said is not in it. Of those who did not cancel. */
export async function countHeardFrom(actor: Actor, meetingId: string) {
  const { mayManage } = await getMeetingOfRsvps(actor, meetingId);
  if (!mayManage) throw new NotFound("Meeting");
  const said = sql<string>`lower(trim(${rsvps.heardFrom}))`;
  return store.read
    .select({ said: sql<string>`min(${rsvps.heardFrom})`, n: count() })
    .from(rsvps)
    .where(
      and(
        eq(rsvps.meetingId, meetingId),
        ne(rsvps.heardFrom, ""),
        notInArray(rsvps.status, ["cancelled", "declined"]),
      ),
    )
    .groupBy(said)
    .orderBy(desc(count()), asc(said))
    .limit(50);
}
