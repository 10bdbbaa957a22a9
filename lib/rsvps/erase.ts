import { and, eq, ne } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { answers, attendeeLinks, mailingRecipients, outbox, rsvps } from "#db/tables.ts";
import { changeGuest, writeTrail } from "#lib/guests/change.ts";
import type { Guest } from "#lib/guests/guest.ts";
import { forgetListsWith } from "#lib/imports/given.ts";
import { emailKey } from "#lib/mail/address.ts";
import { eraseMailTo } from "#lib/mail/outbox.ts";
import { done, type Result } from "#lib/result.ts";
import { isLive } from "#lib/rsvp-status.ts";
import { now } from "#lib/time/clock.ts";
import { byLink } from "./by-link.ts";
import { cancelled } from "./cancel.ts";
import { disownedKey } from "./disowned.ts";

/**
 * Erases an RSVP by the manage link: name, address, words, answers and every
 * mail, sent or not. A seat that is still to come is freed, and the line moves
 * up; what is left is a count. Nobody is mailed, since there is no address any
 * more, and the link leads nowhere. Refusal: missing.
 */
export function eraseRsvp(token: string): Promise<Result> {
  return erase(token, "erased");
}

/**
 * "This was not me": as `eraseRsvp`, and the address can have no other RSVP at
 * this meeting nor get a mail about it. All that is kept to know it by is a
 * keyed hash, until the meeting's data is erased. Refusal: missing.
 */
export function disownRsvp(token: string): Promise<Result> {
  return erase(token, "disowned");
}

function erase(token: string, how: "erased" | "disowned"): Promise<Result> {
  return byLink(token, async (book, guest) => {
    const coming = isLive(guest.status) && book.seats.endsAt > now();
    if (coming) await changeGuest(book, guest, { set: cancelled(guest, "attendee") });
    await forget(book.tx, guest, how);
    const detail = { partySize: guest.partySize, was: guest.status };
    await writeTrail(book, guest, { action: `rsvp.${how}`, detail });
    return done();
  });
}

async function forget(tx: Tx, guest: Guest, how: "erased" | "disowned"): Promise<void> {
  const [{ key } = { key: null }] = await tx
    .select({ key: rsvps.emailKey })
    .from(rsvps)
    .where(eq(rsvps.id, guest.id));
  await tx.delete(answers).where(eq(answers.rsvpId, guest.id));
  await tx.delete(outbox).where(eq(outbox.rsvpId, guest.id));
  await tx.delete(mailingRecipients).where(eq(mailingRecipients.recipientId, guest.id));
  await tx
    .update(rsvps)
    .set({
      name: "",
      familyName: "",
      partyNames: [],
      email: null,
      emailKey: how === "disowned" && key ? disownedKey(guest.meetingId, key) : null,
      comment: "",
      note: "",
      heardFrom: "",
      named: false,
      searchKey: "",
      linkEpoch: guest.linkEpoch + 1,
      erasedAt: now(),
    })
    .where(eq(rsvps.id, guest.id));
  if (!guest.email) return;
  await forgetAddress(tx, guest.id, emailKey(guest.email));
  await forgetListsWith(tx, guest.meetingId, guest.email);
}

/** The links mailed to an address, and the mails with them, once nothing else is kept of it. */
async function forgetAddress(tx: Tx, rsvpId: string, key: string): Promise<void> {
  const others = await tx
    .select({ id: rsvps.id })
    .from(rsvps)
    .where(and(eq(rsvps.emailKey, key), ne(rsvps.id, rsvpId)))
    .limit(1);
  if (others.length > 0) return;
  await tx.delete(attendeeLinks).where(eq(attendeeLinks.emailKey, key));
  await eraseMailTo(tx, "rsvp-list", [key]);
}
