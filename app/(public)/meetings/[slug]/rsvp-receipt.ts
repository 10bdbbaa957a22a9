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
