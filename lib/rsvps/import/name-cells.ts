import { fold } from "#lib/text/fold.ts";
import type { Cell } from "./row-cells.ts";
import { stateSaid } from "./states.ts";

/* How people are called in lists: by whole names and by parts, with bullets before and numbers after them. */

/** A name that counts those who come along: "Ann Lee +2", "Ann Lee and 2 children", "Ann Lee +1 (Bob)". */
const COUNTING =
  /^(.*\p{L}.*?)\s*\(?(?:\+|\s(?:plus|and|und|et|y|&)\s)\s?(\d{1,2})(?:\s\p{L}+)?\)?(?:\s?[(,–-]\s?[\p{L}\s.'’]+\)?)?$/iu;
/** A name that counts the whole party: "Sam Yew 3", "Sam Yew (3)", "Sam Yew x3", "Sam Yew, 3 people". */
const WHOLE =
  /^(.*\p{L}[^\s,:–-]*)[\s,:–-]*[\s,(](?:x\s?)?(\d{1,2})(?:\s?x|\s(?:people|persons?|seats?|tickets?|places?|pax|personen|plätze|personnes|personas|osoby|osób))?\)?$/iu;

/** What stands before a name in a list that was numbered by hand: "1. Ann Lee", "- Bob Ray". */
const BULLET = /^\s*(?:\d{1,4}[.)]|[-–•*])\s+(?=\p{L})/u;

/** A name with what it says of coming: "Ann Lee - yes", "Bob Ray (cancelled)", "Cyd Ash ✅". */
const STATING = /^(.*\p{L}[^\s:]*)(?:\s[-–—]\s|:\s|\s\(|\s(?=[✓✔☑✅🗸✗✘❌☒?]))\s*([^()]+?)\)?$/u;

/** What is longer is no name, and is not looked through for what stands at its end. */
const short = (name: string) => (name.length > 200 ? "" : name);

/** What stands behind a name about coming; "" where nothing does. */
function stateBeside(name: string): { who: string; state: string } {
  const [, who = "", said = ""] = STATING.exec(short(name)) ?? [];
  const isState = said === "?" || (said !== "" && stateSaid(said) !== null && !/\d/.test(said));
  return isState ? { who, state: said } : { who: name, state: "" };
}

/** A name without its bullet, and without what it says of coming and of how many. */
export const bareName = (cell: string): string => {
  const name = stateBeside(cell.replace(BULLET, "")).who;
  return (COUNTING.exec(short(name)) ?? WHOLE.exec(short(name)))?.[1] ?? name;
};

/** The words before a number at a name's end, and the number. */
function numberedName(cell: string): [stem: string, number: string] | null {
  const name = stateBeside(cell.replace(BULLET, "")).who;
  const [, stem, number] = (COUNTING.test(short(name)) ? null : WHOLE.exec(short(name))) ?? [];
  return stem && number ? [fold(stem), number] : null;
}

/** The words, folded, after which names of a list are numbered through, "Guest 1", "Guest 2", "Guest 3": such a number counts nobody. */
export function numberedThrough(names: readonly string[]): ReadonlySet<string> {
  const found = names.flatMap((name) => [numberedName(name) ?? []].filter(({ length }) => length));
  const numbers = Map.groupBy(found, ([stem = ""]) => stem);
  const many = [...numbers].filter(([, some]) => new Set(some.map(([, n]) => n)).size > 2);
  return new Set(many.map(([stem]) => stem));
}

export type Called = {
  name: string;
  familyName: string;
  /** How many come besides, as the name counts them; "" where it does not. */
  others: string;
  /** How many there are, as the name counts them. */
  people: string;
  /** What stands behind the name of whether they come. */
  state: string;
};

/**
 * Who a row is of: by the whole name, or by its parts. A column "Name" beside
 * one of first names, or of family names, holds the other part, unless it has
 * both. The family name only where a column says it.
 */
export function calledIn(cell: Cell, numbered: ReadonlySet<string>): Called {
  const [first, last] = [cell("first-name"), cell("last-name")];
  const parts = first === "" && last === "";
  const { who: said, state } = stateBeside(
    (cell("name") || (parts ? besideAddress(cell) : "")).replace(BULLET, ""),
  );
  const [stem = ""] = numberedName(said) ?? [];
  const [, , others = ""] = COUNTING.exec(short(said)) ?? [];
  const [, , people = ""] = others || numbered.has(stem) ? [] : (WHOLE.exec(short(said)) ?? []);
  const name = others || people ? bareName(said) : said;
  const has = (part: string) => fold(name).includes(fold(part));
  const counted = { others, people, state };
  if (name === "") return { name: joined(first, last), familyName: last, ...counted };
  if (first !== "" && !has(first)) {
    return { name: joined(first, name), familyName: name, ...counted };
  }
  return {
    name: last !== "" && !has(last) ? joined(name, last) : name,
    familyName: last,
    ...counted,
  };
}

/** The name in "Ann Lee <ann@example.org>", where no column says one. */
export function besideAddress(cell: Cell): string {
  const [, name = ""] = /^([^<>]*\p{L}[^<>]*)<[^<>]+>/u.exec(cell("email")) ?? [];
  const bare = name.trim().replace(/^(["'‘“])(.*)["'’”]$/u, "$2");
  return bare.includes("@") ? "" : bare;
}

const joined = (...parts: string[]) => parts.filter(Boolean).join(" ");
