/** What somebody does by the manage link, as the page says it that it leads to. */
export type Deed =
  | "saved"
  | "confirmed"
  | "replied"
  | "cancelled"
  | "erased"
  | "disowned"
  | "readdressed";

/** Which link it was done by. */
export const deedBy = (token: string) => `rsvp-page:${token}`;

/** What the page says after another address was asked, and by which link. */
export type AddressAsked = { email: string; mailed: boolean };
export const addressAskedBy = (token: string) => `rsvp-address:${token}`;

/** Said above how the RSVP stands now; what was saved is said where it was typed. */
export const DEEDS: Partial<Record<Deed, string>> = {
  confirmed: "Thank you, it is confirmed.",
  replied: "Your answer is taken. So it stands now:",
  readdressed: "Thank you: mails about it come to this address from now on.",
  cancelled: "Done. So it stands now:",
};
