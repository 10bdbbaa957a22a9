import { getTableColumns } from "drizzle-orm";
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

/** Every row of every table. */
export async function allRows(): Promise<Rows> {
  const rows: Rows = new Map();
  for (const [name, table] of Object.entries(tables) as [TableName, (typeof tables)[TableName]][]) {
    const all: Row[] = await store.read.select().from(table);
    // A document is written anew with whatever it is about, under another number.
    if (name === "searchDocuments") for (const row of all) delete row.id;
    const known = new Map(all.map((row) => [keyOf(name, row), row]));
    if (known.size < all.length) throw new Error(`Rows of ${name} are not told apart by their key`);
    rows.set(name, known);
  }
  return rows;
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
    const keys = [...new Set([...was.keys(), ...is.keys()])];
    return keys.flatMap((key) => {
      const [then, now] = [was.get(key), is.get(key)];
      if (then && now && says(then) === says(now)) return [];
      return [{ table, key, before: then, after: now }];
    });
  });
}
