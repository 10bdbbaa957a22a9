import { fold } from "#lib/text/fold.ts";
import { NO, YES } from "./cell-answers.ts";

/* How many, as people write it in lists. */

const NOBODY = new Set([...NO.split(" "), "none", "-", "–", "0", "nobody", "keine", "aucun"]);
const UNITS =
  "(?:people|persons?|seats?|tickets?|places?|guests?|adults?|others?|more|extra|personen?|pax)";
const PLAIN = new RegExp(`^(\\d{1,4})(?:[.,]0+)?(?: ${UNITS})?$`);
/** "+2", "plus 2", "me + 2", "ich +2". */
const BESIDES = new RegExp(`^(?:me|myself|i|ich)? ?(?:\\+|plus) ?(\\d{1,3})(?: ${UNITS})?$`);
const SUM = /^\d{1,3}(?: ?\+ ?\d{1,3})+$/;

const sumOf = (said: string) => said.split("+").reduce((sum, part) => sum + Number(part), 0);

/** The size of a party from a cell: "2", "2.0", "2 people", "1+1", and with oneself "+1"; null where nobody can tell. */
export function partyIn(cell: string): string | null {
  const said = fold(cell);
  const plain = PLAIN.exec(said)?.[1];
  if (plain) return plain;
  const besides = BESIDES.exec(said)?.[1];
  if (besides) return String(1 + Number(besides));
  return SUM.test(said) ? String(sumOf(said)) : null;
}

/** The size of a party from a cell that says how many somebody brings: "2", "+2", "none", "yes"; null where nobody can tell. */
export function othersIn(cell: string): string | null {
  const said = fold(cell);
  if (NOBODY.has(said)) return "1";
  const many = PLAIN.exec(said)?.[1] ?? BESIDES.exec(said)?.[1];
  if (many) return String(1 + Number(many));
  if (SUM.test(said)) return String(1 + sumOf(said));
  return YES.split(" ").includes(said) ? "2" : null;
}
