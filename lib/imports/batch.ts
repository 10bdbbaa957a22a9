import { and, asc, desc, eq, inArray, isNotNull, isNull, lte, or } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { importRows, imports } from "#db/tables.ts";
import { leaseTime } from "#lib/clock/shared-time.ts";
import { WORK } from "#lib/loop/figures.ts";
import { type Refusal, say } from "#lib/result.ts";
import { now } from "#lib/time/clock.ts";
import { forgetOwed } from "./owed.ts";

/** Rows taken in one transaction: short, so that an RSVP that arrives waits a few milliseconds at most. */
const BATCH = WORK.imports.batch;

const columns = {
  id: imports.id,
  kind: imports.kind,
  groupId: imports.groupId,
  meetingId: imports.meetingId,
  state: imports.state,
  detail: imports.detail,
  createdBy: imports.createdBy,
};

/** An import as who takes its rows is told of it. */
export type Import = Pick<typeof imports.$inferSelect, keyof typeof columns>;

/** What became of a row, and the row that it became. */
export type Became = { outcome: string; subjectId?: string | null };

/** Who knows what is made of the rows of one kind of list. Reads and writes in `tx`, and awaits nothing else. */
export type Importer = {
  /** Takes rows, in their order, and says of each what became of it. A refusal stops the import. */
  take(tx: Tx, list: Import, said: Record<string, unknown>[]): Promise<Became[] | Refusal>;
  /** Once no more are taken: its entry in the trail. */
  taken?(tx: Tx, list: Import): Promise<void>;
  undo?: {
    /** What can be taken away again, by what became of it: the first kind first, and of each the last row first. */
    of: readonly string[];
    take(tx: Tx, list: Import, subjectIds: string[], of: string): Promise<string[] | Refusal>;
    taken?(tx: Tx, list: Import): Promise<void>;
  };
};

export type Importers = Partial<Record<Import["kind"], Importer>>;

const underWay = inArray(imports.state, ["importing", "undoing"]);

/** The imports that are under way, the oldest first. */
export async function listUnderWay(): Promise<Pick<Import, "id" | "kind">[]> {
  return store.read
    .select({ id: imports.id, kind: imports.kind })
    .from(imports)
    .where(underWay)
    .orderBy(asc(imports.createdAt), asc(imports.id));
}

/** Takes an import for one turn, if no other runner has it. */
export async function leaseImport(id: string): Promise<boolean> {
  const taken = await store.write(async (tx) => {
    const at = await leaseTime(tx);
    return tx
      .update(imports)
      .set({ leasedUntil: new Date(at.getTime() + WORK.imports.lease) })
      .where(
        and(
          eq(imports.id, id),
          underWay,
          or(isNull(imports.leasedUntil), lte(imports.leasedUntil, at)),
        ),
      )
      .returning({ id: imports.id });
  });
  return taken.length > 0;
}

/** Gives back what `leaseImport` took, so that another runner need not wait for its end. */
export async function releaseImport(id: string): Promise<void> {
  await store.write((tx) =>
    tx.update(imports).set({ leasedUntil: null }).where(eq(imports.id, id)),
  );
}

/** Frees the leases of a runner that died with its process. Only for where one process owns the database, as on SQLite. */
export async function freeImports(): Promise<void> {
  await store.write((tx) =>
    tx.update(imports).set({ leasedUntil: null }).where(isNotNull(imports.leasedUntil)),
  );
}

/**
 * Takes the next rows of an import, or takes them away again, and writes down
 * what became of each, all in one transaction: after a crash each is either
 * owed or done. The guarded update of the import comes first and locks it, so
 * that an undo and a second runner come before or after, never between.
 * Returns whether there may be more to do at once.
 */
export async function takeBatch(id: string, importer: Importer): Promise<boolean> {
  return store.write(async (tx) => {
    const [list] = await tx
      .update(imports)
      .set({ leasedUntil: new Date((await leaseTime(tx)).getTime() + WORK.imports.lease) })
      .where(and(eq(imports.id, id), underWay))
      .returning(columns);
    if (!list) return false;
    return list.state === "importing" ? takeNext(tx, list, importer) : undoNext(tx, list, importer);
  });
}

const of = ({ id }: Import, positions: number[]) =>
  and(eq(importRows.importId, id), inArray(importRows.position, positions));

async function takeNext(tx: Tx, list: Import, importer: Importer): Promise<boolean> {
  const next = await tx
    .select({ position: importRows.position, said: importRows.said })
    .from(importRows)
    .where(and(eq(importRows.importId, list.id), isNull(importRows.outcome)))
    .orderBy(asc(importRows.position))
    .limit(BATCH);
  if (next.length === 0) {
    await importer.taken?.(tx, list);
    return finish(tx, list, "why" in list.detail ? "stopped" : "done");
  }
  const became = await importer.take(
    tx,
    list,
    next.map(({ said }) => said ?? {}),
  );
  if (!Array.isArray(became)) {
    await importer.taken?.(tx, list);
    return stop(tx, list, became);
  }
  for (const [index, { position }] of next.entries()) {
    const { outcome, subjectId = null } = became[index]!;
    // What it said is kept where it belongs, or nowhere.
    await tx
      .update(importRows)
      .set({ outcome, subjectId, said: null })
      .where(of(list, [position]));
  }
  return true;
}

async function undoNext(tx: Tx, list: Import, { undo }: Importer): Promise<boolean> {
  for (const outcome of undo?.of ?? []) {
    const next = await tx
      .select({ position: importRows.position, subjectId: importRows.subjectId })
      .from(importRows)
      .where(and(eq(importRows.importId, list.id), eq(importRows.outcome, outcome)))
      .orderBy(desc(importRows.position))
      .limit(BATCH);
    if (next.length === 0) continue;
    const became = await undo!.take(
      tx,
      list,
      next.map(({ subjectId }) => subjectId ?? ""),
      outcome,
    );
    if (!Array.isArray(became)) return stop(tx, list, became);
    for (const said of new Set(became)) {
      const positions = next.filter((_, index) => became[index] === said);
      await tx
        .update(importRows)
        .set({ outcome: said })
        .where(
          of(
            list,
            positions.map(({ position }) => position),
          ),
        );
    }
    return true;
  }
  await undo?.taken?.(tx, list);
  return finish(tx, list, "undone");
}

async function finish(
  tx: Tx,
  { id }: Import,
  state: "done" | "undone" | "stopped",
  detail?: Record<string, unknown>,
): Promise<false> {
  await tx
    .update(imports)
    .set({ state, finishedAt: now(), leasedUntil: null, ...(detail ? { detail } : {}) })
    .where(eq(imports.id, id));
  return false;
}

/** Ends an import that cannot go on; what is still owed is forgotten. */
async function stop(tx: Tx, list: Import, refusal: Refusal): Promise<false> {
  await forgetOwed(tx, list.id);
  return finish(tx, list, "stopped", { ...list.detail, why: say(refusal) });
}
