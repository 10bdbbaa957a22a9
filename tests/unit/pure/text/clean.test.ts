import { describe, expect, it } from "vitest";
import { cleanLine, cleanText, isVisible, slugify } from "#lib/text/clean.ts";
import { fold } from "#lib/text/fold.ts";

describe("cleaning", () => {
  it("keeps what people write and drops what only machines see", () => {
    expect(cleanText("a\r\nb\u0000c\u0085d\u2028e")).toBe("a\nbc\nd\ne");
    expect(cleanLine("  a\r\nb\t c  ")).toBe("a b c");
    expect(cleanLine("abc\u202Egpj.exe")).toBe("abcgpj.exe");
    expect(cleanText("e\u0301")).toBe("é");
    expect(cleanText("\ud800x")).toBe("\ufffdx");
    expect(cleanLine("👩‍👩‍👧 नमस्ते")).toBe("👩‍👩‍👧 नमस्ते");
  });

  it.each(["", "   ", "\u200b\u200d", "\u3164", "\u2800", "\u00ad\ufe0f", "\u{e0041}"])(
    "%j shows nothing",
    (text) => expect(isVisible(text)).toBe(false),
  );
  it("sees a letter among invisible ones", () => expect(isVisible("\u200ba")).toBe(true));
});

describe("keys", () => {
  it("forgets case and accents", () => {
    expect(fold("Éclair ÅNGSTRÖM")).toBe("eclair angstrom");
  });
  it("makes addresses of titles", () => {
    expect(slugify("Building a Revolutionary Party – the Korean Experience")).toBe(
      "building-a-revolutionary-party-the-korean-experience",
    );
    expect(slugify("Miriam’s Straße & Ærø")).toBe("miriams-strasse-aero");
    expect(slugify("日本")).toBe("");
    expect(slugify("x".repeat(200))).toHaveLength(80);
  });
});
