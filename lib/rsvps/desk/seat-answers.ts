import type { Answered } from "./answers.ts";

/*
 * All answers to a question in one cell of a file. Those of a party's seats say
 * whose they are: "1: Fish pie; 2: Lentil soup". Semicolons of an answer that
 * stand before what looks like the next seat, or at its end, are doubled, so
 * that the cell reads back as it was written.
 */

const NEXT_SEAT = /(?<=(?<!;)(?:;;)*); (?=\d+: )/;
const BEFORE_SEAT = /;+(?= \d+: |$)/g;

/** The answers to a question on one RSVP as one cell. */
export function cellOf(answers: readonly Pick<Answered, "seat" | "said">[]): string {
  return answers
    .map(({ seat, said }) =>
      seat > 0 ? `${seat}: ${said.replaceAll(BEFORE_SEAT, (signs) => signs + signs)}` : said,
    )
    .join("; ");
}

/** The answers of a cell by their seats; one that says no seat is of the first. */
export function seatsIn(cell: string): Map<number, string> {
  if (!/^\d+: /.test(cell)) return new Map(cell === "" ? [] : [[1, cell]]);
  return new Map(
    cell.split(NEXT_SEAT).map((part) => {
      const colon = part.indexOf(": ");
      const said = part
        .slice(colon + 2)
        .replaceAll(BEFORE_SEAT, (signs) => signs.slice(signs.length / 2));
      return [Number(part.slice(0, colon)), said];
    }),
  );
}
