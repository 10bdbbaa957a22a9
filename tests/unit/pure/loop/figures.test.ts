import { expect, test } from "vitest";
import { WORK } from "#lib/loop/figures.ts";
import { LONGEST_DELAY_MS, mailDelay, serverDelay } from "#lib/mail/backoff.ts";

test("the figures of the work in the background, in milliseconds", () => {
  expect(WORK).toEqual({
    mail: {
      firstWait: 30_000,
      longestWait: 3_600_000,
      firstRest: 1_000,
      longestRest: 60_000,
      spread: 0.25,
      tries: 80,
      lease: 300_000,
      holdsBack: 600_000,
      poll: 5_000,
      stop: 8_000,
      connect: 15_000,
      greeting: 15_000,
      silence: 60_000,
      whole: 120_000,
      connections: 4,
      mostConnections: 16,
      hangs: 5_000,
    },
    mailings: { batch: 20, mostWaiting: 100, lease: 30_000, poll: 5_000, room: 250 },
    imports: { batch: 50, lease: 30_000, poll: 5_000, busy: 1_000 },
  });
  expect(LONGEST_DELAY_MS).toBe(4_500_000);
  expect(WORK.mail.lease).toBeGreaterThan(WORK.mail.whole);
});

test("a mail waits half a minute, twice as long each time, an hour at most", () => {
  const waits = Array.from({ length: 9 }, (_, n) => mailDelay(n + 1, () => 0.5) / 1000);
  expect(waits).toEqual([30, 60, 120, 240, 480, 960, 1920, 3600, 3600]);
  expect(mailDelay(80, () => 0.5)).toBe(3_600_000);
  expect([mailDelay(1, () => 0), mailDelay(1, () => 1)]).toEqual([22_500, 37_500]);
});

test("a server that is down is left alone for a second, twice as long each time, a minute at most", () => {
  const rests = Array.from({ length: 8 }, (_, n) => serverDelay(n + 1, () => 0.5) / 1000);
  expect(rests).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
  expect([serverDelay(1, () => 0), serverDelay(1, () => 1)]).toEqual([750, 1_250]);
});
