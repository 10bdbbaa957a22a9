/** What the page says after somebody asked for their list: the same whether the address is known or not. */
export type ListAsked = {
  email: string;
  mailed: boolean;
  /** What was probably meant, where the address looks mistyped. */
  meant: string | null;
};

/** Which forms the page speaks of: the one that asks for the list, and those of an RSVP that is no more. */
export const LIST = "list";
export const GONE = "gone";
