import { eraseExpiredSignIns } from "#lib/accounts/retention.ts";
import { eraseExpiredRsvps } from "#lib/rsvps/retention.ts";

const HOUR_MS = 3_600_000;

/**
 * Erases by itself, now and every hour, what is kept no longer: attendees'
 * data past its time and sign-in links past theirs. Several instances may do
 * it at once. What fails is told to `report` and tried again an hour later.
 */
export function startHousekeeping(report: (error: unknown) => void): { stop(): Promise<void> } {
  let running: Promise<void> = Promise.resolve();
  const sweep = () => {
    running = running
      .then(async () => {
        await eraseExpiredRsvps();
        await eraseExpiredSignIns();
      })
      .catch(report);
  };
  sweep();
  const timer = setInterval(sweep, HOUR_MS);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
