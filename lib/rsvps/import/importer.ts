import type { Tx } from "#db/engine.ts";
import { type GuestBook, openBook } from "#lib/guests/book.ts";
import { keepBook } from "#lib/guests/promotion.ts";
import { lockSeats } from "#lib/guests/seats.ts";
import type { Became, Import, Importer } from "#lib/imports/batch.ts";
import { countOf } from "#lib/imports/counts.ts";
import { onBehalf } from "#lib/imports/on-behalf.ts";
import type { Refusal } from "#lib/result.ts";
import { addInBook, type NewRsvp, tellOfAdded } from "../desk/add.ts";
import { shut } from "../refusals.ts";
import { tellOfUndone, UNDONE_FROM, undoRows } from "./undo-rows.ts";

/** Does something in the book of the meeting that a list is for, in the name of who began it. */
async function inBook<T>(
  tx: Tx,
  list: Import,
  work: (book: GuestBook) => Promise<T>,
): Promise<T | Refusal> {
  const seats = await lockSeats(tx, list.meetingId ?? "");
  if (!seats || seats.deletedAt) return shut("missing");
  return keepBook(openBook(tx, onBehalf(list), seats), work);
}

/** Takes lists of people who come. */
export const attendeeImporter: Importer = {
  take: (tx, list, said) =>
    inBook(tx, list, (book): Promise<Became[] | Refusal> => {
      // As they were read and checked when the list was looked over.
      const rows = said as unknown as NewRsvp[];
      return addInBook(book, { rows, tell: list.detail.tell === true, source: "import" });
    }),
  async taken(tx, list) {
    const added = await countOf(tx, list.id, "added", "waitlisted");
    await inBook(tx, list, (book) => tellOfAdded(book, added, "import"));
  },
  undo: {
    of: UNDONE_FROM,
    take: (tx, list, ids) => inBook(tx, list, (book) => undoRows(book, ids)),
    async taken(tx, list) {
      const undone = await countOf(tx, list.id, "gone", "told");
      await inBook(tx, list, (book) => tellOfUndone(book, undone));
    },
  },
};
