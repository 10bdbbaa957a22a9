import { expect, it } from "vitest";
import { formValues, NoForm } from "#lib/form-values.ts";

it("nests what a form sends", () => {
  expect(
    formValues([
      ["title", "A"],
      ["programme.1.title", "second"],
      ["programme.0.title", "first"],
      ["programme.0.speakerIds[]", "x"],
      ["topics", "one"],
      ["topics", "two"],
      ["$ACTION_ID_1", "next's own"],
    ]),
  ).toEqual({
    title: "A",
    programme: [{ title: "first", speakerIds: ["x"] }, { title: "second" }],
    topics: ["one", "two"],
  });
});

it("closes the gap where a row was removed", () => {
  expect(
    formValues([
      ["rows.5.a", "1"],
      ["rows.2.a", "0"],
    ]),
  ).toEqual({
    rows: [{ a: "0" }, { a: "1" }],
  });
});

it.each([
  "__proto__.polluted",
  "constructor.prototype.polluted",
  "a.__proto__.b",
  "a..b",
  "a.b.c.d.e.f.g",
])("%s does no harm", (name) => {
  formValues([[name, "1"]]);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

it.each([undefined, null, 7, "abc", {}, [1], [["a", "1"], 2], [[{ a: 1 }, 2]]])(
  "says of %j that it is no form, whoever called the action with it",
  (sent) => {
    expect(() => formValues(sent as never)).toThrow(NoForm);
  },
);
