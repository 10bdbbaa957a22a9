import type { Row } from "#lib/imports/table.ts";
import { fold } from "#lib/text/fold.ts";
import { type Column, type Layout, NAMES } from "./columns.ts";
import { namesIn } from "./names.ts";
import { othersIn, partyIn } from "./numbers.ts";
import { paidSaid, type Said, stateSaid } from "./states.ts";

export type Cell = (kind: Column) => string;

/** A row's cells by what they hold. */
export function cellsOf(cells: readonly string[], columns: Layout["columns"]): Cell {
  return (kind) => {
    const at = columns.indexOf(kind);
    // Files that this app or another wrote: an apostrophe keeps a spreadsheet from calculating.
    return at < 0 ? "" : (cells[at] ?? "").replace(/^'(?=\s*[=+\-@＝＋－＠])/, "");
  };
}

/** What a row says of those values that can be set by hand, as text, however wrong it is. */
export function rawValues(cells: readonly string[], { columns }: Pick<Layout, "columns">) {
  const cell = cellsOf(cells, columns);
  const { name, others } = calledIn(cell);
  return {
    name,
    email: cell("email"),
    partySize: partyOf(cell, others) || inOneName(name),
    status: stateIn(cell),
    note: cell("note"),
  };
}

/** Whether a list says who people are: in a column of names, or beside their addresses. */
export const hasNames = (rows: readonly Row[], layout: Pick<Layout, "columns">): boolean =>
  layout.columns.some((kind) => kind && NAMES.includes(kind)) ||
  rows.some(({ cells }) => rawValues(cells, layout).name !== "");

/** A name that counts those who come along: "Ann Lee +2". */
const COUNTING = /^(.*\p{L}.*?)\s*\(?\+\s?(\d{1,2})\)?$/u;

/** What stands before a name in a list that was numbered by hand: "1. Ann Lee", "- Bob Ray". */
const BULLET = /^\s*(?:\d{1,4}[.)]|[-–•*])\s+(?=\p{L})/u;
/** A name without its bullet, and without the number of those who come along. */
export const bareName = (cell: string): string => {
  const name = cell.replace(BULLET, "");
  return COUNTING.exec(name)?.[1] ?? name;
};

/** Between two people in one cell: "Ann and Bob Lee". */
const BETWEEN = /\s(?:&|and|und|et|\+)\s/i;

/**
 * Who a row is of: by the whole name, or by its parts. A column "Name" beside
 * one of first names, or of family names, holds the other part, unless it has
 * both. The family name only where a column says it.
 */
export function calledIn(cell: Cell) {
  const [first, last] = [cell("first-name"), cell("last-name")];
  const said = cell("name").replace(BULLET, "");
  const [, , others = ""] = COUNTING.exec(said) ?? [];
  const name = bareName(said);
  const has = (part: string) => fold(name).includes(fold(part));
  if (name === "") {
    return { name: joined(first, last) || besideAddress(cell), familyName: last, others };
  }
  if (first !== "" && !has(first)) return { name: joined(first, name), familyName: name, others };
  return { name: last !== "" && !has(last) ? joined(name, last) : name, familyName: last, others };
}

/** The name in "Ann Lee <ann@example.org>", where no column says one. */
function besideAddress(cell: Cell): string {
  const [, name = ""] =
    /^\s*["'“]?([^<>@"”]*\p{L}[^<>@"”]*)["'”]?\s*<[^<>]+>/u.exec(cell("email")) ?? [];
  return name.trim();
}

const joined = (...parts: string[]) => parts.filter(Boolean).join(" ");

/** A party by its number, or by how many come besides: as a column says, the name, or their own names. */
function partyOf(cell: Cell, others: string): string {
  const [party, guests] = [cell("party"), cell("guests")];
  if (party !== "") return partyIn(party) ?? party;
  if (guests !== "") return othersIn(guests) ?? guests;
  if (others !== "") return String(1 + Number(others));
  const along = namesIn(cell("along"));
  return along.length > 0 ? String(1 + along.length) : "";
}

/** A party that stands in one name, by how many it names; "" for one. */
function inOneName(name: string): string {
  const people = name.split(BETWEEN).filter((part) => /\p{L}/u.test(part));
  return people.length > 1 ? String(people.length) : "";
}

/** The state in a row: as it says, and waiting for approval where it says no more than that nothing was paid. */
function stateIn(cell: Cell): Said | null {
  const said = cell("status").trim();
  if (said !== "") return stateSaid(said);
  return paidSaid(cell("paid")) === false ? "pending" : "going";
}
