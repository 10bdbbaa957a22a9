import { type PgTable, getTableConfig as pgConfig } from "drizzle-orm/pg-core";
import { type SQLiteTable, getTableConfig as sqliteConfig } from "drizzle-orm/sqlite-core";
import { describe, expect, it } from "vitest";
import { pgKit, sqliteKit } from "#db/kit.ts";
import { define } from "#db/tables.ts";

const sqlite = define(sqliteKit);
const postgres = define(pgKit);

/** The engines' types for what one column maker of the kit makes. */
const SAME_TYPE: Record<string, string[]> = {
  text: ["text", "jsonb"],
  integer: ["integer", "boolean", "timestamp (3) with time zone"],
  real: ["double precision"],
  blob: ["bytea"],
};

type Config = {
  name: string;
  columns: {
    name: string;
    notNull: boolean;
    primary: boolean;
    isUnique: boolean;
    hasDefault: boolean;
    getSQLType(): string;
  }[];
  indexes: { config: { name?: string; unique?: boolean; columns: unknown[] } }[];
  foreignKeys: {
    onDelete?: string;
    reference(): { columns: { name: string }[]; foreignTable: object };
  }[];
  primaryKeys: { columns: { name: string }[] }[];
  checks: { name: string }[];
};

/** What a table promises, whatever the engine. */
function promises(config: Config) {
  const names = (columns: { name?: string }[]) => columns.map((column) => column.name);
  return {
    name: config.name,
    columns: config.columns.map((c) => ({
      name: c.name,
      notNull: c.notNull,
      primary: c.primary,
      unique: c.isUnique,
      hasDefault: c.hasDefault,
    })),
    indexes: config.indexes.map((i) => ({
      name: i.config.name,
      unique: i.config.unique ?? false,
      columns: names(i.config.columns as { name?: string }[]),
    })),
    foreignKeys: config.foreignKeys.map((f) => ({
      columns: names(f.reference().columns),
      onDelete: f.onDelete,
    })),
    primaryKeys: config.primaryKeys.map((k) => names(k.columns)),
    checks: config.checks.map((c) => c.name),
  };
}

describe("both engines have the same tables", () => {
  it.each(Object.keys(sqlite) as (keyof typeof sqlite)[])("%s", (name) => {
    const left = sqliteConfig(sqlite[name] as SQLiteTable) as unknown as Config;
    const right = pgConfig(postgres[name] as unknown as PgTable) as unknown as Config;
    expect(promises(right)).toEqual(promises(left));
    for (const [index, column] of left.columns.entries()) {
      expect(SAME_TYPE[column.getSQLType()], column.name).toContain(
        right.columns[index]?.getSQLType(),
      );
    }
  });
});
