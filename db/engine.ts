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
  /** Rejects when the database cannot take a write now. */
  check(): Promise<void>;
  migrate(folder: string): Promise<void>;
  close(): Promise<void>;
};
