import { sql } from "drizzle-orm";
import { store } from "#db/store.ts";

/** The years that any document is of, the latest first: each is one step in their index, not a look at all documents. */
export async function listYears(): Promise<number[]> {
  const rows = await store.read
    .select({ year: sql<number>`year` })
    .from(
      sql`(with recursive steps(year) as (
        select max(year) from search_documents
        union all
        select (select max(d.year) from search_documents d where d.year < steps.year) from steps
        where steps.year > 0)
      select year from steps where year > 0) as years`,
    )
    .orderBy(sql`year desc`);
  return rows.map(({ year }) => year);
}
