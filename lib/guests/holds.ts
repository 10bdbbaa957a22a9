import { and, eq, gt, isNotNull } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { rsvps } from "#db/tables.ts";
import { now } from "#lib/time/clock.ts";

const MINUTE_MS = 60_000;

/** How long seats of a meeting are held for a yes. */
export type HoldTimes = {
  promotionHoldMinutes: number | null;
  confirmationHoldMinutes: number | null;
};
/** What decides whether a seat is held for a yes. */
export type HoldRules = HoldTimes & { startsAt: Date };

/** Whose seat it is. */
type Seated = { email: string | null; confirmedAt: Date | null; unproven: boolean };

/** How a guest comes to a seat: by the form just now, by an organizer's word, or by moving up. */
type How = "new" | "let-in" | "promoted";

/**
 * Minutes to confirm the address for whose browser gave no proof of work where
 * one was asked. Somebody new has the form before them; whose turn comes later
 * may be asleep.
 */
const UNPROVEN_MINUTES: Record<How, number> = { new: 120, "let-in": 1440, promoted: 1440 };

/**
 * Minutes that a guest has to say yes when a seat is theirs; null where they
 * need not. A promoted guest whose address was never confirmed confirms it with
 * the same press.
 */
export function minutesToAnswer(
  meeting: HoldTimes,
  guest: Omit<Seated, "email">,
  how: How,
): number | null {
  const unproven = guest.unproven ? UNPROVEN_MINUTES[how] : null;
  const confirmation = guest.confirmedAt ? null : (meeting.confirmationHoldMinutes ?? unproven);
  return how === "promoted" ? (meeting.promotionHoldMinutes ?? confirmation) : confirmation;
}

/**
 * Until when the seat of somebody who gets one now is held for a yes; null if
 * it is theirs at once. Never later than the start, and once the meeting has
 * begun nothing is held. Who has no address cannot be asked.
 */
export function holdUntil(
  meeting: HoldRules,
  guest: Seated,
  how: How,
  at: Date = now(),
): Date | null {
  const minutes = minutesToAnswer(meeting, guest, how);
  if (minutes === null || !guest.email || meeting.startsAt <= at) return null;
  return new Date(Math.min(at.getTime() + minutes * MINUTE_MS, meeting.startsAt.getTime()));
}

/** Shortens holds to the meeting's start, after it was moved to an earlier time. */
export async function endHoldsByStart(tx: Tx, meetingId: string, startsAt: Date): Promise<void> {
  await tx
    .update(rsvps)
    .set({ heldUntil: startsAt })
    .where(and(eq(rsvps.meetingId, meetingId), gt(rsvps.heldUntil, startsAt)));
}

/** Begins every hold of a meeting anew: while it was off, nobody had a reason to answer. */
export async function renewHolds(tx: Tx, meeting: HoldRules & { id: string }): Promise<void> {
  const held = await tx
    .select({
      id: rsvps.id,
      email: rsvps.email,
      confirmedAt: rsvps.confirmedAt,
      unproven: rsvps.unproven,
      promotedAt: rsvps.promotedAt,
    })
    .from(rsvps)
    .where(and(eq(rsvps.meetingId, meeting.id), isNotNull(rsvps.heldUntil)));
  for (const guest of held) {
    const heldUntil = holdUntil(meeting, guest, guest.promotedAt ? "promoted" : "let-in");
    await tx.update(rsvps).set({ heldUntil }).where(eq(rsvps.id, guest.id));
  }
}
