import { stringify } from "csv-stringify/sync";
import type { Actor } from "#lib/access/actor.ts";
import { defused } from "#lib/text/defused.ts";
import type { Layout } from "./columns.ts";
import { planOf } from "./commands.ts";
import type { Row } from "./read.ts";

/** The rows that cannot be imported, as CSV for a spreadsheet: line, reason, and the cells as they came, formulas defused. */
export async function problemsCsv(
  actor: Actor,
  meetingId: string,
  rows: readonly Row[],
  layout: Layout,
): Promise<string> {
  const plan = await planOf(actor, meetingId, rows, layout);
  const headings = layout.columns.map((_, index) =>
    layout.headings ? (rows[0]?.cells[index] ?? "") : `Column ${index + 1}`,
  );
  const problems = plan.filter(({ fate }) => fate === "error");
  return stringify(
    [
      ["Line", "Reason", ...headings.map(defused)],
      ...problems.map(({ line, reason, cells }) => [line, defused(reason), ...cells.map(defused)]),
    ],
    { bom: true, record_delimiter: "windows" },
  );
}
