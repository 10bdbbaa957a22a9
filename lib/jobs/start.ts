import { eraseExpiredSignIns } from "#lib/accounts/retention.ts";
import { forgetSpentKeys } from "#lib/forms/once.ts";
import { tryWrite } from "#lib/health.ts";
import { eraseOldLists } from "#lib/imports/given.ts";
import { startImports } from "#lib/imports/runner.ts";
import { type Loop, startLoop } from "#lib/loop/loop.ts";
import { startMailings } from "#lib/mailings/runner.ts";
import { sendDigests } from "#lib/newsletter/digest.ts";
import { emptyOldLetters } from "#lib/newsletter/retention.ts";
import { lapseHolds } from "#lib/rsvps/lapse.ts";
import { eraseExpiredOwnLinks } from "#lib/rsvps/own-list.ts";
import { eraseExpiredRsvps, eraseSensitiveAnswers } from "#lib/rsvps/retention.ts";
import { sendReminders } from "#lib/scheduling/reminders.ts";
import { eraseFormerSubscribers } from "#lib/subscribers/retention.ts";
import { sweepLog, sweepSearch } from "#lib/upkeep/sweep.ts";
import { importers } from "./importers.ts";
import { renderers } from "./renderers.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * What the app does by itself. Each may run in several instances at once and
 * again after a crash, so each leaves alone what is done already.
 */
const jobs: { every: number; run: () => Promise<unknown> }[] = [
  { every: MINUTE_MS, run: lapseHolds },
  { every: MINUTE_MS, run: sendReminders },
  { every: HOUR_MS, run: eraseExpiredRsvps },
  { every: HOUR_MS, run: eraseOldLists },
  { every: HOUR_MS, run: eraseSensitiveAnswers },
  { every: HOUR_MS, run: eraseExpiredOwnLinks },
  { every: HOUR_MS, run: eraseExpiredSignIns },
  { every: HOUR_MS, run: forgetSpentKeys },
  { every: HOUR_MS, run: eraseFormerSubscribers },
  { every: HOUR_MS, run: emptyOldLetters },
  { every: HOUR_MS, run: sweepSearch },
  { every: MINUTE_MS, run: sendDigests },
];

/**
 * Runs every job now and then at its time, never twice at once. What fails is
 * told to `report` and tried again at the next time. Mailings and imports are
 * worked on without a pause. `stop` waits for what runs.
 */
export function startJobs(report: (error: unknown) => void): Pick<Loop, "stop"> {
  const loops = [
    startMailings(renderers, report),
    startImports(importers, report),
    startLoop({ round: tryWrite, retryMs: MINUTE_MS, report }),
    startLoop({ round: sweepLog, retryMs: MINUTE_MS, report }),
    ...jobs.map(({ every, run }) =>
      startLoop({ round: () => run().then(() => every), retryMs: every, report }),
    ),
  ];
  return {
    async stop() {
      await Promise.all(loops.map((loop) => loop.stop()));
    },
  };
}
