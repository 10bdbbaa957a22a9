import { describe, expect, it } from "vitest";
import { formValues } from "#lib/forms/form-values.ts";
import {
  answerField,
  checkAnswer,
  type Question,
  questionLine,
  readAnswers,
} from "#lib/questions/rules.ts";

let n = 0;
const ask = (row: Partial<Question> = {}): Question => ({
  id: `01question${n++}`,
  kind: "text",
  label: "A question",
  hint: "",
  required: false,
  options: [],
  lowest: 0,
  highest: 1_000_000,
  per: "party",
  sensitive: null,
  shownIf: null,
  ...row,
});

/** What a form sends: fields by question and seat. */
function typed(...pairs: [Question, number, string | string[]][]): unknown {
  const data = new FormData();
  for (const [question, seat, value] of pairs) {
    for (const one of [value].flat()) data.append(answerField(question.id, seat), one);
  }
  return formValues(data).answers;
}

const values = (questions: Question[], sent: unknown, party = 1) =>
  readAnswers(questions, sent, party).answers.map(({ seat, value }) => [seat, value]);

describe("an answer", () => {
  it.each<[Partial<Question>, string | string[], unknown]>([
    [{}, "  two\n words ", "two words"],
    [{ kind: "long-text" }, "one\r\n\r\ntwo", "one\n\ntwo"],
    [{ kind: "yes-no" }, "no", false],
    [{ kind: "number" }, " 12 ", 12],
    [{ kind: "number", lowest: -5 }, "-3", -3],
    [{ kind: "number", lowest: 1, highest: 4 }, "4", 4],
    [{ kind: "number" }, "1000000", 1_000_000],
    [{ kind: "one-of", options: ["Tea", "Milk"] }, "Milk", "Milk"],
    [{ kind: "several-of", options: ["Tea", "Milk", "Soup"] }, ["Soup", "Tea"], ["Tea", "Soup"]],
    [{}, "\u200b\u2800", null],
    [{ kind: "yes-no" }, "", null],
  ])("%o takes %o for %o", (question, text, value) => {
    expect(checkAnswer(ask(question), text)).toEqual({ value });
  });

  it.each<[Partial<Question>, string | string[]]>([
    [{}, "x".repeat(301)],
    [{ kind: "long-text" }, "x".repeat(2001)],
    [{ kind: "yes-no" }, "perhaps"],
    [{ kind: "number" }, "twelve"],
    [{ kind: "number" }, "1e9"],
    [{ kind: "number" }, "-1"],
    [{ kind: "number" }, "1000001"],
    [{ kind: "number", lowest: 1, highest: 4 }, "5"],
    [{ kind: "one-of", options: ["Tea"] }, "Gin"],
    [{ kind: "several-of", options: ["Tea"] }, ["Tea", "Gin"]],
    [{ required: true }, ""],
    [{ required: true, kind: "several-of", options: ["Tea"] }, []],
    [{ required: true }, "\u200b"],
  ])("%o refuses %o with a sentence", (question, text) => {
    expect(checkAnswer(ask(question), text)).toEqual({ error: expect.stringMatching(/\.$/) });
  });
});

it("a number beyond its limits is told them", () => {
  expect(checkAnswer(ask({ kind: "number", lowest: -5, highest: 12_000 }), "-6")).toEqual({
    error: "Enter a whole number from -5 to 12,000.",
  });
});

describe("the answers of a party", () => {
  it("are one for the party, or one for each seat and none beyond it", () => {
    const party = ask();
    const seat = ask({ per: "seat" });
    const sent = typed([party, 0, "all"], [seat, 1, "a"], [seat, 2, "b"], [seat, 3, "c"]);
    expect(values([party, seat], sent, 2)).toEqual([
      [0, "all"],
      [1, "a"],
      [2, "b"],
    ]);
  });

  it("name what is missing by its field", () => {
    const seat = ask({ per: "seat", required: true });
    const { errors } = readAnswers([seat], typed([seat, 1, "a"]), 2);
    expect(Object.keys(errors)).toEqual([answerField(seat.id, 2)]);
  });

  it("are wrong in the order of the form: the party, then one person after another", () => {
    const first = ask({ per: "seat", required: true });
    const second = ask({ per: "seat", required: true });
    const party = ask({ required: true });
    const { errors } = readAnswers([first, second, party], typed([first, 1, "a"]), 2);
    expect(Object.keys(errors)).toEqual([
      answerField(party.id, 0),
      answerField(second.id, 1),
      answerField(first.id, 2),
      answerField(second.id, 2),
    ]);
  });

  it("leave out what was typed for a question that is not asked, however wrong", () => {
    const eats = ask({ kind: "yes-no" });
    const what = ask({
      kind: "number",
      required: true,
      shownIf: { questionId: eats.id, answers: ["yes"] },
    });
    const sent = typed([eats, 0, "no"], [what, 0, "not a number"]);
    expect(readAnswers([eats, what], sent, 1)).toMatchObject({
      answers: [{ questionId: eats.id, value: false }],
      errors: {},
    });
    const asked = readAnswers([eats, what], typed([eats, 0, "yes"]), 1);
    expect(Object.keys(asked.errors)).toEqual([answerField(what.id, 0)]);
  });

  it("look at the same seat, or at the party", () => {
    const eats = ask({ kind: "one-of", options: ["Fish", "Nothing"], per: "seat" });
    const how = ask({ per: "seat", shownIf: { questionId: eats.id, answers: ["Fish"] } });
    const sent = typed([eats, 1, "Nothing"], [eats, 2, "Fish"], [how, 1, "raw"], [how, 2, "fried"]);
    expect(values([eats, how], sent, 2)).toEqual([
      [1, "Nothing"],
      [2, "Fish"],
      [2, "fried"],
    ]);
    const party = ask({ kind: "yes-no" });
    const each = ask({ per: "seat", shownIf: { questionId: party.id, answers: ["yes"] } });
    const all = typed([party, 0, "yes"], [each, 1, "a"], [each, 2, "b"]);
    expect(values([party, each], all, 2)).toHaveLength(3);
  });

  it("follow a chain of conditions: what hangs on a hidden question is hidden", () => {
    const first = ask({ kind: "yes-no" });
    const second = ask({ kind: "yes-no", shownIf: { questionId: first.id, answers: ["yes"] } });
    const third = ask({ shownIf: { questionId: second.id, answers: ["yes"] } });
    const sent = typed([first, 0, "no"], [second, 0, "yes"], [third, 0, "hidden"]);
    expect(values([first, second, third], sent)).toEqual([[0, false]]);
  });

  it("survive whatever is sent instead of them", () => {
    const question = ask({ kind: "several-of", options: ["Tea"] });
    for (const sent of [
      null,
      "x",
      3,
      [],
      { [`q${question.id}`]: "x" },
      { [`q${question.id}`]: [] },
    ]) {
      expect(readAnswers([question], sent, 3)).toMatchObject({ answers: [], errors: {} });
    }
  });
});

it.each([
  ["Diet", 0, "Diet:"],
  ["Which lunch?", 0, "Which lunch?"],
  ["Which lunch?", 2, "Which lunch? (person 2):"],
] as const)("%s of person %d stands before its answer as “%s”", (label, seat, line) => {
  expect(questionLine(label, seat)).toBe(line);
});

describe("the length of an answer", () => {
  it.each<[Partial<Question>, number]>([
    [{ kind: "text" }, 300],
    [{ kind: "long-text" }, 2000],
  ])("%j is at most %i", (row, most) => {
    expect(checkAnswer(ask(row), "x".repeat(most))).toEqual({ value: "x".repeat(most) });
    expect(checkAnswer(ask(row), "x".repeat(most + 1))).toHaveProperty("error");
  });

  it.each([
    ["5", { value: 5 }],
    ["9", { value: 9 }],
    ["4", { error: "Enter a whole number from 5 to 9." }],
    ["10", { error: "Enter a whole number from 5 to 9." }],
  ])("of a number from 5 to 9: %s", (typed, checked) => {
    expect(checkAnswer(ask({ kind: "number", lowest: 5, highest: 9 }), typed)).toEqual(checked);
  });

  it.each<[Question["kind"], string]>([
    ["yes-no", "Choose yes or no."],
    ["one-of", "Choose one of the answers."],
    ["several-of", "Choose at least one of the answers."],
    ["number", "Enter a number."],
    ["text", "This needs an answer."],
    ["long-text", "This needs an answer."],
  ])("is asked for where there is none: %s", (kind, words) => {
    const question = ask({ kind, required: true, options: ["a"] });
    expect(Object.values(readAnswers([question], {}, 1).errors).join()).toContain(words);
  });
});
