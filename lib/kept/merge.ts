import { count, eq, getTableColumns, or, sql } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Reader, Tx } from "#db/engine.ts";
import { store } from "#db/store.ts";
import type { Actor } from "#lib/access/actor.ts";
import { recordAudit } from "#lib/audit.ts";
import type { Tell } from "#lib/changes/tell.ts";
import { countToTell, type Told, watchMeetings } from "#lib/changes/watch.ts";
import { done, type Result } from "#lib/result.ts";
import { handOverSlugs } from "#lib/slugs.ts";
import { now } from "#lib/time/clock.ts";
import type { Changeable, KeptRow, KeptTable, OwnColumns } from "./noun.ts";
import { refuse } from "./refusals.ts";

type Own<T extends KeptTable, Row, Facts = Partial<OwnColumns<T>>> = {
  /** The columns that the one that stays takes over where it says nothing, with what they are called. */
  facts: Partial<Record<keyof Row & keyof OwnColumns<T> & string, string>>;
  /** Makes whole what is taken over, where some columns go together. */
  whole?: (facts: Facts, from: Row, into: Row) => Facts;
  /** Lets everything that refers to `from` refer to `into`. Gives what the trail says of it. */
  move: (tx: Tx, from: Row, into: Row) => Promise<Record<string, number>>;
};

/** How two rows of a noun become one. It changes one and ends the other, so it takes both. */
export function keptMerge<
  T extends KeptTable,
  Row extends KeptRow & Record<K, string>,
  K extends string,
>(noun: Changeable<T, Row, K>, own: Own<T, Row>) {
  const { kind, table, uses } = noun;
  const called = Object.entries<string | undefined>(own.facts);
  const columns = Object.keys(own.facts) as (keyof Row & keyof OwnColumns<T>)[];

  /** What `from` says and `into` does not. */
  function missing(from: Row, into: Row): Partial<OwnColumns<T>> {
    const facts: Partial<OwnColumns<T>> = {};
    for (const it of columns) if (says(from[it]) && !says(into[it])) facts[it] = from[it];
    return own.whole?.(facts, from, into) ?? facts;
  }

  async function pair(db: Reader, actor: Actor, fromId: string, intoId: string) {
    return [await noun.getOwn(actor, fromId, db), await noun.getOwn(actor, intoId, db)] as const;
  }

  /** The meetings that show one of two. */
  function showing(db: Reader, from: Row, into: Row) {
    return or(uses.meetings(db, from.id), uses.meetings(db, into.id));
  }

  /** What merging would do: the uses (of any group) that move, how many are still to come, what the facts taken over are called. */
  async function preview(actor: Actor, fromId: string, intoId: string) {
    const db = store.read;
    const [from, into] = await pair(db, actor, fromId, intoId);
    const facts = missing(from, into);
    // Where nothing is taken over, who is with the one that stays reads what they read before.
    const changed =
      Object.keys(facts).length > 0 ? showing(db, from, into) : uses.meetings(db, from.id);
    const [used] = await db
      .select({
        uses: count(),
        upcoming: sql<number>`count(case when ${uses.coming()} then 1 end)`.mapWith(Number),
      })
      .from(uses.table)
      .where(uses.of(db, from.id));
    return {
      from,
      into,
      uses: used?.uses ?? 0,
      upcoming: used?.upcoming ?? 0,
      taken: called.flatMap(([column, words]) => (words && column in facts ? words : [])),
      toTell: await countToTell(db, changed),
    };
  }

  /**
   * Makes one row of two: everything that refers to `fromId` refers to `intoId`
   * after it, what the remaining one does not say is taken over, and the old
   * addresses lead to it. Those who are coming are told as far as `tell` wants
   * it. Not undoable.
   */
  async function merge(
    actor: Actor,
    fromId: string,
    intoId: string,
    tell: Tell = "nothing",
  ): Promise<Result<{ id: string; told: Told }>> {
    if (fromId === intoId) return refuse("same", { kind });
    return store.write(async (tx) => {
      const [from, into] = await pair(tx, actor, fromId, intoId);
      const facts = missing(from, into);
      const settle = await watchMeetings(tx, actor, showing(tx, from, into));
      const moved = await own.move(tx, from, into);
      await tx
        .update<KeptTable>(table)
        .set({ ...facts, searchKey: noun.keyOf({ ...into, ...facts }), changedAt: now() })
        .where(eq(table.id, into.id));
      await handOverSlugs(tx, kind, from, into.id);
      await tx.delete(table).where(eq(table.id, from.id));
      const told = await settle(tell);
      await recordAudit(tx, actor, {
        action: `${kind}.merged`,
        groupId: into.groupId,
        subjectId: into.id,
        detail: {
          from: from.name,
          into: into.name,
          ...moved,
          ...(told.mails > 0 ? { told: told.mails } : {}),
        },
      });
      return done({ id: into.id, told });
    });
  }

  return { preview, merge };
}

/** Lets the rows of a table whose `column` names one row name the other. Gives how many they were. */
export async function moveReferences<T extends SQLiteTable>(
  tx: Tx,
  table: T,
  column: keyof T["_"]["columns"] & string,
  fromId: string,
  intoId: string,
): Promise<number> {
  const moved = await tx
    .update<SQLiteTable>(table)
    .set({ [column]: intoId })
    .where(eq(getTableColumns(table)[column]!, fromId))
    .returning({ one: sql`1` });
  return moved.length;
}

/** The same of links, of which each may stand only once. The old ones go with the row that ends. */
export async function moveLinks<T extends SQLiteTable>(
  tx: Tx,
  table: T,
  column: keyof T["_"]["columns"] & string,
  fromId: string,
  intoId: string,
): Promise<number> {
  const links = await tx
    .select()
    .from<SQLiteTable>(table)
    .where(eq(getTableColumns(table)[column]!, fromId));
  if (links.length > 0) {
    await tx
      .insert<SQLiteTable>(table)
      .values(links.map((link) => ({ ...link, [column]: intoId })))
      .onConflictDoNothing();
  }
  return links.length;
}

const says = (value: unknown) => value !== null && value !== "";
