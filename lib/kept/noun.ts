import type { Column, SQL } from "drizzle-orm";
import type { SelectResultFields } from "drizzle-orm/query-builders/select.types";
import type { AnySQLiteColumn, SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Reader } from "#db/engine.ts";
import type { KeptKind } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import type { Refusal } from "#lib/result.ts";

/*
 * Venues, speakers, articles and publications are kept: a group keeps each row
 * and its organizers change it, others see and use it once it is public, two
 * that are the same become one, and its former addresses lead to it. A noun
 * says here what is its own; queries.ts, commands.ts and merge.ts do the rest.
 */

/** For the pages, which know nothing of the tables. */
export type { KeptKind };

export type Text = AnySQLiteColumn<{ data: string; notNull: true }>;

export type KeptTable = SQLiteTable & { id: Text; slug: Text; groupId: Text; searchKey: Text };

export type Fields = Record<string, SQLiteColumn | SQL>;

/** What uses a row: while there is any, the row cannot be deleted. */
export type Uses = {
  table: SQLiteTable;
  what: { one: string; other: string };
  /** What a row is to them, after "is": "on the programme of". */
  as: string;
  /** Those of one row, whoever's they are. */
  of: (db: Reader, id: string | Column) => SQL | undefined;
  /** Those that an organizer may be told of. */
  seenBy: (actor: Actor, db: Reader) => SQL | undefined;
  /** Those still to come. */
  coming: () => SQL;
  /** The meetings that show it, whoever's they are. */
  meetings: (db: Reader, id: string) => SQL | undefined;
};

/** By the names of columns: what a row goes by, then what else it is searched by. */
type Searched<K extends string> = readonly [K, ...K[]];

export type KeptNoun<
  T extends KeptTable & Record<K, Text>,
  Brief extends Fields,
  More extends Fields,
  Shown extends { hint: string },
  Parts,
  K extends string,
> = {
  kind: KeptKind;
  table: T;
  searched: Searched<K>;
  /** One of these by which lists are ordered where it is filled in, instead of the first. */
  orderedBy?: K;
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
  /** Keys of joined tables that are searched too. */
  alsoSearched?: readonly Column[];
  /** Which rows the public sees, and with it every organizer. */
  isPublic: (db: Reader) => SQL;
  uses: Uses;
};

/** A row of any noun, as far as the shape knows it. */
export type KeptRow = { id: string; slug: string; groupId: string; name: string };

/** What of a noun its commands need; `Row` is as `getOwn` finds it. */
export type Changeable<T extends KeptTable, Row extends KeptRow, K extends string> = {
  kind: KeptKind;
  table: T;
  searched: Searched<K>;
  uses: Uses;
  keyOf: (row: Record<K, string>) => string;
  getOwn: (actor: Actor, id: string, db?: Reader) => Promise<Row>;
  held: (id: string, db?: Reader) => Promise<Refusal | null>;
};

/** The columns that are a noun's own, the others are made by the shape. */
export type OwnColumns<T extends KeptTable> = Omit<
  T["$inferInsert"],
  "id" | "slug" | "groupId" | "searchKey" | "createdAt" | "changedAt"
>;
