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
  /**
   * Transactions of one `line` follow each other, where there are several at
   * once at all: named by what a crowd may want together, such as a meeting's id.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>, line?: string): Promise<T>;
  migrate(folder: string): Promise<void>;
  /** Does what only one instance may be at, after all others that are: what a start does to the database. */
  alone<T>(work: () => Promise<T>): Promise<T>;
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
