import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { importRows, imports } from "#db/tables.ts";

/** How a row stands that no batch takes any more. */
const GIVEN_UP = { outcome: "left", said: null };

/** Gives up the rows of an import that no batch has taken yet. */
export async function forgetOwed(tx: Tx, importId: string): Promise<void> {
  await tx
    .update(importRows)
    .set(GIVEN_UP)
    .where(and(eq(importRows.importId, importId), isNull(importRows.outcome)));
}

/** Gives up those rows that say something of somebody, in whatever import for "subscribers" or for a meeting is under way. */
export async function forgetOwedTo(
  tx: Tx,
  what: string,
  isTheirs: (said: Record<string, unknown>) => boolean,
): Promise<void> {
  const owed = await tx
    .select({ id: imports.id, position: importRows.position, said: importRows.said })
    .from(importRows)
    .innerJoin(imports, eq(imports.id, importRows.importId))
    .where(
      and(
        what === "subscribers" ? eq(imports.kind, what) : eq(imports.meetingId, what),
        inArray(imports.state, ["importing"]),
        isNull(importRows.outcome),
      ),
    );
  for (const { id, position, said } of owed) {
    if (!said || !isTheirs(said)) continue;
    await tx
      .update(importRows)
      .set(GIVEN_UP)
      .where(and(eq(importRows.importId, id), eq(importRows.position, position)));
  }
}
