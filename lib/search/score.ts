import { type SQL, sql } from "drizzle-orm";

/**
 * What an engine's rank is multiplied with, from the columns year and month: a
 * quarter more for what is of this month, half of that for what is a year away,
 * next to nothing for what is long past. What has no date stands between.
 */
export function nearness(at: Date): SQL {
  const months = at.getUTCFullYear() * 12 + at.getUTCMonth() + 1;
  return sql`(case when year = 0 then 1.1 else 1 + 0.25 / (1 + abs(year * 12 + month - ${months}) / 12.0) end)`;
}

/** Words in a title count for more than the engines' weights alone make of it. */
export const IN_TITLE = 1.5;

/** More than any weight of words: the page is called what was typed. */
export const CALLED = 1000;
