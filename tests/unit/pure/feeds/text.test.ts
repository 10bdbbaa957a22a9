import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  escapeText,
  feedLine,
  feedText,
  feedUri,
  foldLine,
  joinLines,
  quoteParameter,
} from "#lib/feeds/text.ts";

const anyText = fc.string({ unit: "binary", maxLength: 400 });

/** Every line's octets, without its CRLF. */
function octets(text: string): number[] {
  return text.split("\r\n").map((line) => Buffer.byteLength(line));
}

describe("folding", () => {
  it("leaves a line of 75 octets alone and folds one of 76", () => {
    expect(foldLine("a".repeat(75))).toBe("a".repeat(75));
    expect(foldLine("a".repeat(76))).toBe(`${"a".repeat(75)}\r\n a`);
  });

  it("never parts a character, and gives back the same line", () => {
    fc.assert(
      fc.property(anyText, (value) => {
        const line = feedLine(value, 1000);
        const folded = foldLine(line);
        expect(folded.replace(/\r\n /g, "")).toBe(line);
        expect(Math.max(...octets(folded))).toBeLessThanOrEqual(75);
        // A parted surrogate pair would turn into replacement characters here.
        const parts = Buffer.from(folded).toString("utf8").split("\r\n ");
        expect(parts.every((part) => part.isWellFormed())).toBe(true);
      }),
    );
  });

  it("keeps an emoji of several code points and a letter with its accents together", () => {
    const family = "👩‍👩‍👧‍👦";
    expect(foldLine("a".repeat(60) + family)).toBe(`${"a".repeat(60)}\r\n ${family}`);
    const accented = "e\u0323\u0306";
    expect(foldLine("a".repeat(73) + accented)).toBe(`${"a".repeat(73)}\r\n ${accented}`);
  });

  it("does not put a space at a fold, where careless readers trim it", () => {
    const folded = foldLine(`${"a".repeat(74)} bcd`);
    expect(folded).toBe(`${"a".repeat(73)}\r\n a bcd`);
  });
});

describe("cleaning", () => {
  it("leaves no control character, no line break and one space at most", () => {
    fc.assert(
      fc.property(anyText, (value) => {
        const line = feedLine(value);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: their absence is the point
        expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f]| {2}|\ufeff/);
        expect(line.normalize("NFC")).toBe(line);
        expect(feedLine(line)).toBe(line);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: their absence is the point
        expect(feedText(value)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
      }),
    );
  });

  it("makes every kind of line end one kind", () => {
    expect(feedText("a\r\nb\rc\nd\u2028e\u0085f")).toBe("a\nb\nc\nd\ne\nf");
    expect(feedLine("a\r\nATTENDEE:mailto:x@example.org")).toBe("a ATTENDEE:mailto:x@example.org");
  });

  it("caps by characters and says so with an ellipsis", () => {
    expect(feedLine("x".repeat(301))).toBe(`${"x".repeat(299)}…`);
    expect(Array.from(feedLine("👩".repeat(400)))).toHaveLength(300);
  });
});

describe("escaping", () => {
  it("escapes TEXT", () => {
    expect(escapeText("a\\b;c,d\ne:f")).toBe("a\\\\b\\;c\\,d\\ne:f");
  });

  it("quotes parameter values and encodes only what must be", () => {
    expect(quoteParameter("Hall: A, B; C")).toBe('"Hall: A, B; C"');
    expect(quoteParameter('The "Old" Hall')).toBe(`"The ^'Old^' Hall"`);
    expect(quoteParameter("2^8")).toBe('"2^8"');
    expect(quoteParameter("^n")).toBe('"^^n"');
    expect(quoteParameter("a\nb")).toBe('"a b"');
  });

  it("takes only http addresses, and makes them safe", () => {
    expect(feedUri("https://example.org/a b?c=ü")).toBe("https://example.org/a%20b?c=%C3%BC");
    expect(feedUri("https://example.org/\r\nATTENDEE:x")).not.toMatch(/[\r\n]/);
    expect(feedUri("javascript:alert(1)")).toBeNull();
    expect(feedUri("nonsense")).toBeNull();
  });

  it("ends every line and writes no empty one", () => {
    expect(joinLines(["A:1", "", "B:2"])).toBe("A:1\r\nB:2\r\n");
  });
});
