import { fold } from "#lib/text/fold.ts";
import { pastedAddress } from "#lib/text/pasted-address.ts";
import type { Layout } from "./layout.ts";
import { hasAll, type Platform, platformOf } from "./platforms.ts";
import type { Row } from "./table.ts";

type Fits = (cell: string) => boolean;

/** What is known of lists of one sort: how their columns are headed, and what stands in them. */
export type KnownLists<K extends string> = {
  platforms: readonly Platform<K>[];
  /** Programs for forms: they write these headings, folded, then a column for each question; of several with bars between, one. */
  forms: readonly [name: string, marks: string[]][];
  /** Headings that can mean but one thing, folded: the questions that are asked here. */
  exact: readonly [K, string][];
  /** Headings as people and other programs write them, folded; the sure ones first. */
  headings: readonly [K, RegExp][];
  /** What must stand in most of a column's cells, if there are any. */
  holds: Partial<Record<K, Fits>>;
  /**
   * Columns that are known by their cells, where no other column is that kind
   * (but for those that may be `more`), nor one of `unless`; `bare` ones only
   * where there are no headings, others only below some.
   */
  contents: readonly {
    kind: K;
    fits: Fits;
    unless?: readonly K[];
    bare?: true;
    below?: RegExp;
    more?: true;
  }[];
  /** Kinds of which a list may have several columns, each known by its heading. */
  several: readonly K[];
  /** Kinds that say so much that they are looked for in lists of known platforms, too. */
  always: readonly K[];
  /** Headings of the list that is saved from here which say nothing of a row, folded. */
  own: readonly string[];
  /** One of these a list must have. */
  needs: readonly K[];
};

export const isFigure: Fits = (cell) => /^\d{1,6}$/.test(cell);
/** An address, also as mail programs copy it: "Ann Lee <ann@example.org>". */
export const isAddress: Fits = (cell) => /^[^\s@]+@[^\s@]+$/.test(pastedAddress(cell));

/** What the columns most likely hold: known by the platform that wrote them, by their headings, or by what stands in them. */
export function guessLayout<K extends string>(
  rows: readonly Row[],
  known: KnownLists<K>,
): Layout<K> {
  const first = rows[0]?.cells ?? [];
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const headings = hasHeadings(rows, known);
  const platform = headings ? platformOf(known.platforms, first) : null;
  const columns: (K | null)[] = Array.from(
    { length: width },
    (_, at) => platform?.columns[at] ?? null,
  );
  const body = (headings ? rows.slice(1) : rows).slice(0, 50);
  const most = (index: number, fits: Fits, ofNone: boolean) => {
    const cells = body.map(({ cells }) => cells[index] ?? "").filter(Boolean);
    return cells.length === 0 ? ofNone : cells.filter(fits).length > cells.length / 2;
  };
  const free = (kind: K) => !columns.includes(kind);
  const take = (kind: K, fits: (index: number) => boolean, more = known.several.includes(kind)) => {
    for (const [index, taken] of columns.entries()) {
      if (taken === null && (more || free(kind)) && fits(index)) columns[index] = kind;
    }
  };
  const isMeant = (kind: K) => !platform || known.always.includes(kind);
  if (headings) {
    for (const [kind, heading] of known.exact)
      take(kind, (index) => fold(first[index]) === heading);
    // Of two columns of a kind the one that has something in it is meant.
    for (const ofNone of [false, true]) {
      for (const [kind, words] of known.headings.filter(([kind]) => isMeant(kind))) {
        const holds = known.holds[kind] ?? Boolean;
        take(kind, (index) => words.test(fold(first[index])) && most(index, holds, ofNone));
      }
    }
  }
  for (const { kind, fits, unless = [], bare, below, more } of known.contents) {
    if ((bare && headings) || !isMeant(kind) || !unless.every(free)) continue;
    const says = (index: number) => !below || (headings && below.test(fold(first[index])));
    take(kind, (index) => says(index) && most(index, fits, false), more);
  }
  return { headings, columns };
}

/**
 * The rows from the headings on: a line or two above them in which one cell is
 * filled are the title of the list, and nobody's.
 */
export function belowTitle<K extends string>(
  rows: readonly Row[],
  known: KnownLists<K>,
): readonly Row[] {
  const filled = rows.slice(0, 5).map(({ cells }) => cells.filter(Boolean));
  const at = filled.findIndex((cells) => cells.length > 1);
  const words = filled[at]?.filter((cell) => says(fold(cell), known)) ?? [];
  return words.length > 1 && hasHeadings(rows.slice(at), known) ? rows.slice(at) : rows;
}

/** Whether a heading says what stands below it. */
function says<K extends string>(
  heading: string,
  { exact, headings, contents }: KnownLists<K>,
): boolean {
  return (
    exact.some(([, one]) => one === heading) ||
    headings.some(([, words]) => words.test(heading)) ||
    contents.some(({ below }) => below?.test(heading))
  );
}

/** Whether the first row holds headings: words for columns, or something else than all that is below it. */
function hasHeadings<K extends string>(rows: readonly Row[], known: KnownLists<K>): boolean {
  const [first, ...body] = rows;
  if (!first || first.cells.some((cell) => cell.includes("@"))) return false;
  if (platformOf(known.platforms, first.cells)) return true;
  return first.cells.some((cell, index) => {
    const heading = fold(cell);
    if (heading === "") return false;
    if (says(heading, known)) return true;
    const below = body.map(({ cells }) => cells[index] ?? "").filter(Boolean);
    const all = (fits: Fits) => below.length > 0 && below.every(fits);
    return all(isAddress) || (all(isFigure) && !isFigure(cell));
  });
}

/**
 * Who wrote a list, where that is known by its headings: a platform, a maker of
 * forms, or anybody who headed each column by what it holds. Null where the
 * columns are to be looked over.
 */
export function shapeOf<K extends string>(
  rows: readonly Row[],
  known: KnownLists<K>,
): string | null {
  const first = rows[0]?.cells ?? [];
  const { headings, columns } = guessLayout(rows, known);
  if (!headings) return null;
  const platform = platformOf(known.platforms, first);
  if (platform) return platform.name;
  if (!columns.some((kind) => kind && known.needs.includes(kind))) return null;
  const folded = first.map(fold);
  const form = known.forms.find(([, marks]) => hasAll(folded, marks));
  if (form) return form[0];
  const every = folded.every(
    (heading, index) =>
      heading === "" ||
      known.own.includes(heading) ||
      (columns[index] !== null && says(heading, known)),
  );
  return every ? "A plain list" : null;
}
