import { eq } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { rsvps } from "#db/tables.ts";
import { type GuestBook, openBook } from "#lib/guests/book.ts";
import { type Guest, guestColumns } from "#lib/guests/guest.ts";
import { keepBook } from "#lib/guests/promotion.ts";
import { findMeetingOf, lockSeats } from "#lib/guests/seats.ts";
import type { Result } from "#lib/result.ts";
import { isLinkToken, linkTokenId } from "#lib/secret.ts";
import { refuse } from "./refusals.ts";

/**
 * Does what somebody asks by their manage link, in one transaction; whoever
 * has seats by it moves up. Refusal: missing, for every link that leads
 * nowhere, whatever the reason.
 */
export async function byLink(
  token: string,
  work: (book: GuestBook, guest: Guest) => Promise<Result>,
): Promise<Result> {
  const id = linkTokenId(token);
  const meetingId = id && (await findMeetingOf(id));
  if (!id || !meetingId) return refuse("missing", { what: "link" });
  return store.write(async (tx) => {
    // Locked first, so that nothing comes between.
    const seats = await lockSeats(tx, meetingId);
    const guest = seats && (await findGuest(tx, id, token));
    if (!guest) return refuse("missing", { what: "link" });
    const book = { ...openBook(tx, null, seats), pressedBy: guest.id };
    return keepBook(book, () => work(book, guest));
  }, meetingId);
}

/** The RSVP of a link that is its own. */
async function findGuest(tx: Tx, id: string, token: string): Promise<Guest | null> {
  const [row] = await tx
    .select({ ...guestColumns, erasedAt: rsvps.erasedAt })
    .from(rsvps)
    .where(eq(rsvps.id, id));
  if (!row || row.erasedAt || !isLinkToken(token, "rsvp", row.id, row.linkEpoch)) return null;
  const { erasedAt: _, ...guest } = row;
  return guest;
}
