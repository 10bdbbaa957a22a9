import type { Tx } from "#db/engine.ts";
import { enqueueFirstMail, enqueueMail } from "#lib/mail/outbox.ts";
import type { GuestBook } from "./book.ts";
import { addressed, type Guest } from "./guest.ts";
import type { MailContext } from "./mail-context.ts";
import { type GuestMail, makeFirstMail, makeGuestMail } from "./make-mail.ts";
import { listUntold, withUntold } from "./untold.ts";

/** Makes the mail that tells a guest how their RSVP now stands. */
export type MailOf = (context: MailContext, guest: Guest, tx: Tx) => GuestMail | Promise<GuestMail>;

/**
 * Queues a mail to a guest about their RSVP, with the manage link and, where
 * asked, the entry for their calendar. What they are still owed of changes of
 * the meeting is said in it: nobody hears of a seat before they hear that the
 * meeting is on again. Does nothing for a guest without an address.
 */
export async function mailGuest(book: GuestBook, known: Guest, mailOf: MailOf): Promise<void> {
  if (!known.email) return;
  const guest = addressed(known);
  const { tx } = book;
  const context = withUntold(await book.mailContext(), await listUntold(tx, guest.id));
  const mail = await mailOf(context, guest, tx);
  const made = await makeGuestMail(tx, context, guest, mail);
  if (made) await enqueueMail(tx, made);
}

/** Queues the first mail to a guest whose RSVP this transaction wrote, with `firstInvitation` in it: nothing was owed before. */
export async function mailNewGuest(book: GuestBook, known: Guest, mailOf: MailOf): Promise<void> {
  if (!known.email) return;
  const guest = addressed(known);
  const context = await book.mailContext();
  const made = makeFirstMail(context, guest, await mailOf(context, guest, book.tx));
  if (made) await enqueueFirstMail(book.tx, made);
}
