import type { Tx } from "#db/engine.ts";
import { importRows, imports } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { newId } from "#lib/ids.ts";
import { nudge } from "#lib/loop/nudge.ts";
import { now } from "#lib/time/clock.ts";

/** Rows written by one statement. */
const AT_ONCE = 500;

type NewImport = Pick<typeof imports.$inferInsert, "kind" | "groupId" | "meetingId" | "name"> & {
  detail: Record<string, unknown>;
  /** What each row says, in the order in which they are to be taken. */
  rows: readonly Record<string, unknown>[];
};

/**
 * Begins an import: writes down its rows as they were looked over. They are
 * taken afterwards, in batches, by the runner, whether or not anybody watches.
 * Returns its id.
 */
export async function startImport(
  tx: Tx,
  actor: Actor,
  { rows, ...list }: NewImport,
): Promise<string> {
  const id = newId();
  await tx.insert(imports).values({
    ...list,
    id,
    state: "importing",
    createdBy: actor.accountId,
    createdAt: now(),
  });
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const next = rows.slice(from, from + AT_ONCE);
    await tx
      .insert(importRows)
      .values(next.map((said, index) => ({ importId: id, position: from + index, said })));
  }
  nudge("imports");
  return id;
}
