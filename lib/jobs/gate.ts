import { lookAtClock } from "#lib/clock/keep.ts";
import { findRestored } from "#lib/restored/park.ts";

/**
 * What is done every so many milliseconds. None of it can be undone, so that
 * all of it goes by a clock that is believed.
 */
export type Job = { every: number } & (
  | { acts: () => Promise<unknown> }
  /** Erases what was due at the instant that it is given, whatever the time is. */
  | { erases: (due: Date) => Promise<unknown> }
);

/**
 * Does a job, unless the clock is not believed. Nothing is sent where a back-up
 * was restored, until an owner has said what becomes of its mail. What is to be erased was marked
 * first: it was known that it would be due, and the site has run for a day since.
 */
export async function doJob(job: Job): Promise<void> {
  const { believed, erasable } = await lookAtClock();
  if ("acts" in job) {
    if (believed && !(await findRestored())) await job.acts();
  } else if (erasable) await job.erases(erasable);
}
