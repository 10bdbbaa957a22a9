import { expect, test } from "vitest";
import { isMet, seatOf } from "#app/_browser/questions/asked.ts";
import { partyOf } from "#app/_browser/questions/party.ts";
import { namedFor } from "#app/_browser/questions/person.ts";

const given: Record<string, string[]> = {
  "answers.q1.s0": ["yes"],
  "answers.q2.s1": ["Fish"],
  "answers.q2.s2": ["Meat", "Soup"],
};
const chosen = (field: string) => given[field] ?? [];

test.each([
  ["1", ["yes"], 0, true],
  ["1", ["yes"], 2, true],
  ["1", ["no"], 0, false],
  ["2", ["Fish"], 1, true],
  ["2", ["Fish"], 2, false],
  ["2", ["Soup", "Fish"], 2, true],
  ["2", ["Fish"], 0, false],
  ["3", ["yes"], 1, false],
])("question %s answered with one of %j, for seat %d: %s", (questionId, answers, seat, met) => {
  expect(isMet({ questionId, answers }, seat, chosen)).toBe(met);
});

test("for whom a field is", () => {
  expect(seatOf("answers.q01abc.s0")).toBe(0);
  expect(seatOf("answers.q01abc.s12")).toBe(12);
});

test.each([
  ["3", 3],
  ["50", 50],
  ["51", 1],
  ["0", 1],
  ["-2", 1],
  ["", 1],
  ["undefined", 1],
])("a form that says %j is for %d", (typed, party) => {
  expect(partyOf(typed)).toBe(party);
});

test("the fields of the first person are named for another", () => {
  const html = '<label for="answers.q2a.s1">s1</label><input name="answers.q2a.s1[]">';
  expect(namedFor(html, 12)).toBe(
    '<label for="answers.q2a.s12">s1</label><input name="answers.q2a.s12[]">',
  );
  expect(namedFor('<input name="answers.q2a.s10">', 2)).toContain("s10");
});
