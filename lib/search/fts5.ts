import { setImmediate } from "node:timers/promises";
import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { store } from "#db/store.ts";
import type { SearchKind } from "#db/tables.ts";
import { CALLED_SO, CANDIDATES, COUNTED, type Query, type SearchEngine } from "./query.ts";
import { CALLED, IN_TITLE, nearness } from "./score.ts";
import { vocabularyOf } from "./spelling.ts";
import { titleKey, type Wanted } from "./words.ts";

/* The index on SQLite: FTS5 (https://www.sqlite.org/fts5.html). */

/** The words as FTS5's syntax. They are letters and digits, so a quoted one is a string whatever it says. */
function matching(wanted: readonly Wanted[], which: Query["which"]): string {
  const words = wanted.map(({ word, forms, begins }) => {
    const strings = forms.map((form) => `"${form}"`);
    if (begins) strings.push(`"${word}"*`);
    return `(${strings.join(" OR ")})`;
  });
  return words.join(which === "all" ? " AND " : " OR ");
}

/** Documents as far as they are looked for: shown by now, of the kind and year. */
function filters({ at, kind, year }: Pick<Query, "at" | "kind" | "year">): SQL {
  return sql`(d.shown_from is null or d.shown_from <= ${at.getTime()})${
    kind ? sql` and d.kind = ${kind}` : sql``
  }${year === undefined ? sql`` : sql` and d.year = ${year}`}`;
}

/**
 * Documents that match, the last written first, with their weight. FTS5 goes
 * through them in this order and stops at the limit: nothing is ranked that is
 * not a candidate.
 */
function candidates(match: string, query: Query, weight: SQL): SQL {
  return sql`select * from (
    select d.id, d.kind, d.subject_id, d.year, d.month, ${weight} as weight
    from search_index cross join search_documents d on d.id = search_index.rowid
    where search_index match ${match} and ${filters(query)}
    order by search_index.rowid desc limit ${CANDIDATES})`;
}

/** Documents that are called just what was typed, the latest first. */
function called(query: Query): SQL {
  return sql`select * from (
    select d.id, d.kind, d.subject_id, d.year, d.month, ${CALLED} as weight
    from search_documents d
    where d.title_key = ${titleKey(query.text)} and ${filters(query)}
    order by d.year desc, d.month desc limit ${CALLED_SO})`;
}

/** Whether more documents match than are counted. */
async function isEverywhere(match: string): Promise<boolean> {
  const [row] = await store.read
    .select({ documents: sql<number>`count(*)` })
    .from(sql`(select 1 from search_index where search_index match ${match} limit ${COUNTED})`);
  return row?.documents === COUNTED;
}

/** Letters at which the vocabulary is parted: reading all of it at once would hold up other requests. */
const PARTS = ["", ..."bcdefghijklmnopqrstuvwxyz", "{", "\u{10ffff}"];

/** Pages of the index that are written anew in one transaction: a few milliseconds of everybody's time. */
const MERGED_PAGES = 64;

export const fts5: SearchEngine = {
  async rank(query, { limit, offset }) {
    const match = matching(query.wanted, query.which);
    // To weigh words FTS5 reads all documents that have them, and those that are everywhere weigh nothing.
    const everywhere = await isEverywhere(match);
    const weight = (bonus: number) =>
      everywhere ? sql`${bonus}` : sql`-bm25(search_index, 10, 4, 1) * ${bonus}`;
    const texts = candidates(match, query, weight(1));
    const titles = candidates(`{title} : (${match})`, query, weight(IN_TITLE));
    return store.read
      .select({
        kind: sql<SearchKind>`kind`,
        subjectId: sql<string>`subject_id`,
      })
      .from(sql`(${called(query)} union all ${texts} union all ${titles})`)
      .groupBy(sql`id`)
      .orderBy(sql`max(weight) * ${nearness(query.at)} desc, id desc`)
      .limit(limit)
      .offset(offset);
  },

  async tally(query) {
    const match = matching(query.wanted, query.which);
    return store.read
      .select({
        kind: sql<SearchKind>`kind`,
        year: sql<number>`year`,
        documents: sql<number>`count(*)`,
      })
      .from(
        sql`(select d.kind, d.year from search_index cross join search_documents d on d.id = search_index.rowid
          where search_index match ${match} and ${filters(query)} limit ${COUNTED})`,
      )
      .groupBy(sql`kind, year`);
  },

  async knows(wanted, at) {
    const rows = await store.read
      .select({ id: sql<number>`d.id` })
      .from(sql`search_index cross join search_documents d on d.id = search_index.rowid`)
      .where(sql`search_index match ${matching([wanted], "all")} and ${filters({ at })}`)
      .limit(1);
    return rows.length > 0;
  },

  async newest() {
    const [row] = await store.read
      .select({ id: sql<number>`coalesce(max(id), 0)` })
      .from(sql`search_documents`);
    return row?.id ?? 0;
  },

  async vocabulary() {
    const rows: { word: string; documents: number }[] = [];
    for (const [index, from] of PARTS.slice(0, -1).entries()) {
      const part = await store.read
        .select({ word: sql<string>`term`, documents: sql<number>`doc` })
        .from(sql`search_vocabulary`)
        .where(sql`term >= ${from} and term < ${PARTS[index + 1]}`);
      rows.push(...part);
      await setImmediate();
    }
    return vocabularyOf(rows);
  },

  // A document that is deleted leaves its words until the part of the index that they stand in
  // is written anew: section 6.8 of FTS5's manual, a negative number marks all of them for it.
  async sweep() {
    let pages = -MERGED_PAGES;
    while (await store.write((tx) => mergeSome(tx, pages))) {
      pages = MERGED_PAGES;
      await setImmediate();
    }
  },
};

/** Whether there may be more to merge. */
async function mergeSome(tx: Tx, pages: number): Promise<boolean> {
  const changes = async () => {
    const [row] = await tx.select({ n: sql<number>`total_changes()` }).from(sql`(select 1)`);
    return row?.n ?? 0;
  };
  const before = await changes();
  await tx.run(sql`insert into search_index (search_index, rank) values ('merge', ${pages})`);
  return (await changes()) - before >= 2;
}
