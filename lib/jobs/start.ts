import { watchWrites } from "#lib/health.ts";
import { startImports } from "#lib/imports/runner.ts";
import { type Loop, startLoop } from "#lib/loop/loop.ts";
import { startMailings } from "#lib/mailings/runner.ts";
import { countRun } from "#lib/restored/mark.ts";
import { sweep } from "#lib/upkeep/sweep.ts";
import { watchClock } from "./clock-notice.ts";
import { doJob } from "./gate.ts";
import { importers } from "./importers.ts";
import { jobs } from "./list.ts";
import { renderers } from "./renderers.ts";

const MINUTE_MS = 60_000;

/**
 * Runs every job now and then at its time, never twice at once, by a clock that
 * is watched. What fails is told to `report` and tried again at the next time.
 * Mailings and imports are worked on without a pause. `stop` waits for what runs.
 */
export function startJobs(report: (error: unknown) => void): Pick<Loop, "stop"> {
  const loops = [
    startLoop({ round: () => watchClock().then(() => MINUTE_MS), retryMs: MINUTE_MS, report }),
    startLoop({ round: () => countRun().then(() => MINUTE_MS), retryMs: MINUTE_MS, report }),
    startMailings(renderers, report),
    startImports(importers, report),
    startLoop({ round: watchWrites, retryMs: MINUTE_MS, report }),
    startLoop({ round: sweep, retryMs: MINUTE_MS, report }),
    ...jobs.map((job) =>
      startLoop({
        round: () => doJob(job).then(() => job.every),
        retryMs: job.every,
        report,
      }),
    ),
  ];
  return {
    async stop() {
      await Promise.all(loops.map((loop) => loop.stop()));
    },
  };
}
