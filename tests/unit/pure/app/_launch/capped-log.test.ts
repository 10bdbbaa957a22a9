import { beforeEach, expect, test, vi } from "vitest";
import { capped } from "#app/_launch/capped-log.ts";

let written: string[] = [];
const log = () => capped((...entry) => written.push(entry.map(String).join(" ")));

beforeEach(() => {
  written = [];
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  return () => vi.useRealTimers();
});

test("of equal entries five are written in a minute, and how many more there were", () => {
  const write = log();
  for (let n = 0; n < 40; n++) write(`Request ${n}f3a9c77e1 failed: 500 GET /meetings`);
  write("Another");
  expect(written).toHaveLength(6);
  vi.advanceTimersByTime(60_000);
  expect(written).toHaveLength(7);
  expect(written[6]).toBe(
    "Left out within a minute, 35 times more: Request # failed: # GET /meetings",
  );
  write("Request 1 failed: 500 GET /meetings");
  expect(written).toHaveLength(8);
});

test("nothing is said of what was not left out", () => {
  const write = log();
  for (let n = 0; n < 5; n++) write("The same");
  vi.advanceTimersByTime(120_000);
  expect(written).toHaveLength(5);
});

test("errors are equal by message and place, whatever stands beside them", () => {
  const write = log();
  const fail = () => new Error("No such row 7");
  for (let n = 0; n < 9; n++) write(`Job ${"abcdefghi"[n]}:`, fail());
  expect(written).toHaveLength(5);
  for (let n = 0; n < 9; n++) write("Job:", new Error("No such row 7"));
  expect(written).toHaveLength(10);
});

test("many kinds of entries do not fill the memory", () => {
  const write = log();
  for (let n = 0; n < 1100; n++) write(`kind ${"x".repeat(n)}`);
  expect(written).toHaveLength(1005);
});
