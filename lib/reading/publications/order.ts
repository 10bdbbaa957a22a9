import { desc, sql } from "drizzle-orm";
import { issues } from "#db/tables.ts";

/** Dated issues, the latest first, then those without a date by number. */
export const latestFirst = [
  desc(sql`coalesce(${issues.datedOn}, '')`),
  desc(sql`length(${issues.number})`),
  desc(issues.number),
];
