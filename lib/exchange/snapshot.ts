import { getTableColumns } from "drizzle-orm";
import { store } from "#db/store.ts";
import { factsOf, type TableName } from "#db/table-facts.ts";
import { tables } from "#db/tables.ts";
import { EXPORTED, exported, type Row, type Taken } from "./rules.ts";

/** The rows that are exported, by table, each table's in one order; bytes are read when they are written. */
export type Rows = ReadonlyMap<TableName, readonly Row[]>;

/** Everything that could be exported, as it is at one moment. */
async function readAll(): Promise<Rows> {
  return store.write(async (tx) => {
    const all = new Map<TableName, Row[]>();
    for (const table of EXPORTED) {
      const bytes = factsOf(table).columns.filter(({ kind }) => kind === "bytes");
      const columns = { ...getTableColumns(tables[table]) } as unknown as Record<string, never>;
      for (const { key } of bytes) delete columns[key];
      all.set(table, (await tx.select(columns).from(tables[table])) as Row[]);
    }
    return all;
  });
}

/** By what tells rows apart, so that the order is no database's own. */
function ordered(table: TableName, rows: readonly Row[]): Row[] {
  const { primary } = factsOf(table);
  return rows.toSorted((a, b) => {
    for (const key of primary) {
      const [one, other] = [a[key], b[key]] as [string, string];
      if (one < other) return -1;
      if (one > other) return 1;
    }
    return 0;
  });
}

/** The rows of the whole site. */
export async function rowsOfSite(): Promise<Rows> {
  const all = await readAll();
  return new Map(
    EXPORTED.map((table) => {
      const { ofSite = () => true, stills = (row) => row } = exported(table)!;
      return [table, ordered(table, all.get(table)!.filter(ofSite).map(stills))];
    }),
  );
}

/**
 * The rows of a group, with what it uses of others, which is its own in them.
 * What refers to anything that does not come along refers to nothing.
 */
export async function rowsOfGroup(groupId: string): Promise<Rows> {
  const all = await readAll();
  const taken = new Map<TableName, Row[]>();
  const asked = takenOf(groupId, taken);
  for (const table of EXPORTED) {
    const { ofGroup } = exported(table)!;
    taken.set(
      table,
      all.get(table)!.filter((row) => ofGroup(row, asked)),
    );
  }
  return new Map(
    [...taken].map(([table, rows]) => {
      const { stills = (row) => row } = exported(table)!;
      return [
        table,
        ordered(
          table,
          rows.map((row) => alone(table, stills(row), asked)),
        ),
      ];
    }),
  );
}

function takenOf(groupId: string, taken: ReadonlyMap<TableName, readonly Row[]>): Taken {
  const sets = new Map<string, Set<unknown>>();
  const valuesOf = (table: TableName, column: string) => {
    const known = sets.get(`${table}.${column}`);
    if (known) return known;
    const made = new Set(taken.get(table)?.map((row) => row[column]));
    // Only of a table that is whole: it is asked again after it was taken.
    if (taken.has(table)) sets.set(`${table}.${column}`, made);
    return made;
  };
  return {
    groupId,
    has: (table, id) => valuesOf(table, "id").has(id),
    names: (table, column, value) => valuesOf(table, column).has(value),
  };
}

/** A row without what leads out of the group. */
function alone(table: TableName, row: Row, taken: Taken): Row {
  const changed: Row = { ...row, ...(table === "accounts" ? { siteAdmin: false } : {}) };
  for (const { key, optional, refers } of factsOf(table).columns) {
    if (refers === null || row[key] === null || taken.has(refers, row[key])) continue;
    if (refers === "groups") changed[key] = taken.groupId;
    else if (optional) changed[key] = null;
    else throw new Error(`${table}.${key} of a group refers to ${refers} that does not come along`);
  }
  return changed;
}
