/*
 * Fills the database that DATABASE_URL names, which must be empty, with a
 * society of 10,000 meetings and 20,000 articles, to look at big lists:
 *
 *     DATABASE_URL=file:/tmp/many.sqlite npm run bench:fill
 *     DATABASE_URL=file:/tmp/many.sqlite SEED=none npm start
 */
import { migrate } from "#db/migrate.ts";
import { closeStore, store } from "#db/store.ts";
import { groups } from "#db/tables.ts";
import { insertManyRows } from "./many-rows.ts";

try {
  await migrate();
  if ((await store.read.$count(groups)) > 0) throw new Error("This database is not empty.");
  console.log("Writing 10,000 meetings and 20,000 articles; this takes a minute or two.");
  await insertManyRows();
} finally {
  await closeStore();
}
