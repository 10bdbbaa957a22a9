/** What the page says after the sign-up form was sent: nothing that depends on whether the address is known. */
export type SignedUp = { email: string; mailed: boolean };

/** Which forms the page of the sign-up speaks of. */
export const SIGN_UP = "sign-up";
export const ERASED = "subscriber-erased";

/** What a subscriber does by a mailed link, as their own page says it. */
export type OwnDeed = "confirmed" | "saved" | "left";

/** Which link it was done by. */
export const deedBy = (token: string) => `subscription:${token}`;

export const OWN_DEEDS: Record<OwnDeed, string> = {
  confirmed: "Thank you, it is confirmed. Here you can change or end it at any time.",
  saved: "Saved.",
  left: "Done: nothing more is sent.",
};
