import { expect, test } from "vitest";
import {
  minutesInAll,
  READING_ORDER,
  readingList,
  readingTime,
} from "#lib/reading/articles/reading-order.ts";

test.each([
  [1, "1 minute"],
  [45, "45 minutes"],
  [59, "59 minutes"],
  [60, "1 hour"],
  [61, "1 hour 1 minute"],
  [125, "2 hours 5 minutes"],
])("%i minutes are %j", (minutes, words) => expect(readingTime(minutes)).toBe(words));

test("the minutes of a list are known where those of each article are", () => {
  const list = (...all: (number | null)[]) => all.map((readingMinutes) => ({ readingMinutes }));
  expect(minutesInAll(list(5, 12))).toBe(17);
  expect(minutesInAll(list(5, null))).toBeNull();
  expect(minutesInAll([])).toBeNull();
});

test("a list is read in its order, and each article once", () => {
  const reading = READING_ORDER.toReversed().flatMap((relation) => [
    { relation, slug: relation },
    { relation, slug: "both" },
  ]);
  expect(readingList(reading).map(({ slug }) => slug)).toEqual([
    READING_ORDER[0],
    "both",
    ...READING_ORDER.slice(1),
  ]);
});
