import { yesOrNo } from "#lib/imports/yes-no.ts";
import { fold } from "#lib/text/fold.ts";
import { fitNames, joinRules } from "../rules.ts";

/* The names of those who come along, as a cell has them. */

const NOBODY = new Set(["none", "nobody", "n/a", "keine", "aucun", "ninguno"]);
const isNobody = (said: string) => NOBODY.has(said) || yesOrNo(said) === false;

const cleaned = (parts: string[]) =>
  parts.map((part) => part.trim()).filter((part) => /\p{L}/u.test(part) && !isNobody(fold(part)));

/** A name a line, or as the list that is saved from here parts them. */
const apart = (cell: string) => cleaned(cell.split(/[;\r\n]+/));

/** The names in a cell, by whatever parts them: "Bob Ray and Cyd Ash". */
export function namesIn(cell: string): string[] {
  const names = apart(cell);
  return names.length > 1 || cell.includes(";")
    ? names
    : cleaned(cell.split(/,|&|\+|\/|\band\b|\bund\b|\bet\b/i));
}

/** The names of those who come along in a party of n, or null where there are too many, or one is none. What a comma parts is one name where only that fits: "Ray, Jr." */
export function namesAlong(cell: string, n: number): string[] | null {
  for (const names of [namesIn(cell), apart(cell)]) {
    const checked = joinRules.partyNames(names.join("\n"));
    const fit = "value" in checked ? fitNames(checked.value, n) : checked;
    if ("value" in fit) return fit.value;
  }
  return null;
}
