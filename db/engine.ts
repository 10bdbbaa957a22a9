import type { SqliteRemoteDatabase } from "drizzle-orm/sqlite-proxy";
import type { tables } from "./tables.ts";

type Database = SqliteRemoteDatabase<typeof tables>;

/** What queries may do outside a write: select, nothing else. May lag behind on a replica. */
export type Reader = Pick<Database, "select" | "selectDistinct" | "$count">;
/** The open transaction: hand it down, never reach for another. */
export type Tx = Pick<
  Database,
  "select" | "selectDistinct" | "$count" | "insert" | "update" | "delete" | "run"
>;

/** What stands behind the seam: one for each engine. */
export type Engine = {
  name: "sqlite" | "postgres";
  reader: Reader;
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  migrate(folder: string): Promise<void>;
  /** By its instant the newest migration that was run; null where none was. */
  newestMigration(): Promise<number | null>;
  /**
   * Removes from the log of changes what stands in the database by now, so that
   * nothing erased is legible there; false where a reader still needs it, who
   * is not kept waiting. True where the log is not ours to look after.
   */
  truncateLog(): Promise<boolean>;
  close(): Promise<void>;
};
