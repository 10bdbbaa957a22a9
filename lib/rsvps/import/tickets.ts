import type { Row } from "#lib/imports/table.ts";
import { fold } from "#lib/text/fold.ts";
import { PARTY_MAX } from "../rules.ts";
import { platformOf } from "./known.ts";
import type { PlannedRow } from "./plan.ts";

/** What Eventbrite writes for a name that was never given. */
const UNNAMED = /\binfo requested\b/;

/**
 * Of a list that has a row for each ticket, how many were ordered for each
 * person, by the line of the first of them: rows of one order with one address
 * and one name, or none, that say the same. The other lines lead to that one.
 */
export function ticketsIn(
  read: readonly PlannedRow[],
  rows: readonly Row[],
): { people: ReadonlyMap<number, number>; first: ReadonlyMap<number, number> } {
  const order = platformOf(rows)?.order ?? [];
  const tickets = read.filter(({ row, byHand }) => row?.email && row.partySize === 1 && !byHand);
  const orders = Map.groupBy(order.length > 0 ? tickets : [], ({ cells, row }) =>
    [...order.map((at) => cells[at] ?? ""), row!.email!.toLowerCase(), row!.status].join("\n"),
  );
  const people = new Map<number, number>();
  const first = new Map<number, number>();
  for (const [, ordered] of orders) {
    const unnamed = ordered.filter(isUnnamed);
    const persons = Map.groupBy(
      ordered.filter((one) => !isUnnamed(one)),
      ({ row }) => fold(row!.name),
    );
    const parties = persons.size > 0 ? [...persons.values()] : [[]];
    for (const [at, own] of parties.entries()) {
      // Whoever is named first stands for those who are not.
      const party = (at === 0 ? [...own, ...unnamed] : own).slice(0, PARTY_MAX);
      for (const { line } of party.slice(1)) first.set(line, party[0]!.line);
      people.set(party[0]!.line, party.length);
    }
  }
  return { people, first };
}

const isUnnamed = ({ row }: PlannedRow) => UNNAMED.test(fold(row!.name));
