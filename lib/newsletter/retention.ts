import { and, eq, inArray, isNotNull, lt, ne } from "drizzle-orm";
import { store } from "#db/store.ts";
import { outbox } from "#db/tables.ts";

/** Days after which the words of a sent letter are taken out of its copies. */
export const LETTER_DAYS = 30;
const DAY_MS = 86_400_000;
/** Mails emptied in one transaction, so that nobody's RSVP waits long for it. */
const BATCH = 200;
/** What stands in their place. */
const EMPTIED = "The words of this letter are in the archive of the newsletter.\n";

/**
 * Empties the mails of letters that had gone a month before `due`: thousands of copies of
 * the same words. To whom they went, and that they did, stays with the
 * subscriber.
 */
export async function emptyOldLetters(due: Date): Promise<number> {
  const monthAgo = new Date(due.getTime() - LETTER_DAYS * DAY_MS);
  let emptied = 0;
  for (;;) {
    const some = await store.write(async (tx) => {
      const old = tx
        .select({ id: outbox.id })
        .from(outbox)
        .where(
          and(
            isNotNull(outbox.subscriberId),
            isNotNull(outbox.mailingId),
            eq(outbox.state, "sent"),
            lt(outbox.createdAt, monthAgo),
            ne(outbox.text, EMPTIED),
          ),
        )
        .limit(BATCH);
      return tx
        .update(outbox)
        .set({ text: EMPTIED, html: "" })
        .where(inArray(outbox.id, old))
        .returning({ id: outbox.id });
    });
    emptied += some.length;
    if (some.length < BATCH) return emptied;
  }
}
