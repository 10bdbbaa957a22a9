import { yesOrNo } from "#lib/imports/yes-no.ts";
import { fold } from "#lib/text/fold.ts";

/* How many, as people write it in lists. */

const NOBODY = new Set(["none", "-", "–", "nobody", "keine", "keiner", "aucun", "ninguno"]);
const UNITS =
  "(?:people|persons?|seats?|tickets?|places?|guests?|adults?|child|children|kids?|others?|more|extra|personen?|pax)";
const PLAIN = new RegExp(`^(\\d{1,4})(?:[.,]0+)?(?: ${UNITS})?$`);
/** "+2", "plus 2", "me + 2", "ich +2". */
const BESIDES = new RegExp(`^(?:me|myself|i|ich)? ?(?:\\+|plus) ?(\\d{1,3})(?: ${UNITS})?$`);
/** "1 adult, 2 children". */
const LISTED = new RegExp(`^\\d{1,3} ${UNITS}(?:(?:,| and| und| \\+)? \\d{1,3} ${UNITS})+$`);
const SUM = /^\d{1,3}(?: ?\+ ?\d{1,3})+$/;

const sumOf = (said: string) => said.split("+").reduce((sum, part) => sum + Number(part), 0);

/** The size of a party from a cell: "2", "2.0", "2 people", "1+1", and with oneself "+1"; null where nobody can tell. */
export function partyIn(cell: string): string | null {
  const said = fold(cell);
  const plain = PLAIN.exec(said)?.[1];
  if (plain) return plain;
  const besides = BESIDES.exec(said)?.[1];
  if (besides) return String(1 + Number(besides));
  if (LISTED.test(said)) return String(sumOf(said.replace(/\D+/g, "+").replace(/\+$/, "")));
  return SUM.test(said) ? String(sumOf(said)) : null;
}

const BROUGHT = /(?:\+|\b(?:plus|with|mit|avec|con))\s?(\d{1,2})\b/i;
const ALL =
  /\b(\d{1,2})\s(?:of us|people|persons|seats|adults|personen|personnes|personas|osoby)\b/i;

/** The size of a party that is said in passing: "Yes, +1", "Coming (2 people)", "with 2 friends"; null where none is. */
export function partyAmong(words: string): string | null {
  const [, brought] = BROUGHT.exec(words) ?? [];
  if (brought) return String(1 + Number(brought));
  return ALL.exec(words)?.[1] ?? null;
}

/** How many of a party are of one kind, from a cell: "2", "2 adults", "none"; null where nobody can tell. */
export function partIn(cell: string): number | null {
  const said = fold(cell);
  if (NOBODY.has(said) || yesOrNo(said) === false) return 0;
  const [, plain] = PLAIN.exec(said) ?? [];
  return plain && Number(plain) < 100 ? Number(plain) : null;
}

/** The size of a party from a cell that says how many somebody brings: "2", "+2", "none", "yes"; null where nobody can tell. */
export function othersIn(cell: string): string | null {
  const said = fold(cell);
  if (NOBODY.has(said) || yesOrNo(said) === false) return "1";
  const many = PLAIN.exec(said)?.[1] ?? BESIDES.exec(said)?.[1];
  if (many) return String(1 + Number(many));
  if (SUM.test(said)) return String(1 + sumOf(said));
  return yesOrNo(said) ? "2" : null;
}
