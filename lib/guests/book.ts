import type { Tx } from "#db/engine.ts";
import type { Actor } from "#lib/access/actor.ts";
import { loadMailContext, type MailContext } from "./mail-context.ts";
import type { Seats } from "./seats.ts";

/**
 * A meeting's guests as one transaction has them open. Whatever changes of an
 * RSVP goes through the book (`change.ts`): the meeting is locked; what its
 * mails are made from is read once, and only if there is a mail.
 */
export type GuestBook = {
  tx: Tx;
  /** Who does it; null for an attendee, and for the app itself. */
  actor: Actor | null;
  seats: Seats;
  mailContext: () => Promise<MailContext>;
  /** Whose manage link was pressed for it: who has that reads mail at the guest's address. */
  pressedBy: string | null;
  /** Whether seats or places in line were given up, so that others may move up. */
  stirred: boolean;
};

/** Opens the book of a meeting that this transaction has locked; `read` may know what its mails are made from already. */
export function openBook(
  tx: Tx,
  actor: Actor | null,
  seats: Seats,
  read = () => loadMailContext(tx, seats.id),
): GuestBook {
  let context: Promise<MailContext> | undefined;
  const mailContext = () => {
    context ??= read();
    return context;
  };
  return { tx, actor, seats, mailContext, pressedBy: null, stirred: false };
}
