import { isDeepStrictEqual } from "node:util";
import { and, countDistinct, eq, gt, inArray, type SQL, sql } from "drizzle-orm";
import type { Reader, Tx } from "#db/engine.ts";
import { meetings, rsvps } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { reachable } from "#lib/access/visibility.ts";
import { recordAudit } from "#lib/audit.ts";
import { readWhole, type WholeMeeting } from "#lib/meetings/whole.ts";
import { now } from "#lib/time/clock.ts";
import { mailAttendees, toBeTold } from "./mail-attendees.ts";
import { differences, isWeighty, moves, shownOf } from "./shown.ts";
import type { Tell } from "./tell.ts";

/** What became of a change: how many mails are owed, and whether calendars that follow a feed move anything by it. */
export type Told = { mails: number; moved: boolean };

/** Meetings to come whose people are told where something of them changes. */
const tellable = () =>
  and(reachable(), eq(meetings.status, "published"), gt(meetings.endsAt, now()));

/** How many meetings to come, of these, have somebody to tell, and how many people that is. */
export async function countToTell(db: Reader, which: SQL | undefined) {
  const [found] = await db
    .select({
      meetings: countDistinct(meetings.id),
      people: countDistinct(sql`coalesce(${rsvps.emailKey}, ${rsvps.email})`),
    })
    .from(meetings)
    .innerJoin(rsvps, eq(rsvps.meetingId, meetings.id))
    .where(and(which, tellable(), toBeTold()));
  return found ?? { meetings: 0, people: 0 };
}

export type ToTell = Awaited<ReturnType<typeof countToTell>>;

/**
 * Looks at meetings whose pages and calendars show what this transaction is
 * about to change. Call what it gives once that is written: meetings that read
 * otherwise than before are marked as changed, SEQUENCE is raised where
 * calendars must move the entry, and those who are coming are owed one mail
 * for each meeting, however much of it changed, as far as `tell` wants it. The
 * trail of each meeting says so.
 */
export async function watchMeetings(tx: Tx, actor: Actor, which: SQL | undefined) {
  const before = await readWhole(tx, and(which, reachable()));
  const idsOf = (list: WholeMeeting[]) =>
    inArray(
      meetings.id,
      list.map(({ id }) => id),
    );

  return async (tell: Tell): Promise<Told> => {
    const after = new Map((await readWhole(tx, idsOf(before))).map((row) => [row.id, row]));
    const at = now();
    const changed = before.flatMap((was) => {
      const is = after.get(was.id);
      return is && !isDeepStrictEqual(was, is)
        ? { was, parts: differences(shownOf(was), shownOf(is)) }
        : [];
    });
    const coming = changed.filter(({ was }) => was.endsAt > at && was.status !== "cancelled");
    const moved = coming.filter(({ parts }) => moves(parts));
    if (changed.length > 0) {
      await tx
        .update(meetings)
        .set({ changedAt: at })
        .where(idsOf(changed.map(({ was }) => was)));
    }
    if (moved.length > 0) {
      await tx
        .update(meetings)
        .set({ sequence: sql`${meetings.sequence} + 1` })
        .where(idsOf(moved.map(({ was }) => was)));
    }
    let mails = 0;
    for (const { was, parts } of coming) {
      if (parts.length === 0) continue;
      const wanted = tell === "any" || (tell === "weighty" && isWeighty(parts));
      const change = { kind: "changed", note: "", previous: shownOf(was) } as const;
      const told =
        wanted && was.status === "published" ? await mailAttendees(tx, was.id, change) : 0;
      mails += told;
      // The meeting's own trail says it too: its group may be another than that of who did it.
      await recordAudit(tx, actor, {
        action: "meeting.changed",
        groupId: was.groupId,
        meetingId: was.id,
        detail: { fields: parts.join(", "), told },
      });
    }
    return { mails, moved: moved.length > 0 };
  };
}
