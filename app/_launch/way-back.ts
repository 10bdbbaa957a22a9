import { runningVersion } from "#app/_server/version.ts";
import { Explained } from "#db/errors.ts";
import { isPostgres } from "#db/is-postgres.ts";
import { waitingMigrations } from "#db/migrate.ts";
import { backupBeforeMigration } from "#db/upkeep/before-migration.ts";
import { siteSecret } from "#lib/secret.ts";
import { shownPath } from "./shown-path.ts";

/**
 * Backs the database up before it is migrated, and says where and how to go
 * back. Without a back-up nothing is migrated; on PostgreSQL, whose programs
 * need not be here, that is only said.
 */
export async function wayBack(): Promise<void> {
  const waiting = await waitingMigrations();
  if (waiting.length === 0) return;
  console.log(`This version changes the database (${waiting.join(", ")}).`);
  try {
    const made = await backupBeforeMigration(siteSecret(), runningVersion());
    const file = shownPath(made);
    console.log(`As it was before it is kept in ${file}.
To go back to the former version: check that out, and npm run restore ${file} -- --force`);
  } catch (error) {
    if (!(error instanceof Explained) || !isPostgres()) throw error;
    console.log(`It was not backed up before: ${error.message}`);
  }
}
