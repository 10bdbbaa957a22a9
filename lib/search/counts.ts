import type { SearchKind } from "#db/tables.ts";
import { searchEngine } from "./engine.ts";
import { SEARCH_KINDS } from "./kinds.ts";
import { COUNTED, type Query, type Tally } from "./query.ts";
import { listYears } from "./years.ts";

export type Counts = {
  /** How many there are of the kind and year asked for. */
  total: number;
  /** There are more than `total`: they were not counted to the end. */
  uncounted: boolean;
  /** The kinds there are in the year asked for; all, without a number, where that was not counted. */
  kinds: { kind: SearchKind; documents: number | null }[];
  /** The years there are of the kind asked for, the latest first; all, without a number, where that was not counted. */
  years: { year: number; documents: number | null }[];
};

/** Counts what a query finds by what it can be narrowed to; `all` is the tally of its words alone. */
export async function countFound(query: Query, all: Tally): Promise<Counts> {
  const { kind, year } = query;
  const engine = searchEngine();
  const whole = isCounted(all);
  const narrowed = kind !== undefined || year !== undefined;
  // Of what was not counted to the end, what was asked for is counted by itself; of a year, all kinds.
  const wide = year === undefined ? query : { ...query, kind: undefined };
  const part = whole || !narrowed ? all : await engine.tally(wide);
  const exact = isCounted(part);
  const left = exact || wide === query ? part : await engine.tally(query);
  const ofKind = (row: Tally[number]) => kind === undefined || row.kind === kind;
  const ofYear = (row: Tally[number]) => year === undefined || row.year === year;
  const total = sum(left.filter((row) => ofKind(row) && ofYear(row)));
  return {
    total,
    uncounted: total >= COUNTED,
    kinds: kindsOf(exact && (whole || year !== undefined) ? part.filter(ofYear) : null, kind),
    years:
      exact && (whole || year === undefined) ? yearsOf(part.filter(ofKind)) : await everyYear(),
  };
}

function sum(rows: Tally): number {
  return rows.reduce((total, row) => total + row.documents, 0);
}

function isCounted(rows: Tally): boolean {
  return sum(rows) < COUNTED;
}

/** Of the kinds that were counted those there are, and the one that is chosen. */
function kindsOf(rows: Tally | null, chosen: SearchKind | undefined): Counts["kinds"] {
  return SEARCH_KINDS.map((kind) => ({
    kind,
    documents: rows && sum(rows.filter((row) => row.kind === kind)),
  })).filter(({ kind, documents }) => documents !== 0 || kind === chosen);
}

function yearsOf(rows: Tally): Counts["years"] {
  return [...Map.groupBy(rows, (row) => row.year)]
    .filter(([year]) => year !== 0)
    .map(([year, some]) => ({ year, documents: sum(some) }))
    .sort((a, b) => b.year - a.year);
}

async function everyYear(): Promise<Counts["years"]> {
  return (await listYears()).map((year) => ({ year, documents: null }));
}
