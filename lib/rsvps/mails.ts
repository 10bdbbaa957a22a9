import { factsFor, hasSeat, placeInLine, wasEntered } from "#lib/guests/guest.ts";
import { minutesToAnswer } from "#lib/guests/holds.ts";
import type { MailOf } from "#lib/guests/mail-guest.ts";
import { mailOfPromotion } from "#lib/guests/promotion.ts";
import {
  type Asked,
  alreadyMail,
  changedMail,
  declinedMail,
  goingMail,
  tentativeMail,
  waitingMail,
} from "#lib/mail/templates/rsvp.ts";
import { approvedMail, confirmMail, pendingMail } from "#lib/mail/templates/rsvp-steps.ts";
import { untilInWords } from "#lib/meetings/when.ts";

/** Says how a reply was taken: with a seat, held or not, in line, or waiting for approval. */
export const mailOfReply: MailOf = async (context, guest, tx) => {
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
      return {
        kind: "rsvp-declined",
        written: declinedMail(facts, { ...guest, wasEntered: wasEntered(guest) }),
        calendar: "CANCEL",
      };
    case "cancelled":
      throw new Error("A reply that is taken is not a cancelled one");
  }
};

/** Says to an address that has an RSVP that another reply, `asked`, was not taken, and how to have it so. */
export const mailOfSecond =
  (asked: Asked | null): MailOf =>
  async (context, guest, tx) => {
    const place = await placeInLine(tx, guest);
    const written = alreadyMail(factsFor(context, guest), { ...guest, place }, asked);
    return { kind: "rsvp-already", written };
  };

/** Says once more how the RSVP stands. */
export const mailOfStanding: MailOf = (context, guest, tx) => {
  if (guest.status === "cancelled") return mailOfSecond(null)(context, guest, tx);
  // Who moved up and has not said yes is asked again; else it is the mail of the reply.
  const asked = guest.heldUntil && guest.promotedAt;
  return (asked ? mailOfPromotion : mailOfReply)(context, guest, tx);
};

/** Says how the RSVP stands after the party was changed. */
export const mailOfChange: MailOf = async (context, guest, tx) => {
  const place = await placeInLine(tx, guest);
  // It may take the place of an invitation that was not sent yet.
  const attached = hasSeat(guest) || guest.status === "tentative";
  const written = changedMail(factsFor(context, guest), { ...guest, place, attached });
  return { kind: "rsvp-changed", written, calendar: attached ? "REQUEST" : undefined };
};

/** Says that an organizer let them in, to a seat. */
export const mailOfApproval: MailOf = (context, guest) => ({
  kind: "rsvp-approved",
  written: approvedMail(factsFor(context, guest), guest),
  calendar: "REQUEST",
});
