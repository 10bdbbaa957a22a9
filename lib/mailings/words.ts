import type { Progress } from "./queries.ts";

type Said = { state: string; progress: Progress };

/** Whether a mailing is over and nobody had it: what all of them were to be told is untrue by now, or no server took it. */
export const reachedNobody = ({ state, progress }: Said): boolean =>
  state === "sent" && progress.recipients > 0 && progress.sent === 0;

/** Why some were left out of a mailing when their turn came. */
export function whyLeftOut({ kind, audience }: { kind: string; audience: string }): string {
  if (kind === "digest") return "nothing was new for them, or they had left";
  return audience === "subscribers"
    ? "they had unsubscribed or chosen otherwise, or were erased"
    : "they had cancelled, are told of what is newer, or were erased";
}
