import { stringify } from "csv-stringify/sync";
import type { Actor } from "#lib/access/actor.ts";
import { defused } from "#lib/text/defused.ts";
import type { Layout } from "./columns.ts";
import { type KeptSubscribers, planOfSubscribers } from "./commands.ts";

/** The rows that cannot be read, as CSV for a spreadsheet: line, reason, and the cells as they came, formulas defused. */
export async function subscriberProblems(
  actor: Actor,
  kept: KeptSubscribers,
  layout: Layout,
): Promise<string> {
  const plan = await planOfSubscribers(actor, kept, layout);
  return stringify(
    [
      ["Line", "Reason"],
      ...plan
        .filter(({ fate }) => fate === "error")
        .map(({ line, reason, cells }) => [line, defused(reason), ...cells.map(defused)]),
    ],
    { bom: true, record_delimiter: "windows" },
  );
}
