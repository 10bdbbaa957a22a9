import { and, isNotNull, ne, sql } from "drizzle-orm";
import { rsvps } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import type { GuestBook } from "#lib/guests/book.ts";
import { writeTrail } from "#lib/guests/change.ts";
import { type Guest, guestColumns } from "#lib/guests/guest.ts";
import { mailGuest } from "#lib/guests/mail-guest.ts";
import type { Result } from "#lib/result.ts";
import { mailOfStanding } from "../mails.ts";
import type { ManyInput } from "./input.ts";
import { among, tellRefusal, toMany } from "./managed.ts";

/**
 * Mails people again how their RSVP stands, with a fresh manage link: the old
 * ones lead nowhere from then on. Whoever has no address, was erased or has
 * cancelled is left out. Refusals: past. NotFound for helpers and strangers.
 */
export function resendRsvpMails(actor: Actor, input: ManyInput): Promise<Result<{ sent: number }>> {
  return toMany(
    actor,
    input,
    { sent: 0 },
    {
      against: tellRefusal,
      concerned: withFreshLinks,
      each: async (book, guest) => {
        await mailGuest(book, guest, mailOfStanding);
        await writeTrail(book, guest, { action: "rsvp.resent", detail: {} });
        return "sent";
      },
    },
  );
}

/** Those who can be written to, with links that nobody has yet. */
async function withFreshLinks(book: GuestBook, ids: readonly string[]): Promise<Guest[]> {
  const reached = and(isNotNull(rsvps.email), ne(rsvps.status, "cancelled"));
  const guests = await book.tx
    .update(rsvps)
    .set({ linkEpoch: sql`${rsvps.linkEpoch} + 1` })
    .where(among(book, ids, reached))
    .returning(guestColumns);
  return guests.sort((a, b) => a.arrival - b.arrival);
}
