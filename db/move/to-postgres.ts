import { join } from "node:path";
import { drizzle } from "drizzle-orm/node-postgres";
import pg from "pg";
import { Explained } from "../errors.ts";
import { pgKit } from "../kit.ts";
import { type Asked, connection, PATIENCE, reach, reaching } from "../pool.ts";
import { migratePostgres } from "../postgres-migrations.ts";
import { store } from "../store.ts";
import type { TableName } from "../table-facts.ts";
import { define, tables } from "../tables.ts";
import { keyOf, lastRow, type Row, rowsOf, type Side, said, toCompare, toCopy } from "./rows.ts";

/** Stands in the new database while the site moves there, so that a move that broke off is known from another site. */
const MARK = "moving_here";
const MIGRATIONS = join(import.meta.dirname, "..", "..", "drizzle", "postgres");

/** What became of one table. */
export type Moved = { table: string; rows: number };

type There = Side & {
  insert(name: TableName, rows: Row[]): Promise<unknown>;
  say(text: string): Promise<Row[]>;
};

/**
 * Copies the whole site from its SQLite file to an empty PostgreSQL database,
 * table by table, and then compares every row; `tell` hears of each table
 * that is there. One that broke off goes on where it was. Nothing is changed
 * in the file, of which this process must be the only user. An error that
 * explains itself where the other database holds something else.
 */
export async function moveToPostgres(url: string, tell: (moved: Moved) => void): Promise<Moved[]> {
  const client = new pg.Client(connection({ url, patience: PATIENCE }));
  client.on("error", () => undefined);
  try {
    await reach(client.connect());
    const asked = reaching(client);
    await migratePostgres(asked, MIGRATIONS);
    return await move(openThere(asked), tell);
  } finally {
    await client.end();
  }
}

const here = (): Side => ({ db: store.read, tables, isPostgres: false });

function openThere(asked: Asked): There {
  const own = define(pgKit);
  const db = drizzle({ client: asked as unknown as pg.Pool });
  return {
    db: db as unknown as Side["db"],
    tables: own,
    isPostgres: true,
    insert: (name, rows) =>
      db
        .insert(own[name] as never)
        .values(rows as never)
        .onConflictDoNothing(),
    say: async (text) => (await asked.query({ text })).rows,
  };
}

async function move(there: There, tell: (moved: Moved) => void): Promise<Moved[]> {
  const [mark] = await there.say(`select to_regclass('${MARK}') is not null as begun`);
  if (!mark?.begun) {
    for (const name of toCopy()) {
      if (!(await lastRow(there, name))) continue;
      // Moved before, or somebody else's.
      const { moved, differs } = await compare(there);
      if (differs === null) return moved;
      throw new Explained(
        `The other database holds rows already, and not those of this site (${differs}). Give an empty one: nothing was changed in either.`,
      );
    }
    await there.say(`create table ${MARK} ()`);
  }

  for (const name of toCopy()) {
    let rows = 0;
    for await (const batch of rowsOf(here(), name, await lastRow(there, name))) {
      await there.insert(name, batch);
      rows += batch.length;
    }
    tell({ table: name, rows });
  }

  const { moved, differs } = await compare(there);
  if (differs !== null) {
    throw new Explained(
      `What was copied is not what the site holds (${differs}). Was the site changed meanwhile? Empty the other database (drop schema public cascade; create schema public), and run this again.`,
    );
  }
  await there.say(`drop table ${MARK}`);
  return moved;
}

/** Every row of every table on both sides: how many they are, and the first that differs. */
async function compare(there: There): Promise<{ moved: Moved[]; differs: string | null }> {
  const moved: Moved[] = [];
  for (const name of toCompare()) {
    const theirs = oneByOne(there, name);
    let rows = 0;
    for await (const batch of rowsOf(here(), name)) {
      for (const row of batch) {
        const { value: other } = await theirs.next();
        const is = `${name} ${keyOf(name)
          .map((own) => String(row[own]))
          .join(" ")}`;
        if (!other || said(name, row) !== said(name, other)) return { moved, differs: is };
        rows += 1;
      }
    }
    if (!(await theirs.next()).done) return { moved, differs: `${name}, which has more there` };
    moved.push({ table: name, rows });
  }
  return { moved, differs: null };
}

async function* oneByOne(side: Side, name: TableName): AsyncGenerator<Row, undefined> {
  for await (const batch of rowsOf(side, name)) yield* batch;
}
