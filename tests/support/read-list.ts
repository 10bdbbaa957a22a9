import { readTable } from "#lib/imports/table.ts";
import type { Layout } from "#lib/rsvps/import/columns.ts";
import { doubtsAbout } from "#lib/rsvps/import/doubts.ts";
import { belowTitle, guessLayout, shapeOf } from "#lib/rsvps/import/known.ts";
import { planImport } from "#lib/rsvps/import/plan.ts";

/** A meeting without limits that nobody has replied to. */
export const EMPTY_HALL = {
  emailKeys: new Set<string>(),
  unnamedAddresses: new Map<string, number>(),
  capacity: null,
  seatsTaken: 0,
  waitlist: true,
  waitlistOrder: "strict" as const,
  someoneWaits: false,
  plusAddresses: "distinct" as const,
  questions: [],
};

/** Who wrote it, then each row: "Ann ann@example.org going 1", or why it is left out. */
export function readList(
  text: string,
  hall: Partial<Parameters<typeof planImport>[2]> = {},
  change: (layout: Layout) => Layout = (layout) => layout,
): string[] {
  const rows = readTable(text.replace(/^\n/, ""));
  if (!rows.ok) throw new Error(rows.reason);
  const below = belowTitle(rows.value);
  const plan = planImport(below, change(guessLayout(below)), { ...EMPTY_HALL, ...hall });
  return [
    `${shapeOf(below)}`,
    ...plan.map(({ fate, reason, row }) =>
      row && (fate === "added" || fate === "waiting")
        ? `${fate === "waiting" ? "waiting: " : ""}${row.name} ${row.email ?? "-"} ${row.status} ${row.partySize}`
        : `${fate}: ${reason}`,
    ),
  ];
}

/** What is asked before anybody is going of whom the list does not say it. */
export function doubtsOf(
  text: string,
  change: (layout: Layout) => Layout = (layout) => layout,
): string[] {
  const rows = readTable(text.replace(/^\n/, ""));
  if (!rows.ok) throw new Error(rows.reason);
  const below = belowTitle(rows.value);
  return doubtsAbout(below, change(guessLayout(below))).map(({ reason }) => reason);
}
