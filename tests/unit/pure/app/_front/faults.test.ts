import { expect, test } from "vitest";
import { unavailable } from "#app/_front/faults.ts";

test.each([
  ["SQLITE_FULL", "its disk is full"],
  ["53100", "its disk is full"],
  ["SQLITE_READONLY_DBMOVED", "can only be read"],
  ["SQLITE_BUSY", "just now"],
  [null, "just now"],
])("who can mend it is told why: %s", (code, words) => {
  const { status, title, headers } = unavailable(code);
  expect([status, headers?.["retry-after"]]).toEqual([503, "30"]);
  expect(title).toContain(words);
});
