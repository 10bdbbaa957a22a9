import { existsSync } from "node:fs";
import { resolve } from "node:path";
import Sqlite from "better-sqlite3";
import { Explained, isCorrupt } from "#db/errors.ts";

/**
 * Throws an error that says what to do when the SQLite file is damaged. Only
 * reads, so that whatever can be saved from the file still can be.
 */
export function assertIntact(databaseUrl: string): void {
  if (!databaseUrl.startsWith("file:")) return;
  const file = resolve(databaseUrl.slice("file:".length));
  if (!existsSync(file)) return;
  try {
    const connection = new Sqlite(file, { readonly: true });
    try {
      const found = connection.pragma("quick_check(1)", { simple: true });
      if (found !== "ok") throw damaged(file, String(found));
    } finally {
      connection.close();
    }
  } catch (error) {
    if (isCorrupt(error)) throw damaged(file, (error as Error).message);
    throw error;
  }
}

function damaged(file: string, finding: string): Error {
  return new Explained(
    `The database file ${file} is damaged (${finding}), so the site was not started. Nothing in it was changed.
To restore your last back-up (the damaged file is kept beside it): npm run restore data/backups/NAME.tar.gz -- --force
Without a back-up, to save what can be read of it: npm run recover`,
  );
}
