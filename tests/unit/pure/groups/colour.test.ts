import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AA, accentTints, contrast, PAPER } from "#lib/groups/colour.ts";

const hex = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, "0")}`);

test("contrast is that of WCAG", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
  expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
  expect(contrast("#ffffff", "#777777")).toBeCloseTo(4.48, 2);
  expect(contrast("red", "#ffffff")).toBe(0);
});

describe("accentTints", () => {
  test("any colour becomes legible on both papers", () => {
    fc.assert(
      fc.property(hex, (colour) => {
        const { light, dark } = accentTints(colour);
        expect(contrast(light, PAPER.light)).toBeGreaterThanOrEqual(AA);
        expect(contrast(dark, PAPER.dark)).toBeGreaterThanOrEqual(AA);
      }),
    );
  });

  test("a colour that is legible already stays as it was chosen", () => {
    expect(accentTints("#1f5c8b").light).toBe("#1f5c8b");
  });

  test("no colour, or none that can be read, is ink", () => {
    expect(accentTints(null)).toEqual(accentTints("blue"));
    expect(contrast(accentTints(null).light, PAPER.light)).toBeGreaterThan(15);
  });
});

test("the papers are those of the theme", () => {
  const theme = readFileSync("app/_ui/theme.css", "utf8");
  const papers = [...theme.matchAll(/--paper: (#[0-9a-f]{6})/g)].map(([, colour]) => colour);
  expect(papers.slice(0, 2)).toEqual([PAPER.light, PAPER.dark]);
});

test("the theme's own colours are legible on its papers", () => {
  const theme = readFileSync("app/_ui/theme.css", "utf8");
  const blocks = theme.split("@media (prefers-color-scheme: dark)").slice(0, 2);
  for (const [index, block] of blocks.entries()) {
    const paper = index === 0 ? PAPER.light : PAPER.dark;
    for (const [name, least] of Object.entries({
      ink: 7,
      quiet: AA,
      danger: AA,
      good: AA,
      edge: 3,
    })) {
      const colour = new RegExp(`--${name}: (#[0-9a-f]{6})`).exec(block)?.[1] ?? "";
      expect(contrast(colour, paper), `${name} on ${paper}`).toBeGreaterThanOrEqual(least);
    }
  }
});
