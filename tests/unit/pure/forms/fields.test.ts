import { describe, expect, it } from "vitest";
import type { z } from "zod";
import {
  checkbox,
  isPartialDate,
  line,
  multiline,
  optionalEmail,
  optionalInt,
  optionalUrl,
  partialDate,
  requiredLine,
} from "#lib/forms/fields.ts";

const refused = (schema: z.ZodType, value: unknown) =>
  schema.safeParse(value).error?.issues[0]?.message;

describe("lines", () => {
  it("are cleaned, and empty when nothing of them can be seen", () => {
    expect(line(20, "Title").parse("  a\u0000 \n b ")).toBe("a b");
    expect(line(20, "Title").parse("\u200b\u2060 ")).toBe("");
    expect(line(20, "Title").parse(undefined)).toBe("");
    expect(multiline().parse("a\r\nb\n")).toBe("a\nb");
  });

  it("say how long they may be and how long they are", () => {
    expect(refused(line(300, "Title"), "x".repeat(10_000))).toBe(
      "Title: at most 300 characters; these are 10,000.",
    );
  });

  it("that are required refuse what is invisible", () => {
    expect(refused(requiredLine(300, "Title", "Enter the title."), "\u200b")).toBe(
      "Enter the title.",
    );
  });

  it("take text only", () => {
    expect(refused(line(20, "Title"), ["a", "b"])).toBe("This is not text.");
  });
});

describe("web addresses", () => {
  it.each([
    ["https://example.org/a", "https://example.org/a"],
    ["HTTP://Example.org", "http://example.org/"],
    ["www.example.org/a?b=1", "https://www.example.org/a?b=1"],
    ["", null],
  ])("takes %s", (text, url) => expect(optionalUrl("Link").parse(text)).toBe(url));

  it.each([
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,x",
    "ftp://example.org",
    "//example.org",
    "https://user:secret@example.org/",
    "https://user@example.org/",
    "https://:secret@example.org/",
    "just words",
    "https://",
  ])("refuses %s", (text) => expect(refused(optionalUrl("Link"), text)).toMatch(/^Link: enter/));
});

describe("numbers, dates, addresses, ticks", () => {
  it("take whole numbers in their range", () => {
    const seats = optionalInt("Seats", { min: 1, max: 100_000 });
    expect(seats.parse(" 120 ")).toBe(120);
    expect(seats.parse("")).toBeNull();
    for (const text of ["0", "-3", "1.5", "1e3", "many", "100001"]) {
      expect(refused(seats, text)).toBe("Seats: enter a whole number from 1 to 100,000.");
    }
  });

  it("take a year, a month or a day that exists", () => {
    expect(partialDate("Date").parse("2007-10")).toBe("2007-10");
    expect(["2007", "2007-10-07", "2024-02-29"].every(isPartialDate)).toBe(true);
    expect(
      ["2007-13", "2007-02-30", "2023-02-29", "07", "7 October 2007", "9999"].some(isPartialDate),
    ).toBe(false);
    expect(refused(partialDate("Date"), "October 2007")).toMatch(/2007-10/);
  });

  it("take an e-mail address", () => {
    expect(optionalEmail("E-mail").parse(" a@example.org ")).toBe("a@example.org");
    expect(refused(optionalEmail("E-mail"), "a@b@c")).toMatch(/^E-mail/);
  });

  it("take a tick as forms and scripts send it", () => {
    expect(["on", true].map((value) => checkbox().parse(value))).toEqual([true, true]);
    expect([undefined, "", false].map((value) => checkbox().parse(value))).toEqual([
      false,
      false,
      false,
    ]);
  });
});
