import { existsSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import Sqlite from "better-sqlite3";
import { now } from "#lib/time/clock.ts";
import { databaseFile } from "../database-file.ts";
import { Explained } from "../errors.ts";
import { isPostgres } from "../is-postgres.ts";

/*
 * A mark beside the SQLite file says that a site has used it. Where the mark is
 * and the file is not, or has nothing in it, something was lost: it must not
 * look like a new site, least of all one with sample societies in it.
 */

const mark = () => `${databaseFile()}-used`;

/** Whether a site has ever used this database, as far as the folder tells. */
export const wasUsed = (): boolean => !isPostgres() && existsSync(mark());

/** Sets the mark, once what a new site begins with is in the database. */
export function markUsed(): void {
  if (isPostgres() || wasUsed()) return;
  const name = basename(databaseFile());
  writeFileSync(
    mark(),
    `${name} has been a site's database since ${now().toISOString()}.
While this file lies here, a start without ${name} is refused: a lost database is not a new site.
To begin anew on purpose, remove both.
`,
  );
}

/** How a database is lost, or null where it is there and has tables. */
function loss(): string | null {
  const file = databaseFile();
  if (!existsSync(file)) return "is missing";
  const connection = new Sqlite(file, { readonly: true, timeout: 5_000 });
  try {
    return connection.prepare("select 1 from sqlite_schema").get() ? null : "is empty";
  } finally {
    connection.close();
  }
}

/** Throws an error that explains itself where a database that was used is gone, or empty. */
export function assertNotLost(): void {
  const how = wasUsed() ? loss() : null;
  if (how === null) return;
  throw new Explained(
    `The database file ${databaseFile()} ${how}, but a site has used it before, so nothing was started in its place.
If it was moved, move it back. If it is lost, put the last back-up in its place: npm run restore data/backups/NAME.tar.gz
To begin anew with an empty site, remove ${mark()} as well.`,
  );
}
