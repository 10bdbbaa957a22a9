import { and, asc, eq, lt } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { meetings } from "#db/tables.ts";
import { recordAudit } from "#lib/audit.ts";
import { now } from "#lib/time/clock.ts";
import { instantsOf, zoneData } from "#lib/time/instants.ts";

type Meeting = typeof meetings.$inferSelect;

/** So many rows are one transaction: nobody waits for all of them. */
const BATCH = 200;

/**
 * Derives the instants of meetings anew that were written under older zone
 * data than the runtime's; their wall times stay. Each row bears its version,
 * so this is done once for each, also where another instance wrote it with
 * older data meanwhile; a row of newer data is left alone. A meeting that was
 * announced and is at another moment now gets its SEQUENCE, and waits on the
 * desk until those who are coming are told. Gives how many moved.
 */
export async function rederiveInstants(): Promise<number> {
  let moved = 0;
  for (;;) {
    const done = await store.write(async (tx) => {
      const older: Meeting[] = await tx
        .select()
        .from(meetings)
        .where(lt(meetings.zoneData, zoneData()))
        .orderBy(asc(meetings.id))
        .limit(BATCH);
      for (const meeting of older) if (await rederive(tx, meeting)) moved += 1;
      return older.length;
    });
    if (done < BATCH) return moved;
  }
}

/** Whether it is at another moment than it was. */
async function rederive(tx: Tx, meeting: Meeting): Promise<boolean> {
  const instants = orderedInstants(meeting);
  const before = spanOf(meeting);
  const after = spanOf(instants);
  const isMoved = !sameSpan(before, after);
  const announced = meeting.firstPublishedAt !== null;
  const [written] = await tx
    .update(meetings)
    .set({
      ...instants,
      ...(isMoved && announced
        ? {
            sequence: meeting.sequence + 1,
            changedAt: now(),
            movedFrom: movedFrom(meeting.movedFrom ?? before, after),
          }
        : {}),
    })
    // Whoever saved it meanwhile, on another instance, has derived them.
    .where(
      and(
        eq(meetings.id, meeting.id),
        eq(meetings.zoneData, meeting.zoneData),
        eq(meetings.changedAt, meeting.changedAt),
      ),
    )
    .returning({ id: meetings.id });
  if (!written || !isMoved) return false;
  await recordAudit(tx, null, {
    action: "meeting.rederived",
    groupId: meeting.groupId,
    meetingId: meeting.id,
    detail: { zoneData: instants.zoneData, startsAt: instants.startsAt.toISOString() },
  });
  return true;
}

type Span = { startsAt: number; endsAt: number };

const spanOf = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }): Span => ({
  startsAt: startsAt.getTime(),
  endsAt: endsAt.getTime(),
});

const sameSpan = (one: Span, other: Span) =>
  one.startsAt === other.startsAt && one.endsAt === other.endsAt;

/** What people were last told; nothing where a second change of the law takes the first back. */
const movedFrom = (told: Span, after: Span) => (sameSpan(told, after) ? null : told);

/** A law may put the clock forward over a meeting's very end, and it still lasts as long as it did. */
function orderedInstants(meeting: Meeting) {
  const instants = instantsOf(meeting);
  const lasted = meeting.endsAt.getTime() - meeting.startsAt.getTime();
  return instants.startsAt < instants.endsAt
    ? instants
    : { ...instants, endsAt: new Date(instants.startsAt.getTime() + lasted) };
}
