import type { GuestBook } from "#lib/guests/book.ts";
import { takeSeatsBeyond, takeSeatsOutOfOrder } from "#lib/guests/seats.ts";
import type { Refusal } from "#lib/result.ts";
import { insists, refuse } from "./refusals.ts";

/** What the seats are for, and what the organizer insists on. */
type Wish = { insist: readonly string[]; grows: boolean };

/**
 * Takes seats out of order, or beyond those that there are if the organizer
 * insists on it. Returns what stands against it, or null after they were taken.
 */
export async function takeSeatsAtDesk(
  { tx, seats }: GuestBook,
  wanted: number,
  { insist, grows }: Wish,
): Promise<Refusal | null> {
  if (await takeSeatsOutOfOrder(tx, seats, wanted)) return null;
  if (insists({ insist }, "full") && (await takeSeatsBeyond(tx, seats, wanted))) return null;
  const free = Math.max(0, (seats.capacity ?? 0) - seats.seatsTaken);
  const full = { free, wanted, grows, mayInsist: true } as const;
  return refuse("full", grows ? { ...full, at: "partySize" } : full);
}
