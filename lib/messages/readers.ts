import { and, asc, eq, inArray, isNotNull, isNull, type SQL } from "drizzle-orm";
import type { Reader } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { rsvps } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { NotFound } from "#lib/result.ts";
import { LIVE } from "#lib/rsvp-status.ts";
import { getMeetingOfRsvps } from "#lib/rsvps/desk/queries.ts";
import { isSelected, type Selection } from "#lib/rsvps/desk/selection.ts";

/** Whether it goes to those who have not given up their RSVP: unless persons, or those who have, were asked for. */
export function isForLive({ ids, query: { status, cancelled } }: Selection): boolean {
  return ids === null && status !== "cancelled" && status !== "declined" && cancelled === "";
}

/** Who of a selection is written to: those with an address. */
function isReader(meetingId: string, selection: Selection): SQL | undefined {
  return and(
    isSelected(meetingId, selection),
    isNotNull(rsvps.email),
    isNull(rsvps.erasedAt),
    isForLive(selection) ? inArray(rsvps.status, [...LIVE]) : undefined,
  );
}

/** How many a message would go to, for somebody who may send it. */
export function countReaders(db: Reader, meetingId: string, selection: Selection): Promise<number> {
  return db.$count(rsvps, isReader(meetingId, selection));
}

/** How many a message would go to, how many of the chosen have no address, and the first reader; NotFound for helpers and strangers. */
export async function getReaders(actor: Actor, meetingId: string, selection: Selection) {
  const meeting = await getMeetingOfRsvps(actor, meetingId);
  if (!meeting.mayManage) throw new NotFound("Meeting");
  const [first] = await store.read
    .select({ name: rsvps.name, status: rsvps.status, heldUntil: rsvps.heldUntil })
    .from(rsvps)
    .where(isReader(meetingId, selection))
    .orderBy(asc(rsvps.arrival))
    .limit(1);
  const withoutAddress = await store.read.$count(
    rsvps,
    and(
      isSelected(meetingId, selection),
      isNull(rsvps.email),
      isNull(rsvps.erasedAt),
      isForLive(selection) ? inArray(rsvps.status, [...LIVE]) : undefined,
    ),
  );
  const n = await countReaders(store.read, meetingId, selection);
  return { meeting, first: first ?? null, n, withoutAddress };
}

/** The chosen readers as a select of ids, in the order of arrival. */
export function readerIds(tx: Reader, meetingId: string, selection: Selection) {
  return tx
    .select({ id: rsvps.id })
    .from(rsvps)
    .where(isReader(meetingId, selection))
    .orderBy(asc(rsvps.arrival));
}

/** Those of a batch who are still to be written to. */
export async function listStillReaders(
  tx: Reader,
  meetingId: string,
  ids: string[],
  liveOnly: boolean,
) {
  const rows = await tx
    .select({
      id: rsvps.id,
      name: rsvps.name,
      email: rsvps.email,
      status: rsvps.status,
      heldUntil: rsvps.heldUntil,
      linkEpoch: rsvps.linkEpoch,
    })
    .from(rsvps)
    .where(
      and(
        eq(rsvps.meetingId, meetingId),
        inArray(rsvps.id, ids),
        isNull(rsvps.erasedAt),
        liveOnly ? inArray(rsvps.status, [...LIVE]) : undefined,
      ),
    )
    .orderBy(asc(rsvps.arrival));
  return rows.flatMap(({ email, ...row }) => (email ? [{ ...row, email }] : []));
}
