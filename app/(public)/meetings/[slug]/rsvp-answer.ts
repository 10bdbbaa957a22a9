import type { Next } from "#lib/rsvps/admit.ts";

/** What the page is told after the form was sent: nothing that depends on the address. */
export type RsvpAnswer = {
  name: string;
  email: string;
  /** What comes next for anybody who answers so at that moment. */
  next: Next;
  /** Whether the site can send mail at all. */
  mailed: boolean;
};
