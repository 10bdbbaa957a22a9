import { describe, expect, test } from "vitest";
import { askedPage, askedText } from "#lib/forms/asked.ts";

describe("what an address asks for", () => {
  test("is the first text for its name", () => {
    expect(askedText({ q: "hall" }, "q")).toBe("hall");
    expect(askedText({ q: ["hall", "yard"] }, "q")).toBe("hall");
    expect(askedText({}, "q")).toBe("");
    expect(askedText({ q: [] }, "q")).toBe("");
    expect(askedText({ q: 7 }, "q")).toBe("");
  });

  // biome-ignore format: a table
  test.each<[unknown, number]>([
    [undefined,     1],
    ["",            1],
    ["3",           3],
    ["2.9",         2],
    [["4", "5"],    4],
    ["0",           1],
    ["-2",          1],
    ["two",         1],
    ["NaN",         1],
    ["99",         20],
    ["Infinity",   20],
  ])("page %j is page %i of 20", (page, expected) => {
    expect(askedPage({ page }, 20)).toBe(expected);
  });
});
