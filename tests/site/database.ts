import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { giveFolding } from "#db/sqlite.ts";
import type { Site } from "./start.ts";

type Data = Pick<Site, "dataDir">;

function within<T>({ dataDir }: Data, work: (file: Sqlite.Database) => T): T {
  const file = new Sqlite(join(dataDir, "marchmont.sqlite"));
  giveFolding(file);
  try {
    return work(file);
  } finally {
    file.close();
  }
}

/** Writes into a running site's database file, to make that be past which a test cannot wait for. */
export function write(site: Data, sql: string, ...values: unknown[]): void {
  const { changes } = within(site, (file) => file.prepare(sql).run(...values));
  if (changes === 0) throw new Error(`nothing was changed by: ${sql}`);
}

/** The one text that a query of a running site's database file gives. */
export function text(site: Data, sql: string, ...values: unknown[]): string {
  const found = within(site, (file) =>
    file
      .prepare(sql)
      .pluck()
      .get(...values),
  );
  if (typeof found !== "string") throw new Error(`no text is found by: ${sql}`);
  return found;
}

/** The one number that a query of a running site's database file gives, for what no page shows. */
export const figure = (site: Data, sql: string, ...values: unknown[]): number =>
  within(site, (file) =>
    Number(
      file
        .prepare(sql)
        .pluck()
        .get(...values),
    ),
  );
