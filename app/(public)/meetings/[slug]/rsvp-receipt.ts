import { toldBy } from "#app/_server/told.ts";
import type { PublicMeeting } from "#lib/meetings/public-queries.ts";
import type { Next } from "#lib/rsvps/admit.ts";

/** What the page is told after the form was sent: nothing that depends on whether the address is known. */
export type RsvpReceipt = {
  name: string;
  email: string;
  partySize: number;
  /** What comes next for anybody who replies so at that moment. */
  next: Next;
  /** Whether the site can send mail at all. */
  mailed: boolean;
  /** Whether the mail was asked for once more. */
  again?: true;
};

/** Which form it is the receipt of. */
export const receiptOf = (meetingId: string) => `rsvp:${meetingId}`;

/** What a page is to say of a reply to this meeting, as its address or a form on it carries it; null on any other visit. */
export const readReceipt = (said: unknown, meetingId: string) =>
  toldBy<RsvpReceipt>(said, receiptOf(meetingId));

/**
 * The meeting beside a receipt. Whether seats are left would say whether the
 * reply took some, and so whether its address was new.
 */
export const withoutSeats = (meeting: PublicMeeting): PublicMeeting => ({
  ...meeting,
  seats: "unlimited",
  capacity: null,
});
