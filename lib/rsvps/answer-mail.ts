import type { Tx } from "#db/store.ts";
import { declinedMail, goingMail, tentativeMail, waitingMail } from "#lib/mail/templates/rsvp.ts";
import { confirmMail, pendingMail } from "#lib/mail/templates/rsvp-steps.ts";
import { factsFor, type Guest, mailGuest, placeInLine } from "#lib/meetings/guest-mail.ts";
import { type MailContext, untilInWords } from "#lib/meetings/mail-context.ts";

/** The mail that says how an answer was taken: with a seat, held or not, in line, or waiting for approval. */
export async function mailAnswer(tx: Tx, context: MailContext, guest: Guest): Promise<void> {
  const facts = factsFor(context, guest);
  switch (guest.status) {
    case "going":
      if (guest.heldUntil) {
        const until = untilInWords(guest.heldUntil, context.timeZone);
        const written = confirmMail(facts, { ...guest, until });
        return mailGuest(tx, context, guest, { kind: "rsvp-confirm", written });
      }
      return mailGuest(tx, context, guest, {
        kind: "rsvp-going",
        written: goingMail(facts, guest),
        calendar: "REQUEST",
      });
    case "waitlisted": {
      const place = await placeInLine(tx, guest);
      const written = waitingMail(facts, { ...guest, place });
      return mailGuest(tx, context, guest, { kind: "rsvp-waiting", written });
    }
    case "pending":
      return mailGuest(tx, context, guest, {
        kind: "rsvp-pending",
        written: pendingMail(facts, guest),
      });
    case "tentative":
      return mailGuest(tx, context, guest, {
        kind: "rsvp-tentative",
        written: tentativeMail(facts, guest),
        calendar: "REQUEST",
      });
    case "declined":
      // Withdraws the entry from a calendar that was sent it earlier; else it is a mail alone.
      return mailGuest(tx, context, guest, {
        kind: "rsvp-declined",
        written: declinedMail(facts, guest),
        calendar: "CANCEL",
      });
    case "cancelled":
      throw new Error("An answer that is taken is not a cancelled one");
  }
}
