import { now } from "#lib/time/clock.ts";
import { nameOf, type Place } from "./ids.ts";
import type { Difference } from "./rows.ts";

/* What a deed changed, a line for each row: "+" made, "~" changed, "-" taken away. */

/** The columns that say whose a row is. */
const OWNERS = ["groupId", "meetingId", "rsvpId"];

/** What is random, or long and tested where it is made. */
const SEALED = [
  "tokenHash",
  "passwordHash",
  "credentialId",
  "publicKey",
  "links",
  "outcome",
  "hash",
  "messageId",
  "uid",
];
/** What became of the row of a list is a word; of a form that was sent twice, anything. */
const isSealed = (table: string, column: string) =>
  SEALED.includes(column) && !(table === "importRows" && column === "outcome");
const LEFT_OUT = ["text", "html", "calendar", "calendarFile", "searchKey", "data"];

const ID = /\b0[0-9a-z]{25}\b/g;

/** Says ids by their names; those that were made by the order in which they were. */
function namer(all: Difference[]): (text: string) => string {
  const said = JSON.stringify(all.map(({ key, after }) => [key, after]));
  const made = [...new Set(said.match(ID))].filter((id) => nameOf(id) === null).toSorted();
  return (text) => text.replace(ID, (id) => nameOf(id) ?? `new${made.indexOf(id) + 1}`);
}

/** An instant by its distance from the present: "now", "now+1d 2h", "now-30m". */
function whenOf(at: Date): string {
  const ms = Math.abs(at.getTime() - now().getTime());
  const parts = [
    [Math.floor(ms / 86_400_000), "d"],
    [Math.floor(ms / 3_600_000) % 24, "h"],
    [Math.floor(ms / 60_000) % 60, "m"],
    [Math.floor(ms / 1000) % 60, "s"],
    [ms % 1000, "ms"],
  ].flatMap(([n, unit]) => (n ? [`${n}${unit}`] : []));
  if (parts.length === 0) return "now";
  return `now${at > now() ? "+" : "-"}${parts.join(" ")}`;
}

/** For `JSON.stringify`: the keys of an object in one order, whichever the engine keeps them in. */
export const sorted = (_: string, value: unknown) =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value;

function inWords(isHidden: boolean, value: unknown): string {
  if (value === null) return "–";
  if (isHidden) return "sealed";
  if (value instanceof Date) return whenOf(value);
  if (typeof value === "string") return value;
  return JSON.stringify(value, sorted);
}

const isEmpty = (value: unknown) =>
  ["null", '""', "false", "0", "[]", "{}"].includes(JSON.stringify(value));

function lineOf({ table, key, before, after }: Difference): string {
  const columns = Object.keys(after ?? {});
  const words = (column: string, value: unknown) => inWords(isSealed(table, column), value);
  if (!after) return `- ${table} ${key}`;
  if (!before) {
    const said = columns.filter(
      (column) => column !== "id" && !LEFT_OUT.includes(column) && !isEmpty(after[column]),
    );
    return `+ ${table}: ${said.map((column) => `${column} ${words(column, after[column])}`).join("; ")}`;
  }
  const changed = columns.filter(
    (column) => JSON.stringify(before[column]) !== JSON.stringify(after[column]),
  );
  const steps = changed.map((column) => {
    if (LEFT_OUT.includes(column)) return `${column} another`;
    const another = isSealed(table, column) && after[column] !== null;
    return `${column} ${words(column, before[column])} → ${another ? "another" : words(column, after[column])}`;
  });
  return `~ ${table} ${key}: ${steps.join("; ")}`;
}

/** The lines, in an order that does not hang on chance. */
export function ledgerOf(all: Difference[]): string {
  const named = namer(all);
  const lines = all.map((one) => named(lineOf(one)).replaceAll("\n", "⏎"));
  return `${lines.toSorted((a, b) => (a < b ? -1 : 1)).join("\n") || "nothing"}\n`;
}

/** Of what was made, changed and taken away, what is of some places. */
export function touched(all: Difference[], places: readonly Place[]): string[] {
  const theirs = new RegExp(`^00[${places.join("")}]`);
  // What a deed's own and a neighbour have together is no neighbour's: a co-host, a reader of both.
  const shared = ["hosts", "subscriptions", "mailingRecipients"];
  const isTheirs = ({ table, key, before, after }: Difference) =>
    !shared.includes(table) &&
    [
      ...key.split(" "),
      ...[before, after].flatMap((row) => OWNERS.map((column) => row?.[column])),
    ].some((one) => typeof one === "string" && theirs.test(one));
  const named = namer(all);
  return all.filter(isTheirs).map((one) => named(lineOf(one)));
}

/** A value as it is said: instants in words, without what is empty, keys in one order. */
function said(value: unknown): unknown {
  if (value instanceof Date) return whenOf(value);
  if (value instanceof Uint8Array) return `${value.length} bytes`;
  if (Array.isArray(value)) return value.map(said);
  if (typeof value !== "object" || value === null) return value;
  const told = Object.entries(value).flatMap(([key, one]) => {
    const words = SEALED.includes(key) && one !== null ? "sealed" : said(one);
    return isEmpty(words ?? null) ? [] : [[key, words] as const];
  });
  return Object.fromEntries(told.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

const inLine = (value: unknown): string =>
  typeof value === "string" ? value : JSON.stringify(value);

function rowOf(value: unknown): string {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return inLine(value);
  return Object.entries(value)
    .map(([key, one]) => `${key} ${inLine(one)}`)
    .join("; ");
}

/** What a look shows: a line for each fact, and for each row of a list. */
export function sightOf(found: unknown): string {
  const told = said(found);
  const parts = typeof told === "object" && told !== null ? Object.entries(told) : [["", told]];
  const lines = parts.flatMap(([key, value]) => {
    const name = Array.isArray(told) || key === "" ? "" : `${key}: `;
    const rows = Array.isArray(value) && typeof value[0] === "object" ? value : [value];
    return rows.map((row) => `${name}${rowOf(row)}`);
  });
  const text = lines.join("\n");
  const made = [...new Set(text.match(ID))].filter((id) => nameOf(id) === null).toSorted();
  return `${text.replace(ID, (id) => nameOf(id) ?? `new${made.indexOf(id) + 1}`)}\n`;
}

/** What a deed answers where it is done, a line; nothing where it says no more than that. */
export function answerOf(result: unknown): string {
  if (typeof result !== "object" || result === null || !("value" in result)) return "";
  if (result.value === undefined) return "";
  const words = rowOf(said(result.value)).replace(ID, (id) => nameOf(id) ?? "new");
  return `= ${words.replaceAll("\n", "⏎").replaceAll(/[\w-]{30,}/g, "sealed") || "nothing"}\n`;
}
