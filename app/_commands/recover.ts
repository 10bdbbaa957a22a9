// `npm run recover`: what can be read of a damaged SQLite file, as a back-up that can be restored.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { shownPath } from "#app/_launch/shown-path.ts";
import { runningVersion } from "#app/_server/version.ts";
import { databaseFile } from "#db/database-file.ts";
import { isPostgres } from "#db/is-postgres.ts";
import { makeBackupOf } from "#db/upkeep/backup.ts";
import { backupName, backupsFolder } from "#db/upkeep/kept-backups.ts";
import { takeOwnership } from "#db/upkeep/owner.ts";
import { type Recovered, recover } from "#db/upkeep/recover.ts";
import { Explained } from "#lib/env.ts";
import { siteSecret } from "#lib/secret.ts";
import { command } from "./command.ts";

/** Reads page by page, whatever leads to them, which no module of ours can. Tried with 3.40.1, built from its source. */
const MORE = `Where more is lost than can be borne: the sqlite3 of https://www.sqlite.org/download.html ("sqlite-tools") reads every page by itself, even without the list of tables. Debian's has that left out, and would leave an empty file. With the site stopped:
  ./sqlite3 DAMAGED.sqlite .recover | ./sqlite3 RECOVERED.sqlite
then move RECOVERED.sqlite to where the damaged file was, and run: npm run check`;

function tell({ table, read, lost, unknown }: Recovered): void {
  const perhaps = unknown === Number.POSITIVE_INFINITY ? "all" : String(unknown);
  const cells = [String(read), String(lost), perhaps].map((cell) => cell.padStart(9));
  console.log(`${table.padEnd(24)}${cells.join("")}`);
}

await command("recover", { words: "", options: {} }, async () => {
  if (isPostgres()) {
    throw new Explained(
      "This is for SQLite files. For PostgreSQL see its manual: pg_amcheck, pg_resetwal.",
    );
  }
  const damaged = databaseFile();
  if (!existsSync(damaged)) throw new Explained(`There is no file ${damaged}.`);
  const letGo = takeOwnership("reads what can be read of it (npm run recover)");
  const file = join(backupsFolder(), backupName("recovered"));
  let tables: Recovered[] = [];
  await makeBackupOf({ file, secret: siteSecret(), version: runningVersion() }, (copy) => {
    tables = recover(damaged, copy);
  });
  letGo();
  console.log(`${"table".padEnd(24)}     read     lost  unknown`);
  for (const table of tables) tell(table);
  const own = shownPath(file);
  console.log(`
"lost" are rows that an index still tells of; "unknown" are at most so many of which nothing tells.
${damaged} was only read. What could be read is in ${own}.
To put it in its place (the damaged file is kept): npm run restore ${own} -- --force
Then: npm run check, which says what no longer fits together.
${MORE}`);
});
