/**
 * Whether a server action failed before it began: what was sent is no form
 * (form-values.ts), or Next could not make arguments of it. It does not say so,
 * but then the error comes from its own decoder and not from our code.
 */
export function isUnreadableAction(error: unknown, routeType: string): boolean {
  if (routeType !== "action" || !(error instanceof Error)) return false;
  // By its name: the class may be another copy of itself.
  if (error.name === "NoForm") return true;
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at .*[/\\]/.test(line));
  return /next[/\\]dist[/\\]compiled[/\\]next-server[/\\]/.test(frames[0] ?? "");
}
