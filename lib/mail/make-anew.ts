import { and, eq, inArray, isNotNull, type SQL } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { mailingRecipients, mailings, outbox } from "#db/tables.ts";
import { nudge } from "#lib/loop/nudge.ts";

/**
 * Takes mails of mailings back before they go: their readers are owed them
 * again, and they are made from what the database says then. Their ids.
 */
export async function makeAnew(tx: Tx, which: SQL | undefined): Promise<Set<string>> {
  const taken = await tx
    .delete(outbox)
    .where(and(which, isNotNull(outbox.mailingId)))
    .returning({ id: outbox.id, mailingId: outbox.mailingId, rsvpId: outbox.rsvpId });
  const byMailing = Map.groupBy(taken, ({ mailingId }) => mailingId ?? "");
  for (const [mailingId, mails] of byMailing) {
    const readers = mails.flatMap(({ rsvpId }) => rsvpId ?? []);
    await tx
      .update(mailingRecipients)
      .set({ queuedAt: null })
      .where(
        and(
          eq(mailingRecipients.mailingId, mailingId),
          inArray(mailingRecipients.recipientId, readers),
        ),
      );
    // One whose last mails wait for another try counts as sent.
    await tx
      .update(mailings)
      .set({ state: "sending", finishedAt: null })
      .where(and(eq(mailings.id, mailingId), eq(mailings.state, "sent")));
    nudge("mailings");
  }
  return new Set(taken.map(({ id }) => id));
}
