import * as pg from "drizzle-orm/pg-core";
import * as sqlite from "drizzle-orm/sqlite-core";

/**
 * The few column makers that every table is built from, once for each engine.
 * The types of the SQLite kit are the app's types; tests/unit/pure/db/parity.test.ts
 * keeps the other one equal in names, nullability, keys and indexes.
 */
export const sqliteKit = {
  table: sqlite.sqliteTable,
  text: (name: string) => sqlite.text(name),
  int: (name: string) => sqlite.integer(name),
  /** A number that the database gives to each new row and never again. */
  serial: (name: string) => sqlite.integer(name).primaryKey({ autoIncrement: true }),
  real: (name: string) => sqlite.real(name),
  bool: (name: string) => sqlite.integer(name, { mode: "boolean" }),
  /** A point in time, in milliseconds. */
  instant: (name: string) => sqlite.integer(name, { mode: "timestamp_ms" }),
  json: (name: string) => sqlite.text(name, { mode: "json" }),
  bytes: (name: string) => sqlite.blob(name, { mode: "buffer" }),
  index: sqlite.index,
  unique: sqlite.uniqueIndex,
  primaryKey: sqlite.primaryKey,
  check: sqlite.check,
};

export type Kit = typeof sqliteKit;

const bytea = pg.customType<{ data: Buffer }>({ dataType: () => "bytea" });

const pgKitItself = {
  table: pg.pgTable,
  text: (name: string) => pg.text(name),
  int: (name: string) => pg.integer(name),
  serial: (name: string) => pg.integer(name).primaryKey().generatedAlwaysAsIdentity(),
  real: (name: string) => pg.doublePrecision(name),
  bool: (name: string) => pg.boolean(name),
  instant: (name: string) => pg.timestamp(name, { withTimezone: true, precision: 3, mode: "date" }),
  json: (name: string) => pg.jsonb(name),
  bytes: (name: string) => bytea(name),
  index: pg.index,
  unique: pg.uniqueIndex,
  primaryKey: pg.primaryKey,
  check: pg.check,
} satisfies Record<keyof Kit, unknown>;

export const pgKit = pgKitItself as unknown as Kit;
