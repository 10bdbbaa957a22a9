import { and, eq, inArray, sql } from "drizzle-orm";
import { outbox, rsvps } from "#db/tables.ts";
import { recordAudit } from "#lib/audit.ts";
import type { GuestBook } from "#lib/guests/book.ts";
import { removeGuest } from "#lib/guests/change.ts";
import { guestColumns } from "#lib/guests/guest.ts";
import { giveUp } from "#lib/mail/give-up.ts";
import type { Refusal } from "#lib/result.ts";
import { LIVE } from "#lib/rsvp-status.ts";
import { now } from "#lib/time/clock.ts";
import { cancelGuest } from "../cancel.ts";
import { overRefusal } from "../desk/managed.ts";

/** What a row became that can be undone; who waits first, so that no seat that becomes free is theirs for a moment. */
export const UNDONE_FROM = ["waitlisted", "added"] as const;

/** Whether anybody has touched an RSVP since it came: its owner, or an organizer. To move up by itself is nobody's doing. */
export const isUntouched = sql<boolean>`(${rsvps.erasedAt} is null and ${rsvps.changedAt} in (${rsvps.createdAt}, coalesce(${rsvps.promotedAt}, ${rsvps.createdAt})))`;

/** 1 where there is something to cancel that a mail has told of, or is telling now. */
export const isCancelledInstead = sql<number>`case when ${inArray(rsvps.status, LIVE)} and exists (select 1 from ${outbox} where ${and(
  eq(outbox.rsvpId, rsvps.id),
  inArray(outbox.state, ["sending", "sent"]),
)}) then 1 else 0 end`;

/**
 * Takes imported RSVPs away that nobody has touched since. Their mails that
 * wait are given up; who was told already is cancelled and told so, since a
 * calendar may know of it; of the others nothing is left. Says of each "gone",
 * "told" or "stays".
 */
export async function undoRows(
  book: GuestBook,
  ids: readonly string[],
): Promise<string[] | Refusal> {
  const over = overRefusal(book.seats);
  if (over) return over;
  const { tx } = book;
  const untouched = await tx
    .select(guestColumns)
    .from(rsvps)
    .where(and(inArray(rsvps.id, [...ids]), isUntouched));
  const theirs = untouched.map(({ id }) => id);
  // Given up first, so that none leaves after it was looked whether one has.
  const unsent = and(inArray(outbox.rsvpId, theirs), eq(outbox.state, "queued"));
  await giveUp(tx, unsent, "organizer");
  const told = new Set(
    (
      await tx
        .select({ id: rsvps.id, told: isCancelledInstead })
        .from(rsvps)
        .where(inArray(rsvps.id, theirs))
    ).flatMap((row) => (row.told ? [row.id] : [])),
  );
  const at = now();
  const became: string[] = [];
  for (const id of ids) {
    const guest = untouched.find((one) => one.id === id);
    if (!guest) became.push("stays");
    else if (told.has(id)) {
      await cancelGuest(book, guest, at, "organizer");
      became.push("told");
    } else {
      await removeGuest(book, guest);
      became.push("gone");
    }
  }
  return became;
}

/** Tells the trail how many were taken away again. */
export async function tellOfUndone(
  { tx, actor, seats }: Pick<GuestBook, "tx" | "actor" | "seats">,
  removed: number,
): Promise<void> {
  await recordAudit(tx, actor, {
    action: "rsvp.unimported",
    groupId: seats.groupId,
    meetingId: seats.id,
    detail: { removed },
  });
}
