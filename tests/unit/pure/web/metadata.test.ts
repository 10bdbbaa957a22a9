import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { readMetadata } from "#lib/web/metadata.ts";

const FOUND = "https://www.paper.example/2007/11/experience?utm_source=mail&page=2#top";
const read = (html: string, found = FOUND) => readMetadata({ url: new URL(found), html });

const NOTHING = {
  url: "https://www.paper.example/2007/11/experience?page=2",
  title: "",
  author: "",
  publication: "",
  issue: "",
  publishedOn: "",
  language: "",
  excerpt: "",
};

const jsonLd = (data: unknown) =>
  `<script type="application/ld+json">${JSON.stringify(data)}</script>`;

describe("what a page says of itself", () => {
  it("is read from the tags of scholarly papers", () => {
    const page = read(`
      <meta name="citation_title" content="The Korean experience">
      <meta name="citation_author" content="Brook, Ada">
      <meta name="citation_author" content="Bilal Carrow">
      <meta name="citation_publication_date" content="2007/11/3">
      <meta name="citation_journal_title" content="Lalkar">
      <meta name="citation_issue" content="6">
      <meta name="citation_language" content="en">
      <meta property="og:title" content="Not this one">`);
    expect(page).toMatchObject({
      title: "The Korean experience",
      author: "Ada Brook, Bilal Carrow",
      publishedOn: "2007-11-03",
      publication: "Lalkar",
      issue: "6",
      language: "en",
    });
  });

  it("keeps names apart where one of them has a comma", () => {
    const page = read(`
      <meta name="citation_author" content="King, Jr.">
      <meta name="citation_author" content="Brook, Ada">`);
    expect(page.author).toBe("King, Jr.; Ada Brook");
  });

  it("is read from JSON-LD, in a graph too", () => {
    const article = {
      "@type": ["NewsArticle"],
      headline: "Seven mills",
      author: [{ name: "Ada Brook" }, "Bilal Carrow"],
      datePublished: "2026-05-04T23:30:00+09:00",
      inLanguage: "en-gb",
      description: "A quarrel.",
      isPartOf: {
        "@type": "PublicationIssue",
        issueNumber: 32,
        isPartOf: { "@type": "Periodical", name: "The Culvert" },
      },
      publisher: { name: "The Society" },
    };
    const expected = {
      title: "Seven mills",
      author: "Ada Brook, Bilal Carrow",
      publishedOn: "2026-05-04",
      publication: "The Culvert",
      issue: "32",
      language: "en-GB",
      excerpt: "A quarrel.",
    };
    const graph = { "@graph": [{ "@type": "WebSite", name: "Site" }, article] };
    expect(read(jsonLd(graph))).toMatchObject(expected);
    expect(read(jsonLd([article]))).toMatchObject(expected);
    const noIssue = { ...article, isPartOf: undefined };
    expect(read(jsonLd(noIssue))).toMatchObject({ publication: "The Society", issue: "" });
  });

  it("is read from Open Graph and the plain tags", () => {
    const page = read(`<html lang="cy"><head>
      <title>Noson o gerddi | Y Bont</title>
      <meta property="og:site_name" content="Y Bont">
      <meta property="og:description" content="Cerddi &amp; chaneuon">
      <meta property="article:published_time" content="2026-02">
      <meta name="author" content="Heledd Fychan-Prys"></head>
      <body><svg><title>Menu</title></svg><p>…</p></body></html>`);
    expect(page).toEqual({
      ...NOTHING,
      title: "Noson o gerddi",
      author: "Heledd Fychan-Prys",
      publication: "Y Bont",
      publishedOn: "2026-02",
      language: "cy",
      excerpt: "Cerddi & chaneuon",
    });
  });

  test.each([
    ["2007", "2007"],
    ["2007-10", "2007-10"],
    ["2007/10/7", "2007-10-07"],
    ["2007-10-07 09:00", "2007-10-07"],
    ["2007-02-31", ""],
    ["7 October 2007", ""],
    ["20071007", ""],
    ["0000-00-00", ""],
  ])("takes the date %s for %s", (written, date) => {
    expect(read(`<meta name="date" content="${written}">`).publishedOn).toBe(date);
  });

  it("takes no address for an author, and no title out of a picture", () => {
    const page = read(`<svg><title>Logo</title></svg>
      <meta property="article:author" content="https://social.example/ada">`);
    expect(page).toEqual(NOTHING);
  });
});

describe("the page's own address", () => {
  test.each([
    ['<link rel="canonical" href="/experience#x">', "https://www.paper.example/experience"],
    ['<link rel="canonical" href="http://paper.example/a">', "http://paper.example/a"],
    ['<meta property="og:url" content="https://paper.example/b">', "https://paper.example/b"],
    // Another site, the front page, no address at all: where it was found stands.
    ['<link rel="canonical" href="https://evil.example/a">', NOTHING.url],
    ['<link rel="canonical" href="/">', NOTHING.url],
    ['<link rel="canonical" href="javascript:alert(1)">', NOTHING.url],
    ['<link rel="canonical" href="https://user:pass@paper.example/a">', NOTHING.url],
    ['<link rel="canonical" href="http://[">', NOTHING.url],
    ["", NOTHING.url],
  ])("by %s is %s", (html, url) => {
    expect(read(html).url).toBe(url);
  });
});

describe("a hostile page", () => {
  it("gives only text that a form could hold", () => {
    const page = read(`<title>a\u202eb\u0000 <b>c</b>
      <img src=x onerror=alert(1)></title>
      <meta name="author" content="${"x, ".repeat(5000)}">
      <meta name="description" content="${"long ".repeat(5000)}">
      <meta property="og:site_name" content="\u200b\u200b">
      <html lang="${"x-".repeat(100)}">`);
    expect(page.title).toBe("ab c");
    expect(page.author.length).toBeLessThanOrEqual(300);
    expect(page.excerpt.length).toBeLessThanOrEqual(500);
    expect(page).toMatchObject({ publication: "", language: "" });
  });

  it("may be broken in any way", () => {
    const pieces = [
      "<title>",
      "</title>",
      "<script type=application/ld+json>",
      "</script>",
      "{",
      '"@graph":[',
      "[[",
      "null",
      "<meta name=author content=",
      "<svg>",
      "</svg>",
      "<!--",
      "<![CDATA[",
      ">",
      "<html lang=",
      '{"@type":"Article","author":{"name":{}},"isPartOf":[null],"headline":5}',
      "\u0000",
      "&#0;",
      "__proto__",
    ];
    const soup = fc
      .array(fc.oneof(fc.constantFrom(...pieces), fc.string()), { maxLength: 30 })
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(soup, (html) => {
        for (const value of Object.values(read(html))) expect(typeof value).toBe("string");
      }),
      { numRuns: 400 },
    );
  });

  it("gives a page up where it nests deeper than pages do", () => {
    const html = `<title>Letters</title>${"<b>".repeat(300_000)}<meta name="author" content="A">`;
    expect(read(html)).toMatchObject({ title: "Letters", author: "" });
  });

  it("does not keep the machine busy", () => {
    const deep = `${"[".repeat(200_000)}${"]".repeat(200_000)}`;
    const tags = "<div><svg><title>".repeat(20_000);
    const open = `<title>${"<a ".repeat(100_000)}`;
    for (const html of [jsonLdText(deep), tags, open, "<meta name=a content=b>".repeat(40_000)]) {
      expect(read(html).author).toBe("");
    }
  });
});

const jsonLdText = (text: string) => `<script type="application/ld+json">${text}</script>`;
