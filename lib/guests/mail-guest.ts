import { and, eq } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { mailingRecipients, outbox, rsvps } from "#db/tables.ts";
import { enqueueMail } from "#lib/mail/outbox.ts";
import type { GuestBook } from "./book.ts";
import { writeOwed } from "./change-mail.ts";
import { addressed, type Guest } from "./guest.ts";
import type { MailContext } from "./mail-context.ts";
import { type GuestMail, makeFirstMail, makeGuestMail } from "./make-mail.ts";

/** Makes the mail that tells a guest how their RSVP now stands. */
export type MailOf = (context: MailContext, guest: Guest, tx: Tx) => GuestMail | Promise<GuestMail>;

/**
 * Queues a mail to a guest about their RSVP, with the manage link and, where
 * asked, the entry for their calendar. What they are still owed of changes of
 * the meeting is written first, and goes first: nobody hears of a seat before
 * they hear that the meeting is on again. Does nothing for a guest without an
 * address.
 */
export async function mailGuest(book: GuestBook, known: Guest, mailOf: MailOf): Promise<void> {
  if (!known.email) return;
  const guest = addressed(known);
  const { tx } = book;
  const context = await book.mailContext();
  const mail = await mailOf(context, guest, tx);
  const made = await makeGuestMail(tx, context, await caughtUp(tx, context, guest), mail);
  if (made) await enqueueMail(tx, made);
}

/** Queues the first mail to a guest whose RSVP this transaction wrote, with `firstSequence` in it: nothing was owed before. */
export async function mailNewGuest(book: GuestBook, known: Guest, mailOf: MailOf): Promise<void> {
  if (!known.email) return;
  const guest = addressed(known);
  const context = await book.mailContext();
  const made = makeFirstMail(context, guest, await mailOf(context, guest, book.tx));
  if (made) await enqueueMail(book.tx, made);
}

/** The guest after everything owed before was queued ahead of what comes now. */
async function caughtUp(tx: Tx, context: MailContext, guest: Guest): Promise<Guest> {
  const [concerned] = await tx
    .select({ id: mailingRecipients.mailingId })
    .from(mailingRecipients)
    .where(eq(mailingRecipients.recipientId, guest.id))
    .limit(1);
  if (!concerned) return guest;
  await writeOwed(tx, context, guest.id);
  await tx
    .update(outbox)
    .set({ rank: 0 })
    .where(and(eq(outbox.rsvpId, guest.id), eq(outbox.state, "queued"), eq(outbox.rank, 1)));
  const [now] = await tx
    .select({ calendarSequence: rsvps.calendarSequence })
    .from(rsvps)
    .where(eq(rsvps.id, guest.id));
  return { ...guest, ...now };
}
