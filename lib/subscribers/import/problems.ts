import type { Actor } from "#lib/access/actor.ts";
import { csvOf } from "#lib/text/csv.ts";
import type { Layout } from "./columns.ts";
import { type KeptSubscribers, planOfSubscribers } from "./commands.ts";

/** The rows that cannot be read, as CSV: line, reason, and the cells as they came. */
export async function subscriberProblems(
  actor: Actor,
  kept: KeptSubscribers,
  layout: Layout,
): Promise<string> {
  const plan = await planOfSubscribers(actor, kept, layout);
  return csvOf([
    ["Line", "Reason"],
    ...plan
      .filter(({ fate }) => fate === "error")
      .map(({ line, reason, cells }) => [line, reason, ...cells]),
  ]);
}
