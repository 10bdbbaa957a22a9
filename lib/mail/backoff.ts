import { WORK } from "#lib/loop/figures.ts";

const { firstWait, longestWait, firstRest, longestRest, spread } = WORK.mail;

/** No mail is put off for longer than this, in milliseconds. */
export const LONGEST_DELAY_MS = longestWait * (1 + spread);

/** A time, some of it more or less. */
function jittered(milliseconds: number, random: () => number): number {
  return Math.round(milliseconds * (1 - spread + 2 * spread * random()));
}

/** `first`, doubled for each time after the n-th (from 1), `longest` at most. */
const doubled = (first: number, longest: number, n: number) =>
  Math.min(longest, first * 2 ** Math.min(n - 1, 20));

/** Milliseconds to wait after the n-th try (from 1) of one mail. */
export function mailDelay(attempts: number, random: () => number = Math.random): number {
  return jittered(doubled(firstWait, longestWait, attempts), random);
}

/** Milliseconds to leave a server alone that was down n times in a row (from 1). */
export function serverDelay(times: number, random: () => number = Math.random): number {
  return jittered(doubled(firstRest, longestRest, times), random);
}
