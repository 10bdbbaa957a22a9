import { getTableColumns, getTableName } from "drizzle-orm";
import { isPostgres } from "#db/is-postgres.ts";
import type { Asked } from "#db/pool.ts";
import { store } from "#db/store.ts";
import { tables } from "#db/tables.ts";

/* All rows there are, before a deed and after it, and what differs. */

type TableName = keyof typeof tables;
type Row = Record<string, unknown>;
type Rows = Map<TableName, Map<string, Row>>;

/** By which columns a row is known, where that is not the one of its primary key. */
const KEYS: Partial<Record<TableName, string[]>> = {
  members: ["groupId", "accountId"],
  hosts: ["meetingId", "groupId"],
  programmeSpeakers: ["itemId", "speakerId"],
  meetingTopics: ["meetingId", "topicId"],
  formerSlugs: ["kind", "slug"],
  relations: ["meetingId", "articleId", "relation"],
  answers: ["rsvpId", "questionId", "seat"],
  subscriptions: ["subscriberId", "groupId", "kind"],
  mailingRecipients: ["mailingId", "recipientId"],
  mailTemplates: ["groupId", "kind"],
  remindersSent: ["meetingId", "minutesBefore", "startsAt"],
  importRows: ["importId", "position"],
  formDrafts: ["accountId", "form"],
  searchDocuments: ["kind", "subjectId"],
};

function keyOf(name: TableName, row: Row): string {
  const columns =
    KEYS[name] ??
    Object.entries(getTableColumns(tables[name])).flatMap(([column, { primary }]) =>
      primary ? [column] : [],
    );
  const said = columns.map((column) => row[column]);
  return said.map((one) => (one instanceof Date ? one.toISOString() : String(one))).join(" ");
}

async function rowsOf(name: TableName): Promise<Map<string, Row>> {
  const all: Row[] = await store.read.select().from(tables[name]);
  // A document is written anew with whatever it is about, under another number.
  if (name === "searchDocuments") for (const row of all) delete row.id;
  const known = new Map(all.map((row) => [keyOf(name, row), row]));
  if (known.size < all.length) throw new Error(`Rows of ${name} are not told apart by their key`);
  return known;
}

const NAMES = Object.keys(tables) as TableName[];

const PRINTS = NAMES.map((name) => {
  const print = "md5(coalesce(string_agg(one::text, ' ' order by one::text), ''))";
  return `select '${name}' as name, ${print} as print from ${getTableName(tables[name])} one`;
}).join(" union all ");

/**
 * What tells the rows of a table from any others: where each table that is read
 * is a way to a server and back. By a name, so that it is planned once: that
 * takes twenty times as long as to run it.
 */
async function prints(): Promise<Map<string, string>> {
  if (!isPostgres()) return new Map();
  const { $client } = store.read as unknown as { $client: Asked };
  const { rows } = await $client.query({ name: "prints", text: PRINTS });
  return new Map(rows.map(({ name, print }) => [name, print]));
}

/** Rows that were read, by what tells them. */
const read = new Map<TableName, { print: string; rows: Map<string, Row> }>();

/** Every row of every table. */
export async function allRows(): Promise<Rows> {
  const all: Rows = new Map();
  const known = await prints();
  for (const name of NAMES) {
    const print = known.get(name);
    const before = read.get(name);
    const rows = print && before?.print === print ? before.rows : await rowsOf(name);
    if (print) read.set(name, { print, rows });
    all.set(name, rows);
  }
  return all;
}

export type Difference = {
  table: TableName;
  key: string;
  /** Undefined where the row was made, or is gone. */
  before?: Row;
  after?: Row;
};

const says = (row: Row) => JSON.stringify(row);

/** The rows that were made, changed or taken away. */
export function differences(before: Rows, after: Rows): Difference[] {
  return [...after].flatMap(([table, is]) => {
    const was = before.get(table) ?? new Map<string, Row>();
    if (is === was) return [];
    const keys = [...new Set([...was.keys(), ...is.keys()])];
    return keys.flatMap((key) => {
      const [then, now] = [was.get(key), is.get(key)];
      if (then && now && says(then) === says(now)) return [];
      return [{ table, key, before: then, after: now }];
    });
  });
}
