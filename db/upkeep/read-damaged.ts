import type Sqlite from "better-sqlite3";

/** How many rows were read, are known to be lost, and may be lost without a trace at most. */
export type Told = { read: number; lost: number; unknown: number };

/** So many keys between two that were read are looked for one by one. */
const MOST_KEYS = 5_000_000;

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

type Row = [rowid: number, ...values: unknown[]];

/** Reads until something cannot be read; whether it came to the end. */
function readOn(rows: IterableIterator<unknown>, take: (row: Row) => void): boolean {
  try {
    for (const row of rows) take(row as Row);
    return true;
  } catch {
    return false;
  }
}

/**
 * Reads what can be read of a table: by its keys from the beginning, then from
 * the end, and between the two key by key, so that what lies behind a page that
 * cannot be read is reached around it. What its indexes say of rows that are
 * not there any more tells how many are lost.
 */
export function readTable(
  source: Sqlite.Database,
  table: string,
  columns: string[],
  take: (row: unknown[]) => void,
): Told {
  const from = `${columns.map(quoted).join(", ")} from ${quoted(table)}`;
  const all = (order: "asc" | "desc", after: string) =>
    source.prepare(`select rowid, ${from} where rowid ${after} ? order by rowid ${order}`).raw();
  let read = 0;
  let low = -1;
  const keep = (row: Row) => {
    take(row.slice(1));
    read += 1;
  };
  const whole = readOn(all("asc", ">").iterate(low), (row) => {
    keep(row);
    low = row[0];
  });
  if (whole) return { read, lost: 0, unknown: 0 };
  let high: number | null = null;
  readOn(all("desc", ">").iterate(low), (row) => {
    keep(row);
    high = row[0];
  });
  const known = keysByIndexes(source, table);
  const between = { low, high: high ?? Math.max(low, ...known.keys) + 1 };
  const one = source.prepare(`select rowid, ${from} where rowid = ?`).raw();
  let lost = 0;
  let unknown = 0;
  for (const key of keysBetween(between, known.keys)) {
    try {
      const row = one.get(key) as Row | undefined;
      if (row) keep(row);
    } catch {
      if (known.keys.has(key)) lost += 1;
      else if (!known.all) unknown += 1;
    }
  }
  return { read, lost, unknown };
}

/** The keys that may stand between two that were read. */
function* keysBetween({ low, high }: { low: number; high: number }, known: Set<number>) {
  if (high - low <= MOST_KEYS) for (let key = low + 1; key < high; key++) yield key;
  else for (const key of known) if (key > low && key < high) yield key;
}

/** The keys that the indexes of a table tell of, each read from both ends; whether one of them tells of all. */
function keysByIndexes(source: Sqlite.Database, table: string) {
  const keys = new Set<number>();
  let all = false;
  const indexes = source
    .prepare("select name from pragma_index_list(?) where partial = 0")
    .pluck()
    .all(table) as string[];
  for (const index of indexes) {
    const [column] = source
      .prepare("select name from pragma_index_info(?) where name is not null")
      .pluck()
      .all(index) as string[];
    if (!column) continue;
    for (const order of ["asc", "desc"]) {
      const rows = source
        .prepare(
          `select rowid from ${quoted(table)} indexed by ${quoted(index)} order by ${quoted(column)} ${order}`,
        )
        .raw()
        .iterate();
      const whole = readOn(rows, ([key]) => keys.add(key));
      all ||= whole;
      if (whole) break;
    }
  }
  return { keys, all };
}
