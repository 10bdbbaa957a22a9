import { eq } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { rsvps } from "#db/tables.ts";
import { type GuestBook, openBook } from "#lib/guests/book.ts";
import { type Guest, guestColumns } from "#lib/guests/guest.ts";
import { keepBook } from "#lib/guests/promotion.ts";
import { lockSeatsOf, type Seats } from "#lib/guests/seats.ts";
import type { Result } from "#lib/result.ts";
import { isLinkToken, linkTokenId } from "#lib/secret.ts";
import { refuse } from "./refusals.ts";

/**
 * Does what somebody asks by their manage link, in one transaction; whoever
 * has seats by it moves up. Refusal: missing, for every link that leads
 * nowhere, whatever the reason.
 */
export function byLink(
  token: string,
  work: (book: GuestBook, guest: Guest) => Promise<Result>,
): Promise<Result> {
  return store.write(async (tx) => {
    const locked = await lockRsvp(tx, token);
    if (!locked) return refuse("missing", { what: "link" });
    const { guest, seats } = locked;
    const book = { ...openBook(tx, null, seats), pressedBy: guest.id };
    return keepBook(book, () => work(book, guest));
  });
}

/** The RSVP of a link, with its meeting locked: first, so that nothing comes between. */
async function lockRsvp(tx: Tx, token: string): Promise<{ guest: Guest; seats: Seats } | null> {
  const id = linkTokenId(token);
  const seats = id && (await lockSeatsOf(tx, id));
  if (!id || !seats) return null;
  const [row] = await tx
    .select({ ...guestColumns, erasedAt: rsvps.erasedAt })
    .from(rsvps)
    .where(eq(rsvps.id, id));
  if (!row || row.erasedAt || !isLinkToken(token, "rsvp", row.id, row.linkEpoch)) return null;
  const { erasedAt: _, ...guest } = row;
  return { guest, seats };
}
