import type { Column, SQL } from "drizzle-orm";
import type { SelectResultFields } from "drizzle-orm/query-builders/select.types";
import type { AnySQLiteColumn, SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Reader } from "#db/engine.ts";
import type { KeptKind } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";

/*
 * Venues, speakers, articles and publications are kept: a group keeps each row
 * and its organizers change it, others see and use it once it is public, two
 * that are the same become one, and its former addresses lead to it. A noun
 * says here what is its own; queries.ts, commands.ts and merge.ts do the rest.
 */

/** For the pages, which know nothing of the tables. */
export type { KeptKind };

type Text = AnySQLiteColumn<{ data: string; notNull: true }>;

export type KeptTable = SQLiteTable & { id: Text; slug: Text; groupId: Text; searchKey: Text };

export type Fields = Record<string, SQLiteColumn | SQL>;

/** What uses a row: while there is any, the row cannot be deleted. */
export type Uses = {
  table: SQLiteTable;
  /** Those of one row, whoever's they are. */
  of: (db: Reader, id: string | Column) => SQL | undefined;
  /** Those that an organizer may be told of. */
  seenBy: (actor: Actor, db: Reader) => SQL | undefined;
  /** Those still to come. */
  coming: () => SQL;
};

export type KeptNoun<
  T extends KeptTable,
  Brief extends Fields,
  More extends Fields,
  Shown extends { hint: string },
  Parts,
  Searched,
> = {
  kind: KeptKind;
  table: T;
  /** What it goes by. */
  name: Text;
  /** What lists and pickers show of it besides, and the public with them; a column of a joined table as `sql<… | null>`. */
  brief: Brief;
  /** What else its own pages and its form show. */
  more: More;
  /** What a picker shows below the name, and knows of the row. */
  choice: (row: SelectResultFields<Brief>) => Shown;
  /** What belongs to a row but stands in a table of its own. */
  parts?: (db: Reader, id: string) => Promise<Parts>;
  /** Tables that columns above are from. */
  joins?: readonly { table: SQLiteTable; on: SQL }[];
  /** The key it is searched and ordered by, made anew whenever the row is saved. */
  searchKey: (row: Searched) => string;
  /** Keys of joined tables that are searched too. */
  alsoSearched?: readonly Column[];
  /** Which rows the public sees, and with it every organizer. */
  isPublic: (db: Reader) => SQL;
  uses: Uses;
};

/** A row of any noun, as far as the shape knows it. */
export type KeptRow = { id: string; slug: string; groupId: string; name: string };

/** What of a noun its commands need; `Row` is as `getOwn` finds it. */
export type Changeable<T extends KeptTable, Row extends KeptRow & Searched, Searched> = {
  kind: KeptKind;
  table: T;
  searchKey: (row: Searched) => string;
  uses: Uses;
  getOwn: (actor: Actor, id: string, db?: Reader) => Promise<Row>;
};

/** The columns that are a noun's own, the others are made by the shape. */
export type OwnColumns<T extends KeptTable> = Omit<
  T["$inferInsert"],
  "id" | "slug" | "groupId" | "searchKey" | "createdAt" | "changedAt"
>;
