import type { Tx } from "#db/engine.ts";
import { factsFor, type Guest, type GuestMail, placeInLine } from "#lib/guests/guest.ts";
import { mailGuest, mailNewGuest } from "#lib/guests/guest-mail.ts";
import { minutesToAnswer } from "#lib/guests/holds.ts";
import { type MailContext, untilInWords } from "#lib/guests/mail-context.ts";
import { declinedMail, goingMail, tentativeMail, waitingMail } from "#lib/mail/templates/rsvp.ts";
import { confirmMail, pendingMail } from "#lib/mail/templates/rsvp-steps.ts";

/** Queues the mail that says how a reply was taken: with a seat, held or not, in line, or waiting for approval. */
export async function mailReply(tx: Tx, context: MailContext, guest: Guest): Promise<void> {
  await mailGuest(tx, context, guest, await answerMail(tx, context, guest));
}

/** As `mailReply`, for an RSVP that this transaction wrote with `firstSequence`. */
export async function mailFirstReply(tx: Tx, context: MailContext, guest: Guest): Promise<void> {
  await mailNewGuest(tx, context, guest, await answerMail(tx, context, guest));
}

async function answerMail(tx: Tx, context: MailContext, guest: Guest): Promise<GuestMail> {
  const facts = factsFor(context, guest);
  switch (guest.status) {
    case "going":
      if (guest.heldUntil) {
        const until = untilInWords(guest.heldUntil, context.timeZone);
        return { kind: "rsvp-confirm", written: confirmMail(facts, { ...guest, until }) };
      }
      return { kind: "rsvp-going", written: goingMail(facts, guest), calendar: "REQUEST" };
    case "waitlisted": {
      const place = await placeInLine(tx, guest);
      const asked = minutesToAnswer(context.holds, guest, "promoted");
      const line = { ...facts, promotionHoldMinutes: asked };
      return { kind: "rsvp-waiting", written: waitingMail(line, { ...guest, place }) };
    }
    case "pending":
      return { kind: "rsvp-pending", written: pendingMail(facts, guest) };
    case "tentative":
      return { kind: "rsvp-tentative", written: tentativeMail(facts, guest), calendar: "REQUEST" };
    case "declined":
      // Withdraws the entry from a calendar that was sent it earlier; else it is a mail alone.
      return { kind: "rsvp-declined", written: declinedMail(facts, guest), calendar: "CANCEL" };
    case "cancelled":
      throw new Error("An reply that is taken is not a cancelled one");
  }
}
