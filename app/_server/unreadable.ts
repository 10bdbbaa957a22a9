/**
 * Whether a server action failed before it began: Next could not make
 * arguments of what was sent. It does not say so, but then the error comes
 * from its own decoder and not from our code.
 */
export function isUnreadableAction(error: unknown, routeType: string): boolean {
  if (routeType !== "action" || !(error instanceof Error)) return false;
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at .*[/\\]/.test(line));
  return /next[/\\]dist[/\\]compiled[/\\]next-server[/\\]/.test(frames[0] ?? "");
}
