import { join } from "node:path";
import Sqlite from "better-sqlite3";
import type { Site } from "./start.ts";

/** Writes into a running site's database file, to make that be past which a test cannot wait for. */
export function write(site: Pick<Site, "dataDir">, sql: string, ...values: unknown[]): void {
  const file = new Sqlite(join(site.dataDir, "marchmont.sqlite"));
  try {
    const { changes } = file.prepare(sql).run(...values);
    if (changes === 0) throw new Error(`nothing was changed by: ${sql}`);
  } finally {
    file.close();
  }
}
