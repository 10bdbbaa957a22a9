import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { figuresIn, figureText, renderReport } from "#lib/text/report.ts";

const ID = "01k8z3w9qf7m5n2p4r6t8v0x1y";
const PICTURE = `<img src="/images/${ID}" alt="The hall" loading="lazy" />`;

describe("renderReport", () => {
  it("sets a picture on its own as a figure with its caption and size", () => {
    expect(renderReport(`Before.\n\n![The hall](/images/${ID} "At *two*")\n\nAfter.`)).toBe(
      `<p>Before.</p>\n<figure>${PICTURE}<figcaption>At *two*</figcaption></figure><p>After.</p>`,
    );
    const sizes = new Map([[ID, { width: 800, height: 600 }]]);
    expect(renderReport(`![The hall](/images/${ID})`, sizes)).toBe(
      `<figure><img src="/images/${ID}" alt="The hall" width="800" height="600" loading="lazy" /></figure>`,
    );
  });

  it("leaves a picture within a line there, and sets two as two", () => {
    expect(renderReport(`See ![The hall](/images/${ID}) here`)).toBe(`<p>See ${PICTURE} here</p>`);
    const two = renderReport(`![The hall](/images/${ID})\n![The hall](/images/${ID})`);
    expect(two.match(/<figure>/g)).toHaveLength(2);
  });

  it("makes links of the pictures of other sites", () => {
    expect(renderReport('![Them](https://other.example/a.png "T")')).toBe(
      '<p><a href="https://other.example/a.png" rel="nofollow ugc noopener">Them</a></p>',
    );
  });

  test.each([
    "![x](javascript:alert(1))",
    "![x](data:text/html,<script>alert(1)</script>)",
    `![x" onerror="alert(1)](/images/${ID})`,
    `![x](/images/${ID} "<script>alert(1)</script>")`,
    '<img src="https://other.example/a.png">',
    '<img src="//other.example/a.png" onerror=alert(1)>',
    `<img src="/images/${ID}" onerror="alert(1)" style="position:fixed">`,
    "![x](/images/../../rsvps/secret)",
    "![x](/images/aaaaaaaaaaaa/../../sign-in)",
    "![x](/\\other.example/images/aaaaaaaaaaaa)",
    "<figure><iframe src=https://other.example></iframe></figure>",
  ])("does no harm with %s", (source) => {
    const html = renderReport(source);
    expect(html).not.toMatch(/<script|<iframe|\sonerror=[^&]*(>|")|style=|javascript:|data:/i);
    for (const [, src] of html.matchAll(/<img[^>]*\ssrc="([^"]*)"/g)) {
      expect(src).toMatch(/^\/images\/[0-9a-z]+$/);
    }
  });
});

describe("figureText", () => {
  it("writes what reads back as the same figure, whatever is said", () => {
    const words = fc
      .string({ unit: "grapheme", maxLength: 60 })
      .map((text) => text.replace(/\s+/g, " ").trim());
    fc.assert(
      fc.property(words, words, (alt, caption) => {
        fc.pre(!/&/.test(alt + caption));
        const text = `Before.\n\n${figureText({ id: ID, alt, caption })}\n\nAfter.`;
        expect(figuresIn(text).map(({ id }) => id)).toEqual([ID]);
        expect(renderReport(text)).toMatch(/^<p>Before.<\/p>\n<figure><img [^>]*\/>/);
      }),
    );
    const [read] = figuresIn(figureText({ id: ID, alt: "A [hall] at `two`", caption: "" }));
    expect(read?.alt.replaceAll("\\", "")).toBe("A [hall] at `two`");
  });
});
