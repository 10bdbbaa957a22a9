import { and, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { meetings, rsvps } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { done, NotFound, type Result } from "#lib/result.ts";
import { now } from "#lib/time/clock.ts";
import { mayManageRsvps } from "../policy.ts";
import type { NoteInput, RefuseInput } from "./input.ts";
import { among, atDesk, batchesOf } from "./managed.ts";

/** In characters; the form says the same. */
const NOTE_MAX = 2000;

/** The meeting of an RSVP that the actor manages, until it is erased; else NotFound. */
async function getManaged(tx: Tx, actor: Actor, id: string) {
  const [row] = await tx
    .select({ meetingId: rsvps.meetingId, groupId: meetings.groupId })
    .from(rsvps)
    .innerJoin(meetings, eq(meetings.id, rsvps.meetingId))
    .where(and(eq(rsvps.id, id), isNull(rsvps.erasedAt), isNull(meetings.deletedAt)));
  if (!row || !mayManageRsvps(actor, row.groupId)) throw new NotFound("RSVP");
  return row;
}

/** Keeps what the organizers wrote down about an RSVP. The attendee sees it only among their data (own-data.ts). */
export async function noteRsvp(actor: Actor, { id, note }: NoteInput): Promise<Result> {
  return store.write(async (tx) => {
    await getManaged(tx, actor, id);
    await tx
      .update(rsvps)
      .set({ note, changedAt: now() })
      .where(and(eq(rsvps.id, id), isNull(rsvps.erasedAt)));
    return done();
  });
}

/** Keeps the same note about several RSVPs of a meeting, below what was written down before. */
export async function noteRsvps(
  actor: Actor,
  { meetingId, ids, note }: RefuseInput,
): Promise<Result<{ noted: number }>> {
  let noted = 0;
  for (const batch of await batchesOf(meetingId, ids)) {
    const rows = await atDesk(actor, meetingId, (book) =>
      book.tx
        .update(rsvps)
        .set({
          note: sql`substr(case when ${rsvps.note} = '' then ${note} else ${rsvps.note} || ${`\n${note}`} end, 1, ${NOTE_MAX})`,
          changedAt: now(),
        })
        .where(among(book, batch))
        .returning({ id: rsvps.id }),
    );
    noted += rows.length;
  }
  return done({ noted });
}
