import { type SQL, sql } from "drizzle-orm";
import { store } from "#db/store.ts";
import type { SearchKind } from "#db/tables.ts";
import { CALLED_SO, CANDIDATES, COUNTED, type Query, type SearchEngine } from "./query.ts";
import { CALLED, IN_TITLE, nearness } from "./score.ts";
import { vocabularyOf } from "./spelling.ts";
import { titleKey, type Wanted } from "./words.ts";

/* The index on PostgreSQL: full text search (https://www.postgresql.org/docs/current/textsearch.html). */

/**
 * The words as a tsquery. They are letters and digits, so a quoted one is a
 * lexeme whatever it says. It stands in a subquery to keep it from the planner,
 * which else reads the whole table for common words and thinks that quicker.
 */
function matching(wanted: readonly Wanted[], which: Query["which"]): SQL {
  const words = wanted.map(({ word, forms, begins }) => {
    const lexemes = forms.map((form) => `'${form}'`);
    if (begins) lexemes.push(`'${word}':*`);
    return `(${lexemes.join(" | ")})`;
  });
  return sql`(select to_tsquery('simple', ${words.join(which === "all" ? " & " : " | ")}))`;
}

/** Documents as far as they are looked for: shown by now, of the kind and year. */
function filters({ at, kind, year }: Pick<Query, "at" | "kind" | "year">): SQL {
  return sql`(shown_from is null or shown_from <= ${at.toISOString()}::timestamptz)${
    kind ? sql` and kind = ${kind}` : sql``
  }${year === undefined ? sql`` : sql` and year = ${year}`}`;
}

/** Where a word is in a quarter of these, the documents last written, no others need be looked at. */
const LOOKED_AT = 4 * CANDIDATES;

/**
 * The last written of the documents that match, by their ids; only these are
 * ranked. The index gives them in no order, so that all must be read to know
 * the last: of a word that is everywhere, the documents last written are enough.
 */
function candidates(column: SQL, query: Query, bonus: number): SQL {
  const asked = matching(query.wanted, query.which);
  return sql`(with latest as materialized (
      select id from (
        select id, kind, year, shown_from, ${column} as vector from search_documents
        order by id desc limit ${LOOKED_AT}) as last_written
      where vector @@ ${asked} and ${filters(query)})
    select id, ${bonus}::real as bonus from (
      select id from latest
      union select id from search_documents
      where (select count(*) from latest) < ${CANDIDATES}
        and ${column} @@ ${asked} and ${filters(query)}) as either
    order by id desc limit ${CANDIDATES})`;
}

/** Documents that are called just what was typed, the latest first. */
function called(query: Query): SQL {
  return sql`(select id, ${CALLED}::real as bonus from search_documents
    where title_key = ${titleKey(query.text)} and ${filters(query)}
    order by year desc, month desc limit ${CALLED_SO})`;
}

export const tsvector: SearchEngine = {
  async rank(query, { limit, offset }) {
    const asked = matching(query.wanted, query.which);
    // Weights of D (unused), C (the text), B (what leads to it), A (the title); 1: long texts count for less.
    const weight = sql`ts_rank('{0.1, 0.1, 0.4, 1}', words, ${asked}, 1)`;
    return store.read
      .select({ kind: sql<SearchKind>`kind`, subjectId: sql<string>`subject_id` })
      .from(
        sql`(select id, kind, subject_id, year, month, ${weight} * bonus as weight
          from (select id, max(bonus) as bonus
            from (${called(query)} union all ${candidates(sql`words`, query, 1)} union all ${candidates(sql`title`, query, IN_TITLE)}) as either
            group by id) as found join search_documents using (id)) as weighed`,
      )
      .orderBy(sql`weight * ${nearness(query.at)} desc, id desc`)
      .limit(limit)
      .offset(offset);
  },

  async tally(query) {
    const rows = await store.read
      .select({
        kind: sql<SearchKind>`kind`,
        year: sql<number>`year`,
        documents: sql<number>`count(*)::int`,
      })
      .from(
        sql`(select kind, year from search_documents
          where words @@ ${matching(query.wanted, query.which)} and ${filters(query)} limit ${COUNTED}) as found`,
      )
      .groupBy(sql`kind, year`);
    return rows;
  },

  async knows(wanted, at) {
    const rows = await store.read
      .select({ id: sql<number>`id` })
      .from(sql`search_documents`)
      .where(sql`words @@ ${matching([wanted], "all")} and ${filters({ at })}`)
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
    const rows = await store.read
      .select({ word: sql<string>`word`, documents: sql<number>`ndoc` })
      .from(sql`ts_stat('select words from search_documents')`);
    return vocabularyOf(rows);
  },

  // Words stand in the row of their document, which is for the server's vacuum.
  sweep: async () => undefined,
};
