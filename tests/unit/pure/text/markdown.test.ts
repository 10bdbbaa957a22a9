import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cutAtWord, isIntricate, markdownToLine, renderMarkdown } from "#lib/text/markdown.ts";
import { figuresIn, REPORT_MAX, renderReport } from "#lib/text/report.ts";

describe("renderMarkdown", () => {
  test("sets paragraphs, emphasis, lists, quotes and links", () => {
    const html = renderMarkdown(
      "**Bring** a [map](https://example.org/map).\n\n- one\n- two\n\n> said",
    );
    expect(html).toContain("<strong>Bring</strong>");
    expect(html).toContain('<a href="https://example.org/map" rel="nofollow ugc noopener">map</a>');
    expect(html).toContain("<li>one</li>");
    expect(html).toContain("<blockquote>");
  });

  test("headings begin below the page's own", () => {
    expect(renderMarkdown("# A\n\n## B\n\n### C")).toBe("<h3>A</h3>\n<h3>B</h3>\n<h4>C</h4>");
  });

  test.each([
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java&#x0A;script:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:msgbox)",
    "[x](//evil.example.org/)",
    '<a href="javascript:alert(1)">x</a>',
    '<a href="&#106;avascript:alert(1)">x</a>',
  ])("refuses the link of %s", (source) => {
    expect(renderMarkdown(source)).not.toMatch(/href=/);
  });

  test.each([
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "![alt](https://tracker.example.org/pixel.png)",
    '<p onclick="alert(1)" style="position:fixed" id="content" class="x">p</p>',
    "<iframe src=https://example.org></iframe>",
    "<form action=/x><input name=y></form>",
    "<svg><animate onbegin=alert(1)></svg>",
    "<style>*{display:none}</style>",
    "<base href=https://evil.example.org>",
  ])("lets nothing of %s through", (source) => {
    expect(renderMarkdown(source)).not.toMatch(
      /<(script|img|iframe|form|input|svg|style|base|animate)|on\w+=|style=|id=|class=/i,
    );
  });

  test("never throws and never lets a script through, whatever is typed", () => {
    const piece = fc.constantFrom(
      ..."[]()<>!`*_#>|\\\n\"'=&;:/",
      "<script",
      "javascript:",
      "onload=",
    );
    const text = fc.array(fc.oneof(piece, fc.string()), { maxLength: 30 }).map((p) => p.join(""));
    fc.assert(
      fc.property(text, (source) => {
        expect(renderMarkdown(source)).not.toMatch(/<script|<[^>]+\son\w+=|href="javascript:/i);
      }),
    );
  });
});

describe("emphasis beyond all reading", () => {
  test.each(["a_", "*a", "a\\\\_"])("%j by the thousand stands as it was typed", (marks) => {
    const typed = `*Before*\n\n${marks.repeat(30_000)}\n\n*After*`;
    const html = renderReport(typed);
    expect(html.startsWith("<p><em>Before</em></p>")).toBe(true);
    expect(html.endsWith("<p><em>After</em></p>")).toBe(true);
    expect(html.match(/<em>/g)).toHaveLength(2);
  });

  test("is left where people have much of it", () => {
    const list = "- *One* and **two**\n".repeat(200);
    expect(renderMarkdown(list).match(/<em>/g)).toHaveLength(200);
  });
});

describe("quotations and lists beyond all reading", () => {
  test.each(["> ", ">", "1. ", "- "])("%j by the thousand stands as it was typed", (mark) => {
    const typed = `**Before**\n\n${mark.repeat(Math.floor(19_000 / mark.length))}end\n\n*After*`;
    for (const html of [renderMarkdown(typed), renderReport(typed)]) {
      expect(html.startsWith("<p><strong>Before</strong></p>")).toBe(true);
      expect(html.endsWith("<p><em>After</em></p>")).toBe(true);
      expect(html.match(/<(blockquote|[ou]l)>/g)).toBeNull();
    }
    expect(markdownToLine(typed, 20_000)).toMatch(/end After$/);
    expect(figuresIn(typed)).toEqual([]);
  });

  test("leaves a few levels, and rules of any length", () => {
    expect(renderMarkdown(`${"> ".repeat(5)}a`).match(/<blockquote>/g)).toHaveLength(5);
    expect(renderMarkdown(`a\n\n${"-".repeat(200)}\n\nb`)).toContain("<hr />");
  });
});

describe("marks within one another", () => {
  const deep = (levels: number, mark: string) =>
    Array.from({ length: levels }, (_, n) => `${" ".repeat(mark.length * n)}${mark}a`).join("\n");

  test.each([
    ["lists", deep(200, "- ")],
    ["numbered lists", deep(160, "1. ")],
    ["quotations", `${"> ".repeat(45)}a\n\n`.repeat(400)],
    ["lists in quotations that go on without a mark", "> - a\nb\n".repeat(450)],
    ["quotations that go on without a mark", "> > a\nb\n> c\n".repeat(300)],
  ])("beyond all reading are not set, but stand as they were typed: %s", (_, marks) => {
    const typed = `**Before** <b>it</b>\n\n${marks}`;
    expect(isIntricate(typed)).toBe(true);
    expect(isIntricate(typed)).toBe(true);
    const html = renderReport(typed);
    expect(html).toContain("**Before** &lt;b&gt;it&lt;/b&gt;");
    expect(html).not.toMatch(/<(strong|blockquote|[ou]l)>/);
    expect(figuresIn(typed)).toEqual([]);
    expect(markdownToLine(typed)).toContain("**Before**");
  });

  test.each([
    ["ten levels of lists", deep(10, "- ")],
    ["five of quotations", `${"> ".repeat(5)}a\n\n`.repeat(100)],
    [
      "a long report",
      "They spoke of **wells** and of [rivers](https://example.org/x), *slowly*, until it was late.\n\n- one\n- two\n\n> said she\n\n## After the break\n\n".repeat(
        350,
      ),
    ],
  ])("that people write are set: %s", (_, typed) => {
    expect(isIntricate(typed)).toBe(false);
    expect(renderMarkdown(typed)).toMatch(/<(blockquote|[ou]l)>/);
  });

  test("and so is a report of twenty thousand words, to its last", () => {
    const chapter = `## What was said\n\n${"The wells were *dug* by hand, he said; see [the map](https://example.org/map). ".repeat(8)}\n\n- “Who counted?”\n- It's not known\n\n`;
    const report = `${chapter.repeat(Math.floor((REPORT_MAX - 20) / chapter.length))}The **last** of it.`;
    expect(isIntricate(report)).toBe(false);
    expect(renderReport(report).endsWith("<p>The <strong>last</strong> of it.</p>")).toBe(true);
  });

  test.each(["~ ", "a@a", "! ", "~~ ", '" ', "a|b\n-|-\n", "- a \n  ", "`a` ", "> "])(
    "%j to the end of the longest report is not set",
    (marks) => {
      expect(isIntricate(marks.repeat(Math.floor(REPORT_MAX / marks.length)))).toBe(true);
    },
  );

  test.each(["!", "!a", "[a](b)", "![a](b)a", "\\[ ", "\\] ", "&", "a\n", "+\n", "<a>", "a@b.ca"])(
    "%j by the thousand is not set either: marked looks through the rest for each",
    (marks) => {
      const typed = marks.repeat(Math.floor(REPORT_MAX / marks.length));
      expect(isIntricate(typed)).toBe(true);
      expect(renderReport(typed)).not.toMatch(/<(a|em|strong|ul)\b/);
      expect(markdownToLine(typed)).toMatch(/…$/);
    },
  );

  test.each([
    ["cries", "Come! All of you!! To the well!!! ".repeat(500)],
    [
      "links without blanks",
      `${"井戸を見に行きました[地図](https://example.org/m)。".repeat(20)}\n\n`.repeat(10),
    ],
    ["footnotes", "As they said.\\[1\\] And so on & so forth.\n\n".repeat(300)],
    ["short lines", "one\ntwo\n\n".repeat(300)],
  ])("but what people write is: %s", (_, typed) => {
    expect(isIntricate(typed)).toBe(false);
  });

  test("count for each text anew", () => {
    expect(isIntricate(deep(200, "- "))).toBe(true);
    expect(isIntricate("- a")).toBe(false);
  });
});

describe("markdownToLine", () => {
  test("gives the words alone, on one line", () => {
    expect(markdownToLine("# Hall\n\n**Tea** & cake\n\n- one\n- two")).toBe(
      "Hall Tea & cake one two",
    );
  });

  test("keeps what looks like a tag as text", () => {
    expect(markdownToLine("2 &lt; 3")).toBe("2 < 3");
  });

  test("cuts between words, and says so", () => {
    expect(cutAtWord("one two three four", 12)).toBe("one two…");
    expect(cutAtWord("short", 12)).toBe("short");
    expect(cutAtWord("x".repeat(50), 10)).toBe(`${"x".repeat(9)}…`);
  });
});
