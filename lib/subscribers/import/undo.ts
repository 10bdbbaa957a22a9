import { and, asc, eq } from "drizzle-orm";
import { store } from "#db/store.ts";
import { importRows } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { beginUndo, ownImport } from "#lib/imports/end.ts";
import { getImport, type ListedImport } from "#lib/imports/queries.ts";
import type { Result } from "#lib/result.ts";
import { fatesOf, UNDONE_FROM, type Undone } from "./undo-rows.ts";

const AT_ONCE = 500;

/**
 * Takes an imported list of subscribers away again as one, also while it is
 * still being imported; the work goes on in the background. Refusal: undone.
 * NotFound for who does not organize the group.
 */
export async function undoSubscribers(actor: Actor, id: string): Promise<Result> {
  await getImport(actor, "subscribers", id);
  return store.write((tx) => beginUndo(tx, ownImport(actor, "subscribers", id)));
}

/** What an undo makes of how many rows, as things stand. */
export async function outlookOfUndo(
  list: Pick<ListedImport, "id" | "detail">,
): Promise<Record<Undone, number>> {
  const outlook = { gone: 0, told: 0, "was-asked": 0, stays: 0 };
  for (const of of UNDONE_FROM) {
    const rows = await store.read
      .select({ subjectId: importRows.subjectId })
      .from(importRows)
      .where(and(eq(importRows.importId, list.id), eq(importRows.outcome, of)))
      .orderBy(asc(importRows.position));
    for (let from = 0; from < rows.length; from += AT_ONCE) {
      const ids = rows.slice(from, from + AT_ONCE).map(({ subjectId }) => subjectId ?? "");
      for (const fate of await fatesOf(store.read, list, ids, of)) outlook[fate] += 1;
    }
  }
  return outlook;
}
