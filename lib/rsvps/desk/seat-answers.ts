import type { Answered } from "./answers.ts";

/*
 * All answers to a question in one cell of a file. Those of a party's seats say
 * whose they are: "1: Fish pie; 2: Lentil soup". What in an answer looks like
 * the next seat has its semicolon doubled, so that the cell reads back as it
 * was written.
 */

const NEXT_SEAT = /(?<!;); (?=\d+: )/;

/** The answers to a question on one RSVP as one cell. */
export function cellOf(answers: readonly Pick<Answered, "seat" | "said">[]): string {
  return answers
    .map(({ seat, said }) =>
      seat > 0 ? `${seat}: ${said.replaceAll(/;(?= \d+: )/g, ";;")}` : said,
    )
    .join("; ");
}

/** The answers of a cell by their seats; one that says no seat is of the first. */
export function seatsIn(cell: string): Map<number, string> {
  if (!/^\d+: /.test(cell)) return new Map(cell === "" ? [] : [[1, cell]]);
  return new Map(
    cell.split(NEXT_SEAT).map((part) => {
      const colon = part.indexOf(": ");
      const said = part.slice(colon + 2).replaceAll(/;;(?= \d+: )/g, ";");
      return [Number(part.slice(0, colon)), said];
    }),
  );
}
