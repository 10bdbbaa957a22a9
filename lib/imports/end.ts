import { and, eq, inArray, type SQL } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { imports } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { nudge } from "#lib/loop/nudge.ts";
import { done, NotFound, type Result } from "#lib/result.ts";
import type { Import } from "./batch.ts";
import { forgetOwed } from "./owed.ts";
import { importsOf } from "./policy.ts";
import { refuse } from "./refusals.ts";

/** An import of a kind, if it is the actor's; for a query. */
export const ownImport = (actor: Actor, kind: Import["kind"], id: string): SQL | undefined =>
  and(eq(imports.id, id), eq(imports.kind, kind), importsOf(actor));

/**
 * Stops an import that is under way: what is taken stays, what is still owed is
 * forgotten; the runner, which finds nothing more, ends it and tells the trail.
 * Refusal: ended. NotFound for who does not organize the group.
 */
export async function stopImport(actor: Actor, kind: Import["kind"], id: string): Promise<Result> {
  return store.write(async (tx) => {
    const own = ownImport(actor, kind, id);
    const [known] = await tx.select({ detail: imports.detail }).from(imports).where(own);
    if (!known) throw new NotFound("Import");
    // Locked by it, so that the batch under way comes before, and no other after.
    const [stopped] = await tx
      .update(imports)
      .set({ detail: { ...known.detail, why: "Stopped by hand." } })
      .where(and(own, eq(imports.state, "importing")))
      .returning({ id: imports.id });
    if (!stopped) return refuse("ended");
    await forgetOwed(tx, id);
    nudge("imports");
    return done();
  });
}

/** Begins to take an import away again, also while it is still being imported; the runner goes on with it. Refusal: undone. */
export async function beginUndo(tx: Tx, own: SQL | undefined): Promise<Result> {
  const [undoing] = await tx
    .update(imports)
    .set({ state: "undoing", finishedAt: null, leasedUntil: null })
    .where(and(own, inArray(imports.state, ["importing", "done", "stopped"])))
    .returning({ id: imports.id });
  if (!undoing) return refuse("undone");
  await forgetOwed(tx, undoing.id);
  nudge("imports");
  return done();
}
