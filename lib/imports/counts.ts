import { and, eq, inArray } from "drizzle-orm";
import type { Reader } from "#db/engine.ts";
import { importRows } from "#db/tables.ts";

/** How many rows of an import became one of these. */
export function countOf(db: Reader, importId: string, ...outcomes: string[]): Promise<number> {
  return db.$count(
    importRows,
    and(eq(importRows.importId, importId), inArray(importRows.outcome, outcomes)),
  );
}
