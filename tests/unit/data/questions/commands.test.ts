import { beforeEach, describe, expect, it } from "vitest";
import { store } from "#db/store.ts";
import { answers, questions } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { writeAnswers } from "#lib/questions/answers.ts";
import { changeQuestion } from "#lib/questions/change.ts";
import {
  addQuestion,
  addReadyMade,
  askQuestionAgain,
  deleteQuestion,
  moveQuestion,
  retireQuestion,
} from "#lib/questions/commands.ts";
import { questionInput } from "#lib/questions/input.ts";
import { listQuestions } from "#lib/questions/public-queries.ts";
import { getQuestions, listAnswers } from "#lib/questions/queries.ts";
import type { AnswerValue } from "#lib/questions/rules.ts";
import { NotFound } from "#lib/result.ts";
import { duplicateMeeting } from "#lib/scheduling/duplicate.ts";
import { aGroup, aMeeting, aMember } from "#tests/factories.ts";
import { join, rsvpOf } from "#tests/support/people.ts";
import { shown } from "#tests/support/refused.ts";

let actor: Actor;
let meetingId: string;
beforeEach(async () => {
  const group = await aGroup();
  actor = await aMember(group.id);
  meetingId = (await aMeeting(group.id)).id;
});

/** What the editor sends, as it is typed. */
const form = (row: Record<string, unknown> = {}) =>
  questionInput.parse({ meetingId, label: "Will you eat with us?", kind: "yes-no", ...row });

async function ask(row: Record<string, unknown> = {}): Promise<string> {
  const result = await addQuestion(actor, form(row));
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.value.id;
}

async function answer(who: string, questionId: string, value: AnswerValue) {
  await join(meetingId, who);
  const { id } = await rsvpOf(meetingId, who);
  await store.write((tx) => writeAnswers(tx, { id, meetingId }, [{ questionId, seat: 0, value }]));
}

const asked = async () => (await listQuestions(store.read, meetingId)).map(({ label }) => label);

describe("a number", () => {
  it("is from 0 to a million unless its limits are set", async () => {
    await ask({ kind: "number", label: "How many?" });
    await ask({ kind: "number", label: "Which table?", lowest: "-2", highest: "12" });
    const limits = (await listQuestions(store.read, meetingId)).map((q) => [q.lowest, q.highest]);
    expect(limits).toEqual([
      [0, 1_000_000],
      [-2, 12],
    ]);
    const wrong = questionInput.safeParse({
      meetingId,
      label: "How many?",
      kind: "number",
      lowest: "9",
      highest: "3",
    });
    expect(wrong.error?.issues.map(({ path }) => path.join())).toEqual(["highest"]);
  });

  it("given beyond new limits stays, with the old question", async () => {
    const id = await ask({ kind: "number", label: "How many?" });
    await answer("Ann", id, 7);
    const wider = { ...form({ kind: "number", label: "How many?", highest: "8" }), id };
    expect(await changeQuestion(actor, wider)).toMatchObject({ value: { id, retired: 0 } });
    const narrower = { ...form({ kind: "number", label: "How many?", highest: "6" }), id };
    expect(await changeQuestion(actor, narrower)).toMatchObject({ value: { retired: 1 } });
  });
});

describe("the editor's input", () => {
  it.each<[Record<string, unknown>, string]>([
    [{ label: "\u200b" }, "label"],
    [{ kind: "essay" }, "kind"],
    [{ kind: "one-of", options: "Tea" }, "options"],
    [
      {
        kind: "several-of",
        options: "Tea\n tea \n".repeat(1) + Array.from({ length: 40 }, (_, n) => n).join("\n"),
      },
      "options",
    ],
    [{ shownIf: ["a:yes", "b:yes"] }, "shownIf"],
  ])("refuses %o at %s", (row, field) => {
    const parsed = questionInput.safeParse({ meetingId, label: "A", kind: "text", ...row });
    expect(parsed.error?.issues.map(({ path }) => path[0])).toContain(field);
  });

  it("takes answers one a line, each once", () => {
    expect(form({ kind: "one-of", options: " Tea \r\nMilk\n\nTea" }).options).toEqual([
      "Tea",
      "Milk",
    ]);
  });
});

describe("questions", () => {
  it("are asked in the order in which they were added, and can be moved", async () => {
    const [, second] = [await ask({ label: "One" }), await ask({ label: "Two" })];
    await ask({ label: "Three" });
    await moveQuestion(actor, { id: second, by: "up" });
    expect(await asked()).toEqual(["Two", "One", "Three"]);
    await moveQuestion(actor, { id: second, by: "up" });
    expect(await asked()).toEqual(["Two", "One", "Three"]);
    await moveQuestion(actor, { id: second, by: "down" });
    expect(await asked()).toEqual(["One", "Two", "Three"]);
  });

  it("the ready-made ones are added once, marked as sensitive", async () => {
    for (const about of ["access", "diet", "access"] as const) {
      expect(await addReadyMade(actor, { meetingId, about })).toMatchObject({ ok: true });
    }
    const rows = await listQuestions(store.read, meetingId);
    expect(rows.map(({ sensitive }) => sensitive)).toEqual(["access", "diet"]);
  });

  it("are thirty at most", async () => {
    for (let n = 0; n < 30; n++) await ask({ label: `Question ${n}` });
    expect(await addQuestion(actor, form())).toMatchObject({ ok: false, reason: "many" });
    expect(await addReadyMade(actor, { meetingId, about: "diet" })).toMatchObject({ ok: false });
  });

  it("go with the meeting when it is duplicated, conditions and all", async () => {
    const eats = await ask();
    await ask({ label: "What?", kind: "text", shownIf: `${eats}:yes` });
    const copy = await duplicateMeeting(actor, meetingId);
    if (!copy.ok) throw new Error("not copied");
    const [first, second] = await listQuestions(store.read, copy.value.id);
    expect(first?.id).not.toBe(eats);
    expect(second?.shownIf).toEqual({ questionId: first?.id, answers: ["yes"] });
  });

  it("are nobody's business but the organizers' of the host group", async () => {
    const id = await ask();
    const group = await aGroup();
    const stranger = await aMember(group.id, "owner");
    const helper: Actor = {
      ...stranger,
      roles: Object.fromEntries(Object.keys(actor.roles).map((key) => [key, "helper" as const])),
    };
    for (const who of [stranger, helper]) {
      const tries = [
        addQuestion(who, form()),
        addReadyMade(who, { meetingId, about: "diet" }),
        changeQuestion(who, { ...form(), id }),
        moveQuestion(who, { id, by: "up" }),
        retireQuestion(who, id),
        askQuestionAgain(who, id),
        deleteQuestion(who, id),
        getQuestions(who, meetingId),
        listAnswers(who, meetingId),
      ];
      for (const attempt of await Promise.allSettled(tries)) {
        expect(attempt).toMatchObject({ status: "rejected", reason: expect.any(NotFound) });
      }
    }
    expect(await asked()).toHaveLength(1);
  });
});

describe("a condition", () => {
  it("names answers of a question that stands before and has answers to choose from", async () => {
    const text = await ask({ label: "Name of your dog", kind: "text" });
    const seat = await ask({ label: "Tea?", per: "seat" });
    const refused = async (shownIf: string) =>
      addQuestion(actor, form({ label: "Later", kind: "text", shownIf }));
    for (const shownIf of [`${text}:Rex`, `${seat}:perhaps`, "01nothing:yes", `${seat}:yes`]) {
      expect(shown(await refused(shownIf))).toMatchObject({
        fieldErrors: { shownIf: expect.any(String) },
      });
    }
    expect(await ask({ kind: "text", per: "seat", shownIf: `${seat}:yes` })).toBeTruthy();
  });

  it("holds its question in place: not moved before it, not retired, not deleted, not reworded away", async () => {
    const drinks = await ask({ label: "Drink", kind: "one-of", options: "Tea\nMilk" });
    const sugar = await ask({ label: "Sugar?", shownIf: `${drinks}:Tea` });
    const refused = { ok: false, reason: "condition" };
    expect(await moveQuestion(actor, { id: sugar, by: "up" })).toMatchObject(refused);
    expect(await retireQuestion(actor, drinks)).toMatchObject(refused);
    expect(await deleteQuestion(actor, drinks)).toMatchObject(refused);
    const milk = form({ label: "Drink", kind: "one-of", options: "Soup\nMilk" });
    expect(await changeQuestion(actor, { ...milk, id: drinks })).toMatchObject(refused);
    expect(await asked()).toEqual(["Drink", "Sugar?"]);
  });
});

it("answers are those of the meeting, whatever ids are sent along", async () => {
  const [first, questionId] = [meetingId, await ask()];
  await answer("Ann", questionId, "yes");
  const { id: ann } = await rsvpOf(first, "Ann");
  meetingId = (await aMeeting(Object.keys(actor.roles)[0]!)).id;
  const here = await ask();
  await answer("Bea", here, "no");
  const { id: bea } = await rsvpOf(meetingId, "Bea");
  // Of another meeting's question nothing is written down.
  await store.write((tx) =>
    writeAnswers(tx, { id: bea, meetingId }, [{ questionId, seat: 0, value: "yes" }]),
  );
  const whose = async (ids?: string[]) =>
    (await listAnswers(actor, meetingId, ids)).answers.map((one) => [one.rsvpId, one.questionId]);
  expect(await whose()).toEqual([[bea, here]]);
  expect(await whose([ann, bea])).toEqual([[bea, here]]);
  expect(await store.read.$count(answers)).toBe(2);
});

describe("a change after answers were given", () => {
  it("of words, or with more answers to choose from, keeps the question", async () => {
    const id = await ask({ label: "Drink", kind: "one-of", options: "Tea\nMilk" });
    await answer("Ann", id, "Tea");
    const more = form({ label: "What will you drink?", kind: "one-of", options: "Soup\nTea" });
    expect(await changeQuestion(actor, { ...more, id })).toMatchObject({
      ok: true,
      value: { id, retired: 0 },
    });
  });

  it.each<[string, Record<string, unknown>]>([
    ["of kind", { kind: "text" }],
    ["from the party to each seat", { kind: "one-of", options: "Tea\nMilk", per: "seat" }],
    ["that no longer offers what was chosen", { kind: "one-of", options: "Milk\nSoup" }],
  ])("%s retires the old one with its answers", async (_, row) => {
    const id = await ask({ label: "Drink", kind: "one-of", options: "Tea\nMilk" });
    await ask({ label: "After" });
    await answer("Ann", id, "Tea");
    const result = await changeQuestion(actor, { ...form({ label: "Drink", ...row }), id });
    expect(result).toMatchObject({ ok: true, value: { retired: 1 } });
    expect(await asked()).toEqual(["Drink", "After"]);
    const { questions: all, answers: given } = await listAnswers(actor, meetingId);
    expect(all.map(({ retiredAt }) => retiredAt !== null)).toEqual([false, false, true]);
    expect(given).toMatchObject([{ questionId: id, value: "Tea" }]);
  });

  it("takes along what depends on it", async () => {
    const drinks = await ask({ label: "Drink", kind: "one-of", options: "Tea\nMilk" });
    await ask({ label: "Sugar?", shownIf: `${drinks}:Tea` });
    await answer("Ann", drinks, "Milk");
    const fewer = form({ label: "Drink", kind: "one-of", options: "Tea\nSoup" });
    const result = await changeQuestion(actor, { ...fewer, id: drinks });
    if (!result.ok) throw new Error("refused");
    const [first, second] = await listQuestions(store.read, meetingId);
    expect(first?.id).toBe(result.value.id);
    expect(second?.shownIf?.questionId).toBe(result.value.id);
  });

  it("a question with answers is retired and asked again, never deleted", async () => {
    const id = await ask();
    await answer("Ann", id, true);
    expect(await deleteQuestion(actor, id)).toMatchObject({ ok: false, reason: "answered" });
    await retireQuestion(actor, id);
    expect(await asked()).toEqual([]);
    expect(await deleteQuestion(actor, id)).toMatchObject({ ok: false, reason: "answered" });
    await askQuestionAgain(actor, id);
    expect(await asked()).toEqual(["Will you eat with us?"]);
    expect(await store.read.select().from(answers)).toHaveLength(1);
  });

  it("without answers it can be deleted", async () => {
    const id = await ask();
    expect(await deleteQuestion(actor, id)).toMatchObject({ ok: true });
    expect(await store.read.select().from(questions)).toEqual([]);
  });
});
