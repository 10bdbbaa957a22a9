import type { Row } from "#lib/imports/table.ts";
import { type Layout, NAMES, STATES } from "./columns.ts";
import { besideAddress, type Called, calledIn, numberedThrough } from "./name-cells.ts";
import { namesIn } from "./names.ts";
import { othersIn, partIn, partyAmong, partyIn } from "./numbers.ts";
import { type Cell, cellsOf, cellsThat } from "./row-cells.ts";
import { isOff, paidSaid, type Said, stateOf } from "./states.ts";

/** How the rows of a list are read: what its columns hold, and after which words its names are numbered through. */
export type Reading = Pick<Layout, "columns"> & {
  numbered: ReadonlySet<string>;
  /** Of rows without an address or a name of their own, that of who booked. */
  booked: Booked;
};

type Booked = ReadonlyMap<readonly string[], { email: string; name: string }>;

/** How a list is read whose columns hold this. */
export function readingOf(rows: readonly Row[], { columns }: Pick<Layout, "columns">): Reading {
  const names = rows.map(({ cells }) => {
    const cell = cellsOf(cells, columns);
    return cell("name") || besideAddress(cell);
  });
  return { columns, numbered: numberedThrough(names), booked: bookedFor(rows, columns) };
}

/**
 * Of rows without an address, that of who booked. It is one person's: of who
 * has it in another row, or of the first who comes. A ticket on which no name
 * stands is that person's, too.
 */
function bookedFor(rows: readonly Row[], columns: Layout["columns"]): Booked {
  const read = rows.map(({ cells }) => {
    const cell = cellsOf(cells, columns);
    const { name } = calledIn(cell, new Set());
    return { cells, name, own: cell("email").toLowerCase(), address: cell("booked") };
  });
  const names = new Map(read.map(({ own, name }) => [own, name]));
  const stays = ({ cells }: Pick<Row, "cells">) =>
    ["declined", "cancelled"].includes(stateIn(cells, columns, "")!);
  const lacking = read.filter(({ own, address }) => own === "" && address !== "");
  const booked = new Map<readonly string[], { email: string; name: string }>();
  const named = lacking.filter(({ name }) => name !== "");
  for (const one of [...named.filter((row) => !stays(row)), ...named.filter(stays)]) {
    const key = one.address.toLowerCase();
    if (names.has(key)) continue;
    names.set(key, one.name);
    booked.set(one.cells, { email: one.address, name: "" });
  }
  for (const { cells, address } of lacking.filter(({ name }) => name === "")) {
    const buyer = cellsThat(cells, columns, "booked-name").filter(Boolean).join(" ");
    const name = names.get(address.toLowerCase()) || buyer;
    booked.set(cells, { email: address, name });
  }
  return booked;
}

/** What a row says of those values that can be set by hand, as text, however wrong it is. */
export function rawValues(cells: readonly string[], { columns, numbered, booked }: Reading) {
  const cell = cellsOf(cells, columns);
  const called = calledIn(cell, numbered);
  const status = stateIn(cells, columns, called.state);
  const party = partyOf(cells, columns, called) || inOneName(called.name);
  return {
    name: called.name || (booked.get(cells)?.name ?? ""),
    email: cell("email") || (booked.get(cells)?.email ?? ""),
    // Who does not come may say that they are none.
    partySize: party === "0" && (status === "declined" || status === "cancelled") ? "" : party,
    status,
    note: cell("note"),
  };
}

/** Whether a list says who people are: in a column of names, or beside their addresses. */
export const hasNames = (rows: readonly Row[], layout: Pick<Layout, "columns">): boolean =>
  layout.columns.some((kind) => kind && NAMES.includes(kind)) ||
  rows.some(({ cells }) => besideAddress(cellsOf(cells, layout.columns)) !== "");

/** Between two people in one cell: "Ann and Bob Lee". */
const BETWEEN = /\s(?:&|and|und|et|\+)\s/i;

/**
 * A party by its number, by its parts added up, or by how many come besides:
 * as columns say, the name, or their own names. What a column and the name
 * count differently is left as it stands, to be refused.
 */
function partyOf(
  cells: readonly string[],
  columns: Layout["columns"],
  { others, people }: Called,
): string {
  const cell: Cell = cellsOf(cells, columns);
  const said = cell("party");
  const counted = said ? (partyIn(said) ?? said) : partsOf(cells, columns);
  if (counted) return people && people !== counted ? `${people} / ${counted}` : counted;
  if (people) return people;
  if (others !== "") return String(1 + Number(others));
  const along = namesIn(cell("along"));
  if (along.length > 0) return String(1 + along.length);
  return partyAmong(cellsThat(cells, columns, ...STATES).join(" ")) ?? "";
}

/** The parts of a party added up, with those whom somebody brings; these alone come besides that one. "" where none is said. */
function partsOf(cells: readonly string[], columns: Layout["columns"]): string {
  const parts = cellsThat(cells, columns, "part").filter(Boolean);
  const brought = cellsThat(cells, columns, "guests").filter(Boolean);
  if (parts.length + brought.length === 0) return "";
  const figures = [
    ...parts.map((part) => ({ cell: part, n: partIn(part) })),
    ...brought.map((some) => ({ cell: some, n: besides(some) })),
  ];
  const unread = figures.find(({ n }) => n === null);
  if (unread) return unread.cell;
  // Of "yes" and "2" the number counts.
  const numbers = figures.filter(({ cell }) => /\d/.test(cell));
  const counting = numbers.length > 0 ? numbers : figures;
  return String(counting.reduce((sum, { n }) => sum + (n ?? 0), parts.length > 0 ? 0 : 1));
}

function besides(cell: string): number | null {
  const party = othersIn(cell);
  return party === null ? null : Number(party) - 1;
}

/** A party that stands in one name, by how many it names; "" for one. */
function inOneName(name: string): string {
  const people = name.split(BETWEEN).filter((part) => /\p{L}/u.test(part));
  return people.length > 1 ? String(people.length) : "";
}

/**
 * The state in a row: as its columns say, and waiting for approval where it
 * says no more than that nothing was paid. Who stands in a list that has no
 * such column comes; of whom it has one, and says nothing, it is not said.
 */
function stateIn(
  cells: readonly string[],
  columns: Layout["columns"],
  besideName: string,
): Said | null {
  const said = [
    ...cellsThat(cells, columns, ...STATES).filter((one) => one.trim() !== ""),
    ...(besideName ? [besideName] : []),
    ...(cellsThat(cells, columns, "off").some(isOff) ? ["cancelled"] : []),
  ];
  if (said.length > 0) return stateOf(said);
  const paid = cellsThat(cells, columns, "paid")[0];
  if (paid !== undefined) return paidSaid(paid) ? "going" : "pending";
  return columns.includes("status") ? "unsaid" : "going";
}
