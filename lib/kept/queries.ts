import { and, asc, count, eq, ne, type SQL } from "drizzle-orm";
import type { SelectResultFields } from "drizzle-orm/query-builders/select.types";
import type { Reader } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { groups } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { inGroupsOf } from "#lib/access/in-groups.ts";
import { countToTell } from "#lib/changes/watch.ts";
import type { Choice } from "#lib/forms/choices.ts";
import { NotFound } from "#lib/result.ts";
import { findPresentSlug } from "#lib/slugs.ts";
import { byName } from "#lib/text/by-name.ts";
import { searchKey } from "#lib/text/fold.ts";
import { keyOrder } from "#lib/text/key-order.ts";
import { matches } from "#lib/text/match.ts";
import type { Fields, KeptNoun, KeptTable, Text } from "./noun.ts";
import { mayEditKept } from "./policy.ts";
import { refuse } from "./refusals.ts";

/** Rows on one page of a list of the desk. */
export const PAGE_SIZE = 50;

export type ListQuery = { search?: string; page?: number };

/** A noun with what is read of its rows. */
export function kept<
  T extends KeptTable & Record<K, Text>,
  B extends Fields,
  M extends Fields,
  S extends { hint: string },
  P,
  K extends string,
>(noun: KeptNoun<T, B, M, S, P, K>) {
  const { kind, table, searched, uses } = noun;
  const { orderedBy } = noun;
  const inKey = orderedBy ? [orderedBy, ...searched.filter((one) => one !== orderedBy)] : searched;
  const name: Text = table[searched[0]];
  const base = {
    id: table.id,
    slug: table.slug,
    groupId: table.groupId,
    group: groups.name,
    name,
  };

  function select<F extends Fields>(db: Reader, fields: F) {
    const query = db.select(fields).from<KeptTable>(table).$dynamic();
    query.innerJoin(groups, eq(groups.id, table.groupId));
    for (const { table: other, on } of noun.joins ?? []) query.leftJoin(other, on);
    return query;
  }

  /** The rows an organizer sees and picks: those of their groups, and the public ones. */
  function visible(db: Reader, actor: Actor): SQL | undefined {
    return inGroupsOf(actor, "organizer", table.groupId, noun.isPublic(db));
  }

  async function choices(where: SQL | undefined): Promise<(Choice & S)[]> {
    const rows = await select(store.read, { ...noun.brief, id: table.id, name })
      .where(where)
      .orderBy(asc(table.id));
    return byName(rows, (row) => row.name).map((row) => ({
      id: row.id,
      label: row.name,
      ...noun.choice(row as SelectResultFields<B>),
    }));
  }

  async function findOne(db: Reader, which: SQL | undefined) {
    const [row] = await select(db, { ...noun.brief, ...noun.more, ...base }).where(which);
    return row ? ({ ...row, ...(await noun.parts?.(db, row.id)) } as typeof row & P) : null;
  }

  /** A row, or null where it is not or the actor may not see it. */
  function find(actor: Actor, id: string, db: Reader = store.read) {
    return findOne(db, and(eq(table.id, id), visible(db, actor)));
  }

  /** As `find`; throws NotFound. */
  async function get(actor: Actor, id: string, db: Reader = store.read) {
    const row = await find(actor, id, db);
    if (!row) throw new NotFound(kind);
    return row;
  }

  /** As `get`, for those who may change it; to others it is not found. */
  async function getOwn(actor: Actor, id: string, db: Reader = store.read) {
    const row = await get(actor, id, db);
    if (!mayEditKept(actor, row)) throw new NotFound(kind);
    return row;
  }

  /** Why a row cannot be deleted: something uses it, whoever's that is. Null where nothing does. */
  async function held(id: string, db: Reader = store.read) {
    const used = await db.$count(uses.table, uses.of(db, id));
    return used > 0 ? refuse("in-use", { kind, as: uses.as, used, ...uses.what }) : null;
  }

  /** One page of the desk's list, with the number of uses the organizer knows of for each. */
  async function list(actor: Actor, { search = "", page = 1 }: ListQuery = {}) {
    const db = store.read;
    const found = matches(search, table.searchKey, ...(noun.alsoSearched ?? []));
    const where = and(visible(db, actor), found);
    const seen = and(uses.of(db, table.id), uses.seenBy(actor, db));
    const rows = await select(db, { ...noun.brief, ...base, uses: db.$count(uses.table, seen) })
      .where(where)
      .orderBy(keyOrder(table.searchKey), asc(table.id))
      .limit(PAGE_SIZE)
      .offset((page - 1) * PAGE_SIZE);
    const [all] = await select(db, { n: count() }).where(where);
    return { rows, total: all?.n ?? 0 };
  }

  return {
    ...noun,
    visible,
    find,
    get,
    getOwn,
    held,
    list,
    /** Whom a change of it concerns. */
    toTell: (id: string) => countToTell(store.read, uses.meetings(store.read, id)),
    /** The key a row is searched and ordered by, made anew whenever it is saved. */
    keyOf: (row: Record<K, string>) => searchKey(...inKey.map((column) => row[column])),
    /** What a picker offers to this organizer, by name. */
    listFor: (actor: Actor) => choices(visible(store.read, actor)),
    /** Those that a row could be merged with: the others that the actor may change, by name. */
    listToMerge: (actor: Actor, id: string) =>
      choices(and(ne(table.id, id), inGroupsOf(actor, "organizer", table.groupId))),
    /** A row as its public page shows it, or null where it is not public. */
    findPublic: (slug: string) =>
      findOne(store.read, and(eq(table.slug, slug), noun.isPublic(store.read))),
    /** The present slug of a public row that once had this one, or that was merged with one that had; or null. */
    findMoved: (slug: string) => findPresentSlug(store.read, kind, slug, noun.isPublic(store.read)),
  };
}
