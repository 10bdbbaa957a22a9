import { isAddress, isFigure, type KnownLists } from "#lib/imports/guess.ts";
import { fold } from "#lib/text/fold.ts";
import type { Column } from "./columns.ts";
import { COMING } from "./headings.ts";
import { bareName } from "./name-cells.ts";
import { othersIn, partIn } from "./numbers.ts";
import { paidSaid, speaksOfComing, stateSaid } from "./states.ts";

/** What a program for forms writes of who did not sign in. */
const isNobody = (cell: string) => fold(cell) === "anonymous";

const isName = (cell: string) =>
  /\p{L}/u.test(cell) &&
  !isAddress(cell) &&
  !isNobody(cell) &&
  (stateSaid(cell) === null || /\p{L} \p{L}/u.test(cell));

type Cells = Pick<KnownLists<Column>, "holds" | "contents">;

/** What must stand in most of a column's cells, whatever its heading. */
export const HOLDS: Cells["holds"] = {
  name: (cell) => isName(cell) || /^[=+\-@']/.test(cell),
  email: (cell) => !isNobody(cell),
  part: (cell) => partIn(cell) !== null,
  guests: (cell) => isFigure(cell) || othersIn(cell) !== null,
  along: (cell) => /\p{L}/u.test(cell) && othersIn(cell) === null,
  paid: (cell) => paidSaid(cell) !== null,
};

/** What a column is known by that has no heading, or none that says anything. */
export const CONTENTS: Cells["contents"] = [
  { kind: "email", fits: isAddress },
  {
    kind: "name",
    fits: (cell) => /^\p{L}[\p{L}\p{M}.'’& -]*$/u.test(bareName(cell)) && isName(cell),
    unless: ["first-name", "last-name"],
  },
  { kind: "status", fits: (cell) => stateSaid(cell) !== null, below: COMING },
  { kind: "status", fits: speaksOfComing, more: true },
  { kind: "party", fits: (cell) => /^\+?\d{1,2}$/.test(cell), bare: true },
];
