import { describe, expect, test } from "vitest";
import { titleKey, wantedWords } from "#lib/search/words.ts";

const noMonths = { english: new Map(), near: [] };
const wordsOf = (text: string) => wantedWords(text, noMonths).map(({ word }) => word);

describe("the words of what was typed", () => {
  test.each([
    ["without those that say nothing", "the tide of the river", ["tide", "river"]],
    ["those alone, where there are no others", "to be or to be", ["to", "be", "or"]],
    ["of those alone three", "to be or it was by the", ["to", "be", "or"]],
    ["each once", "tide and tide", ["tide"]],
    ["eight", "a1 b2 c3 d4 e5 f6 g7 h8 i9", ["a1", "b2", "c3", "d4", "e5", "f6", "g7", "h8"]],
    ["none of signs", "“ … ”", []],
  ])("%s", (_, typed, words) => {
    expect(wordsOf(typed)).toEqual(words);
  });

  test("the last may be the beginning of one, from two letters on", () => {
    const begins = (text: string) => wantedWords(text, noMonths).map((one) => one.begins);
    expect(begins("river ti")).toEqual([false, true]);
    expect(begins("river t")).toEqual([false, false]);
  });
});

describe("a title as a whole", () => {
  test.each([
    ["The Tide", "the tide"],
    [" “The Tide!” ", "the tide"],
    ["…The Tide", "the tide"],
    ["The Tide, and the Moon?", "the tide, and the moon"],
    ["?!", ""],
  ])("%s", (typed, key) => {
    expect(titleKey(typed)).toBe(key);
  });
});
