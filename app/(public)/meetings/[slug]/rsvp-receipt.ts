import type { Next } from "#lib/rsvps/admit.ts";

/** What the page is told after the form was sent: nothing that depends on the address. */
export type RsvpReceipt = {
  name: string;
  email: string;
  /** What comes next for anybody who replies so at that moment. */
  next: Next;
  /** Whether the site can send mail at all. */
  mailed: boolean;
};
