import { expect, test } from "vitest";
import { isWeighty, moves, type Part } from "#lib/changes/shown.ts";

/* Each part of what is shown of a meeting × what its change means. */

/** Whether calendars must move the entry, and whether people are told unasked. */
type Line = [moves: boolean, told: boolean];

// biome-ignore format: a table
const PARTS: Record<Part, Line> = {
  title:     [true,  true],
  date:      [false, false],
  when:      [true,  true],
  where:     [true,  true],
  onlineUrl: [true,  true],
  map:       [true,  false],
  doors:     [false, false],
  programme: [false, true],
  reading:   [false, false],
  wayIn:     [false, false],
  price:     [false, false],
  about:     [false, false],
};

test.each(Object.entries(PARTS))("%s", (part, line) => {
  expect([moves([part as Part]), isWeighty([part as Part])]).toEqual(line);
});
