import { expect, test } from "vitest";
import { counted, plural } from "#lib/text/plural.ts";

// biome-ignore format: a table
test.each([
  [0,    "0 seats",    "are"],
  [1,    "1 seat",     "is"],
  [2,    "2 seats",    "are"],
  [1000, "1000 seats", "are"],
])("%i", (n, seats, verb) => {
  expect(counted(n, { one: "seat", other: "seats" })).toBe(seats);
  expect(plural(n, { one: "is", other: "are" })).toBe(verb);
});

test("forms that English does not tell apart are not asked for", () => {
  expect(plural(2, { one: "one", two: "two", other: "others" })).toBe("others");
  expect(plural(1, { other: "always" })).toBe("always");
});
