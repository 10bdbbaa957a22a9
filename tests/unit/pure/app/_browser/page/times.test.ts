import { expect, test } from "vitest";
import { ownTimes } from "#app/_browser/page/times.ts";

// Here the visitor's clock is UTC.
const from = String(Date.UTC(2026, 10, 29, 18, 30));
const to = String(Date.UTC(2026, 10, 29, 20, 0));

test("the times by the visitor's clock, with what stands round them", () => {
  const ahead = { offset: "60", endOffset: "60" };
  const words = ownTimes({ from, to, ...ahead, before: "(", after: " by your clock)" });
  expect(words?.replace(/\s/gu, " ")).toBe("(Sun 29 Nov, 18:30–20:00 by your clock)");
  expect(ownTimes({ from, to, offset: "-300", endOffset: "-300" })).toMatch(/^Sun.*20:00$/);
});

test("nothing where the visitor's clock is the meeting's", () => {
  expect(ownTimes({ from, to, offset: "0", endOffset: "0", before: "(" })).toBeUndefined();
});

test("the times where clocks change in between, so that one end alone is the visitor's", () => {
  expect(ownTimes({ from, to, offset: "0", endOffset: "60" })).toMatch(/18:30.*20:00/);
  expect(ownTimes({ from, to, offset: "60", endOffset: "0" })).toMatch(/18:30.*20:00/);
});
