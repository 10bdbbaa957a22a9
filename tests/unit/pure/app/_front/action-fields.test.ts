import { describe, expect, test } from "vitest";
import { hasWholeAction, hasWholeArguments, isArguments } from "#app/_front/action-fields.ts";

const ID = "0f".repeat(21);
const bound = `{"id":"${ID}","bound":"$@1"}`;

function formOf(fields: [string, string | Blob][]): FormData {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
}

/** An action to which its page bound the state of the form, as React writes it. */
const BOUND: [string, string][] = [
  ["$ACTION_REF_1", ""],
  ["$ACTION_1:0", bound],
  ["$ACTION_1:1", '[{"ok":false,"values":{"name":"$$5","none":"$undefined"}},"$2"]'],
  ["$ACTION_1:2", '{"a":[1,null,"$D2026-11-22T12:00:00.000Z"]}'],
  ["$ACTION_KEY", "k0123456789abcdef"],
  ["name", "$anything"],
];
const without = (name: string) => BOUND.filter(([own]) => own !== name);
const withPut = (name: string, value: string | Blob): [string, string | Blob][] =>
  BOUND.map(([own, kept]) => [own, own === name ? value : kept]);

describe("the action of a form", () => {
  test.each<[string, [string, string | Blob][]]>([
    ["alone", [[`$ACTION_ID_${ID}`, ""]]],
    ["with what its page bound to it", BOUND],
    [
      "with nothing bound",
      [
        ["$ACTION_REF_2", ""],
        ["$ACTION_2:0", `{"id":"${ID}","bound":null}`],
      ],
    ],
    ["of the form, and of a button", [...BOUND, [`$ACTION_ID_${ID}`, ""]]],
  ])("%s is whole", (_name, fields) => {
    expect(hasWholeAction(formOf(fields))).toBe(true);
  });

  test.each<[string, [string, string | Blob][]]>([
    ["a name of no kind", [...BOUND, ["$ACTION_ODD", ""]]],
    ["a name of two numbers only", [...BOUND, ["$ACTION_1", ""]]],
    ["a short id", [["$ACTION_ID_0f", ""]]],
    ["a value where none belongs", [[`$ACTION_ID_${ID}`, "x"]]],
    ["nothing bound where something is said to be", without("$ACTION_1:1")],
    ["no description", without("$ACTION_1:0")],
    ["a description of another shape", withPut("$ACTION_1:0", `{"id":"${ID}"}`)],
    ["pieces of no action", without("$ACTION_REF_1")],
    ["null for a list", withPut("$ACTION_1:1", "null")],
    ["an object for a list", withPut("$ACTION_1:1", "{}")],
    ["no JSON", withPut("$ACTION_1:1", "[")],
    ["a file", withPut("$ACTION_1:1", new Blob(["[]"]))],
    ["the same twice", [...BOUND, ["$ACTION_1:1", "[]"]]],
    ["a reference to what is not there", withPut("$ACTION_1:1", '["$9"]')],
    ["a reference of another kind", withPut("$ACTION_1:1", '["$h1"]')],
    ["a lone sign", withPut("$ACTION_1:1", '["$"]')],
    ["an odd key", withPut("$ACTION_KEY", "x")],
    ["too deep a value", withPut("$ACTION_1:2", `${"[".repeat(60)}${"]".repeat(60)}`)],
  ])("%s is not", (_name, fields) => {
    expect(hasWholeAction(formOf(fields))).toBe(false);
  });
});

describe("the arguments of an action", () => {
  test.each<[string, [string, string | Blob][], boolean]>([
    [
      "a state and a form",
      [
        ["_1_name", "x"],
        ["_1_$ACTION_REF_1", ""],
        ["0", '[{"ok":false},"$K1"]'],
      ],
      true,
    ],
    [
      "a form with a file",
      [
        ["_1_picture", new Blob(["x"])],
        ["0", '["$K1"]'],
      ],
      true,
    ],
    ["none", [["0", "[]"]], true],
    ["no list", [["0", "null"]], false],
    ["nothing", [["_1_name", "x"]], false],
    [
      "a field of no form",
      [
        ["name", "x"],
        ["0", "[]"],
      ],
      false,
    ],
    [
      "a piece that is no JSON",
      [
        ["0", '["$1"]'],
        ["1", "{"],
      ],
      false,
    ],
    ["a piece that is not there", [["0", '["$1"]']], false],
    [
      "a stream",
      [
        ["0", '["$R1"]'],
        ["1", "[]"],
      ],
      false,
    ],
  ])("%s: %#", (_name, fields, isWhole) => {
    expect(hasWholeArguments(formOf(fields))).toBe(isWhole);
  });

  test.each([
    ["[]", true],
    ['["abc",{"ok":false,"values":"$0:1"}]', true],
    ['"abc"', false],
    ['["$1"]', false],
    ["[", false],
    ["", false],
  ])("as a text alone: %s", (text, isWhole) => {
    expect(isArguments(text)).toBe(isWhole);
  });
});
