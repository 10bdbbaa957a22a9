import type { rsvps } from "#db/tables.ts";
import type { GuestBook } from "#lib/guests/book.ts";
import { changeGuest } from "#lib/guests/change.ts";
import type { Guest } from "#lib/guests/guest.ts";
import { mailGuest } from "#lib/guests/mail-guest.ts";
import { mailOfPromotion, moveUp } from "#lib/guests/promotion.ts";

type Columns = Partial<typeof rsvps.$inferInsert>;

type Comes = {
  /** What is written of the party, and what instead if there is neither seat nor waiting list. */
  set: Columns;
  back: Columns;
  /** Whether it waited for a seat before. */
  waited: boolean;
};

/**
 * Gives a party its seats if they are free and its turn has come, else the
 * place in line of the number it came with. Null where there is no line: it then
 * stands as `back` says. Others who move up by it are told.
 */
export async function letIn(
  book: GuestBook,
  guest: Guest,
  { set, back, waited }: Comes,
): Promise<Guest | null> {
  const inLine = await changeGuest(book, guest, { set: { ...set, status: "waitlisted" } });
  const promoted = await moveUp(book, waited ? undefined : inLine);
  const seated = promoted.find(({ id }) => id === guest.id);
  for (const other of promoted) {
    if (other !== seated) await mailGuest(book, other, mailOfPromotion);
  }
  if (seated || book.seats.waitlist) return seated ?? inLine;
  await changeGuest(book, inLine, { set: back });
  return null;
}
