import { expect, test } from "vitest";
import { ALL_GROUPS } from "#lib/subscribers/choices.ts";
import { subscribeInput } from "#lib/subscribers/input.ts";

const FORM = { email: "ann@example.org", groups: ["one"], kinds: ["meetings"], pace: "weekly" };
const parse = (typed: object) => subscribeInput.safeParse({ ...FORM, ...typed });

test.each([
  ["one tick", "one", ["one"]],
  ["several, some twice", ["one", "two", "one"], ["one", "two"]],
  ["what is no word", ["", 7, { id: "one" }, null, "one"], ["one"]],
  ["all, whatever is ticked beside", ["one", ALL_GROUPS], [ALL_GROUPS]],
])("groups as a form sends them: %s", (_, groups, expected) => {
  expect(parse({ groups }).data?.groups).toEqual(expected);
});

test.each([
  ["no group", { groups: [] }, "groups"],
  ["no news", { kinds: [] }, "kinds"],
  ["no address", { email: " " }, "email"],
  ["an address of no domain", { email: "ann@localhost" }, "email"],
  ["two addresses", { email: "ann@example.org, bob@example.org" }, "email"],
])("a form with %s is refused beside it", (_, typed, field) => {
  expect(parse(typed).error?.issues.map(({ path }) => path.join("."))).toEqual([field]);
});

test.each([
  [100, true],
  [101, false],
])("of %i groups: %s", (n, taken) => {
  expect(parse({ groups: Array.from({ length: n }, (_, i) => `g${i}`) }).success).toBe(taken);
});
