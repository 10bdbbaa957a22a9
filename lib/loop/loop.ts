import { createBell } from "./bell.ts";
import { onNudge, type Work } from "./nudge.ts";

export type Loop = {
  /** Begins no other round, and waits for the one under way. */
  stop(): Promise<void>;
  /** Ends the wait for the next round. */
  nudge(): void;
};

type Task = {
  /** Done before the first round, again and again until it succeeds. */
  first?: () => Promise<unknown>;
  /**
   * One turn of the work; says how long to wait for the next, in milliseconds,
   * or null where there may be more to do at once. `stopping` is for work that
   * lasts: once it is aborted a round should end soon.
   */
  round(stopping: AbortSignal): Promise<number | null>;
  /** How long to wait after a failure, in milliseconds: a database that is locked or full comes back. */
  retryMs: number;
  report(error: unknown): void;
  /** Whose nudges end the wait. */
  listenTo?: Work;
};

/** Does a task round after round, never two at once, until stopped. What fails is reported and tried again. */
export function startLoop({ first, round, retryMs, report, listenTo }: Task): Loop {
  const bell = createBell();
  const stopListening = listenTo ? onNudge(listenTo, bell.ring) : () => {};
  const stopping = new AbortController();
  let begun = first === undefined;

  async function turn(): Promise<number | null> {
    try {
      if (!begun) await first?.();
      begun = true;
      return await round(stopping.signal);
    } catch (error) {
      report(error);
      return retryMs;
    }
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      const pause = await turn();
      if (pause !== null && !stopping.signal.aborted) await bell.wait(pause);
    }
  }

  const running = run();
  return {
    nudge: bell.ring,
    async stop() {
      stopping.abort();
      stopListening();
      bell.ring();
      await running;
    },
  };
}
