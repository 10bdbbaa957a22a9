import { and, eq, inArray, lt } from "drizzle-orm";
import { store } from "#db/store.ts";
import { outbox, subscribers } from "#db/tables.ts";
import { eraseSubscribers } from "./manage.ts";

/** Days for which a former subscriber and a question that was never answered are kept. */
export const FORMER_DAYS = 30;
const DAY_MS = 86_400_000;
const BATCH = 100;

/**
 * Erases who had unsubscribed a month before `due`, and the mails that asked for a
 * confirmation then: whoever did not answer leaves nothing behind.
 */
export async function eraseFormerSubscribers(due: Date): Promise<number> {
  const monthAgo = new Date(due.getTime() - FORMER_DAYS * DAY_MS);
  await store.write((tx) =>
    tx
      .delete(outbox)
      .where(and(eq(outbox.kind, "subscribe-confirm"), lt(outbox.createdAt, monthAgo))),
  );
  const former = await store.read
    .select({ id: subscribers.id })
    .from(subscribers)
    .where(lt(subscribers.unsubscribedAt, monthAgo));
  let erased = 0;
  for (let from = 0; from < former.length; from += BATCH) {
    const ids = former.slice(from, from + BATCH).map(({ id }) => id);
    erased += await store.write(async (tx) => {
      // Who came back meanwhile stays.
      const still = await tx
        .select({ id: subscribers.id, emailKey: subscribers.emailKey })
        .from(subscribers)
        .where(and(inArray(subscribers.id, ids), lt(subscribers.unsubscribedAt, monthAgo)));
      await eraseSubscribers(tx, still);
      return still.length;
    });
  }
  return erased;
}
