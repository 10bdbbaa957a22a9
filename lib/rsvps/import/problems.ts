import { stringify } from "csv-stringify/sync";
import type { Actor } from "#lib/access/actor.ts";
import { defused } from "#lib/text/defused.ts";
import type { Layout } from "./columns.ts";
import { type KeptImport, planOf } from "./commands.ts";

/** The rows that cannot be imported, as CSV for a spreadsheet: line, reason, and the cells as they came, formulas defused. */
export async function problemsCsv(
  actor: Actor,
  meetingId: string,
  kept: Pick<KeptImport, "rows" | "byHand">,
  layout: Layout,
): Promise<string> {
  const plan = await planOf(actor, meetingId, kept, layout);
  const headings = layout.columns.map((_, index) =>
    layout.headings ? (kept.rows[0]?.cells[index] ?? "") : `Column ${index + 1}`,
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
