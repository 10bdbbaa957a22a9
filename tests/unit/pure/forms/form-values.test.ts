import { expect, it } from "vitest";
import { formValues, NoForm } from "#lib/forms/form-values.ts";

function form(...pairs: [string, string][]): FormData {
  const data = new FormData();
  for (const [name, value] of pairs) data.append(name, value);
  return data;
}

it("nests what a form sends", () => {
  expect(
    formValues(
      form(
        ["title", "A"],
        ["programme.1.title", "second"],
        ["programme.0.title", "first"],
        ["programme.0.speakerIds[]", "x"],
        ["topics", "one"],
        ["topics", "two"],
        ["$ACTION_ID_1", "next's own"],
      ),
    ),
  ).toEqual({
    title: "A",
    programme: [{ title: "first", speakerIds: ["x"] }, { title: "second" }],
    topics: ["one", "two"],
  });
});

it("closes the gap where a row was removed", () => {
  expect(formValues(form(["rows.5.a", "1"], ["rows.2.a", "0"]))).toEqual({
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
  formValues(form([name, "1"]));
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

it.each([undefined, null, 7, "abc", {}, [], [["a", "1"]]])(
  "says of %j that it is no form, whoever called the action with it",
  (sent) => {
    expect(() => formValues(sent as never)).toThrow(NoForm);
  },
);
