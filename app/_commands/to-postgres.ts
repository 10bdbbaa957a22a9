// `npm run to-postgres URL`: the whole site from its SQLite file to an empty PostgreSQL database, with the site stopped.
import { existsSync } from "node:fs";
import { databaseFile } from "#db/database-file.ts";
import { isPostgres } from "#db/is-postgres.ts";
import { waitingMigrations } from "#db/migrate.ts";
import { moveToPostgres } from "#db/move/to-postgres.ts";
import { takeOwnership } from "#db/upkeep/owner.ts";
import { Explained } from "#lib/env.ts";
import { command } from "./command.ts";

await command("to-postgres", { words: "URL", options: {} }, async ({ word }) => {
  const url = word ?? "";
  if (isPostgres()) throw new Explained("DATABASE_URL leads to PostgreSQL already.");
  if (!/^postgres(ql)?:\/\//.test(url)) {
    throw new Explained("Say where to: npm run to-postgres postgres://user:password@host/database");
  }
  if (!existsSync(databaseFile())) throw new Explained(`There is no file ${databaseFile()}.`);
  const letGo = takeOwnership("moves to PostgreSQL");
  const waiting = await waitingMigrations();
  if (waiting.length > 0) {
    throw new Explained(
      "The file is of a former version: start the site once, stop it, and run this again.",
    );
  }
  const moved = await moveToPostgres(url, ({ table, rows }) => {
    console.log(`${table}: ${rows === 0 ? "nothing more to copy" : `${rows} copied`}`);
  });
  letGo();
  const rows = moved.reduce((sum, one) => sum + one.rows, 0);
  console.log(
    `All ${rows} rows of ${moved.length} tables are there, compared one by one. The file was not changed.
Now set DATABASE_URL to that address, keep the secret (data/auth-secret, or AUTH_SECRET: the same on every instance), and start: npm start`,
  );
});
