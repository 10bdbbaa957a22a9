import type { Actor } from "#lib/access/actor.ts";
import { csvOf } from "#lib/text/csv.ts";
import type { Layout } from "./columns.ts";
import { type KeptImport, planOf } from "./commands.ts";

/** The rows that cannot be imported, as CSV: line, reason, and the cells as they came. */
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
  return csvOf([
    ["Line", "Reason", ...headings],
    ...problems.map(({ line, reason, cells }) => [line, reason, ...cells]),
  ]);
}
