/** What the page is told after the form was sent: nothing that depends on the address. */
export type RsvpAnswer = {
  name: string;
  email: string;
  /** Whether, at that moment, a newcomer would have had seats. */
  seatFree: boolean;
  /** Whether the site can send mail at all. */
  mailed: boolean;
};
