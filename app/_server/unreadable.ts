import { isNoForm } from "#lib/forms/form-values.ts";

/** The file that React's decoder stands in, which Next does not bundle. */
const DECODER = /next[/\\]dist[/\\]compiled[/\\]next-server[/\\]/;

/**
 * Whether a server action failed before it began: what was sent is no form
 * (form-values.ts), or arguments that the front let through (action-fields.ts)
 * and React could not read. Its errors have no type of their own, but come
 * from its decoder and not from our code.
 */
export function isUnreadableAction(error: unknown, routeType: string): boolean {
  if (routeType !== "action" || !(error instanceof Error)) return false;
  if (isNoForm(error)) return true;
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at .*[/\\]/.test(line));
  return DECODER.test(frames[0] ?? "");
}
