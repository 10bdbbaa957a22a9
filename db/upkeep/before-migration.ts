import { join } from "node:path";
import { makeBackup } from "./backup.ts";
import { backupName, backupsFolder, keepNewest } from "./kept-backups.ts";

/** So many back-ups of former upgrades are kept. */
const KEPT = 5;

/**
 * Makes a back-up of a database that is about to be migrated: the way back.
 * Those of the last few upgrades are kept. Gives the file.
 */
export async function backupBeforeMigration(secret: string, version: string): Promise<string> {
  const file = join(backupsFolder(), backupName("before"));
  await makeBackup({ file, secret, version });
  keepNewest(backupsFolder(), "before", KEPT);
  return file;
}
