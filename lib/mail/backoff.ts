const FIRST_SECONDS = 30;
const LONGEST_SECONDS = 3600;

/** After this many tries, about three days, a mail is parked. */
export const MAX_ATTEMPTS = 80;

/** No mail is put off for longer than this, in milliseconds. */
export const LONGEST_DELAY_MS = LONGEST_SECONDS * 1000 * 1.25;

/** Between 0.75 and 1.25 of a time, so that many do not come back at the same moment. */
function jittered(milliseconds: number, random: () => number): number {
  return Math.round(milliseconds * (0.75 + random() / 2));
}

/** Milliseconds to wait after the n-th try (from 1) of one mail: half a minute, doubled each time, an hour at most. */
export function mailDelay(attempts: number, random: () => number = Math.random): number {
  const seconds = Math.min(LONGEST_SECONDS, FIRST_SECONDS * 2 ** Math.min(attempts - 1, 20));
  return jittered(seconds * 1000, random);
}

/** Milliseconds to leave a server alone that was down n times in a row (from 1): a second, doubled, a minute at most. */
export function serverDelay(times: number, random: () => number = Math.random): number {
  return jittered(Math.min(60_000, 1000 * 2 ** Math.min(times - 1, 10)), random);
}
