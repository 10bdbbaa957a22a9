import { expect, test } from "vitest";
import { possibleLetters } from "#lib/newsletter/letter.ts";
import { now } from "#lib/time/clock.ts";

const [REPORTED, SILENT] = ["It rained.", ""];

// By how far off the end is, in milliseconds: at its end a meeting is over.
// biome-ignore format: a table
test.each([
  ["public",   "published", 1,  SILENT,   ["announcement", "change-note"]],
  ["public",   "published", 1,  REPORTED, ["announcement", "change-note"]],
  ["public",   "cancelled", 1,  SILENT,   ["change-note"]],
  ["public",   "postponed", 1,  SILENT,   ["change-note"]],
  ["public",   "published", 0,  SILENT,   []],
  ["public",   "published", 0,  REPORTED, ["report-note"]],
  ["public",   "published", -1, REPORTED, ["report-note"]],
  ["public",   "draft",     1,  SILENT,   []],
  ["public",   "draft",     -1, REPORTED, []],
  ["unlisted", "published", 1,  SILENT,   []],
  ["unlisted", "published", -1, REPORTED, []],
] as const)("letters of a meeting that is %s, %s, %i ms before its end, reported “%s”: %j", (visibility, status, left, report, letters) => {
  const endsAt = new Date(now().getTime() + left);
  expect(possibleLetters({ visibility, status, report, endsAt })).toEqual(letters);
});
