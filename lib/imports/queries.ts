import { and, count, desc, eq, inArray, sql } from "drizzle-orm";
import { store } from "#db/store.ts";
import { accounts, importRows, imports } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { NotFound } from "#lib/result.ts";
import type { Import } from "./batch.ts";
import { importsOf } from "./policy.ts";

const columns = {
  id: imports.id,
  kind: imports.kind,
  meetingId: imports.meetingId,
  name: imports.name,
  state: imports.state,
  detail: imports.detail,
  createdAt: imports.createdAt,
  finishedAt: imports.finishedAt,
  by: sql<string | null>`coalesce(nullif(${accounts.name}, ''), ${accounts.email})`,
};

/** How far an import has come: its rows, those still owed, and how many became what. */
type ImportFigures = { rows: number; owed: number; became: Record<string, number> };

async function figuresOf(ids: string[]): Promise<Map<string, ImportFigures>> {
  const figures = new Map(ids.map((id) => [id, { rows: 0, owed: 0, became: {} } as ImportFigures]));
  if (ids.length === 0) return figures;
  const found = await store.read
    .select({ id: importRows.importId, outcome: importRows.outcome, n: count() })
    .from(importRows)
    .where(inArray(importRows.importId, ids))
    .groupBy(importRows.importId, importRows.outcome);
  for (const { id, outcome, n } of found) {
    const one = figures.get(id)!;
    one.rows += n;
    if (outcome === null) one.owed += n;
    else one.became[outcome] = n;
  }
  return figures;
}

/** The imports of a kind, or of a meeting, that the actor may see, the newest first: forty at most. */
export async function listImports(
  actor: Actor,
  { kind, meetingId }: { kind: Import["kind"]; meetingId?: string },
) {
  const rows = await store.read
    .select(columns)
    .from(imports)
    .leftJoin(accounts, eq(accounts.id, imports.createdBy))
    .where(
      and(
        importsOf(actor),
        eq(imports.kind, kind),
        meetingId === undefined ? undefined : eq(imports.meetingId, meetingId),
      ),
    )
    .orderBy(desc(imports.createdAt), desc(imports.id))
    .limit(40);
  const figures = await figuresOf(rows.map(({ id }) => id));
  return rows.map((row) => ({ ...row, figures: figures.get(row.id)! }));
}

export type ListedImport = Awaited<ReturnType<typeof listImports>>[number];

/** An import of a kind with how far it has come, or NotFound. */
export async function getImport(
  actor: Actor,
  kind: Import["kind"],
  id: string,
): Promise<ListedImport> {
  const [row] = await store.read
    .select(columns)
    .from(imports)
    .leftJoin(accounts, eq(accounts.id, imports.createdBy))
    .where(and(eq(imports.id, id), eq(imports.kind, kind), importsOf(actor)));
  if (!row) throw new NotFound("Import");
  const figures = await figuresOf([id]);
  return { ...row, figures: figures.get(id)! };
}
