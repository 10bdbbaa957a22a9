import { setImmediate as others } from "node:timers/promises";
import { type Loop, startLoop } from "./loop.ts";
import type { Work } from "./nudge.ts";

/** Work that is done in small steps, each piece of it by one worker at a time. */
type Leased<P> = {
  /** Done before the first round, again and again until it succeeds. */
  first?: () => Promise<unknown>;
  /** What is under way, the oldest first. */
  list(): Promise<P[]>;
  /** Takes a piece for one turn; false where it has nothing to do, or another worker. */
  lease(piece: P): Promise<boolean>;
  /** One step; whether there may be more to do at once. */
  step(piece: P): Promise<boolean>;
  release(piece: P): Promise<void>;
  /** How long to wait, in milliseconds, while something is under way, and while nothing is: other instances begin or leave things, too. */
  busyMs: number;
  idleMs: number;
  listenTo: Work;
  report(error: unknown): void;
};

/**
 * Works on everything that is under way, until stopped. Several may work at
 * once, in one process or in many: each piece is leased to one of them for a
 * turn. What fails is told to `report` and tried again when its lease is over.
 */
export function startLeased<P>(work: Leased<P>): Loop {
  const { list, lease, step, release, report } = work;

  async function turn(piece: P, stopping: AbortSignal): Promise<void> {
    if (!(await lease(piece))) return;
    try {
      while (!stopping.aborted && (await step(piece))) await others();
    } catch (error) {
      report(error);
      return;
    }
    await release(piece);
  }

  /** One look at everything; returns how long to wait for the next. */
  async function round(stopping: AbortSignal): Promise<number> {
    const pieces = await list();
    for (const piece of pieces) {
      if (!stopping.aborted) await turn(piece, stopping);
    }
    return pieces.length > 0 ? work.busyMs : work.idleMs;
  }

  return startLoop({
    first: work.first,
    round,
    retryMs: work.idleMs,
    report,
    listenTo: work.listenTo,
  });
}
