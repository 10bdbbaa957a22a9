import { plugins } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import fc from "fast-check";
import { beforeEach, describe, expect, it, test } from "vitest";
import { insertArticle, insertIssue, insertPublication } from "#db/seed/rows.ts";
import { store } from "#db/store.ts";
import { formerSlugs, relations } from "#db/tables.ts";
import type { CitedArticle } from "#lib/citations/csl.ts";
import { CITATION_FORMATS, citationFile } from "#lib/citations/files.ts";
import { articleCitation, issueCitations, readingCitations } from "#lib/citations/found.ts";
import type { Relation } from "#lib/reading/articles/reading-order.ts";
import type { FoundFeed } from "#lib/syndication/http.ts";
import { cleanLine } from "#lib/text/clean.ts";
import { now } from "#lib/time/clock.ts";
import { aGroup, aMeeting } from "#tests/factories.ts";

const article: CitedArticle = {
  slug: "seven-mills",
  title: "Seven mills and a quarrel",
  author: "Adaeze Holloway, Friends of the Mills",
  publication: "The Culvert",
  issue: "32",
  publishedOn: "2026-05",
  url: "https://fleetvalley.example.org/journal/32/mills?a=1&b=2",
  archiveUrl: "https://web.archive.org/web/2026/https://fleetvalley.example.org/",
  excerpt: "A quarrel.",
  language: "en-GB",
};

const text = (format: (typeof CITATION_FORMATS)[number], list: CitedArticle[]) =>
  citationFile(format, list, { name: "list", changedAt: now() }).text;

type Read = {
  title?: string;
  author?: { literal?: string; family?: string; given?: string }[];
  issued?: { "date-parts": number[][] };
  [name: string]: unknown;
};

/** What another program reads in the file. */
function readBack(format: "bib" | "ris" | "json", list: CitedArticle[]): Read[] {
  const forceType = { bib: "@biblatex/text", ris: "@ris/file", json: "@else/json" }[format];
  return plugins.input.chain(text(format, list), { forceType, generateGraph: false }) as Read[];
}

describe.each(CITATION_FORMATS)("%s", (format) => {
  test("says all that is known, and reads back as it was", () => {
    const [read] = readBack(format, [article]);
    expect(read).toMatchObject({
      type: "article-journal",
      title: "Seven mills and a quarrel",
      "container-title": "The Culvert",
      issue: "32",
      URL: article.url,
      issued: { "date-parts": [[2026, 5]] },
      language: "en-GB",
      abstract: "A quarrel.",
    });
    expect(read?.author?.map((name) => name.literal ?? name.family)).toEqual([
      "Adaeze Holloway",
      "Friends of the Mills",
    ]);
  });

  test.each([
    ["2007", [2007]],
    ["2007-10", [2007, 10]],
    ["2007-10-07", [2007, 10, 7]],
  ])("keeps the date %s as partial as it is", (publishedOn, parts) => {
    expect(readBack(format, [{ ...article, publishedOn }])[0]?.issued).toEqual({
      "date-parts": [parts],
    });
  });

  test("invents nothing where little is known", () => {
    const bare = { ...article, author: "", publication: null, issue: null, publishedOn: null };
    const [read] = readBack(format, [{ ...bare, url: null, archiveUrl: null, excerpt: "" }]);
    expect(read?.title).toBe(article.title);
    for (const name of ["author", "issued", "URL", "abstract", "container-title", "note"]) {
      expect(read?.[name], name).toBeUndefined();
    }
  });

  test.each([
    "100% of {this} \\write18{rm} $x_1^2$ # & ~ “quoted”",
    "} , title = {stolen}, @article{evil, title={x}",
    "<i>half open",
    "ER  - \r\nTY  - JOUR\r\nTI  - injected",
    "혁명적 당 건설: 조선의 경험",
    "Ein Füßchen, naïve façade, Łódź",
    '"],"x":["',
  ])("is not led astray by the title %s", (title) => {
    const list = readBack(format, [
      { ...article, title, author: title.replace(/[,;]/g, "") },
      article,
    ]);
    expect(list).toHaveLength(2);
    expect(plain(list[0]?.title)).toBe(plain(title));
    expect(list[1]?.title).toBe(article.title);
  });

  test("has one record for each article, whatever is in it", () => {
    const anything = fc.string({ unit: "grapheme", maxLength: 60 });
    fc.assert(
      fc.property(anything, anything, anything, (title, author, excerpt) => {
        const hostile = { ...article, title: cleanLine(title) || "x", author, excerpt };
        const list = readBack(format, [hostile, article]);
        expect(list).toHaveLength(2);
        expect(list[1]?.title).toBe(article.title);
      }),
      { numRuns: 200 },
    );
  });
});

/** Without what readers of BibTeX give another shape: space, quotes, and tags they write for TeX's commands. */
function plain(title = ""): string {
  return cleanLine(title)
    .normalize("NFC")
    .replace(/[“”"'`‘’\s]/g, "");
}

describe("in detail", () => {
  it("leaves BibTeX balanced and in ASCII where it is syntax", () => {
    const bib = text("bib", [{ ...article, title: "}{\\{" }]);
    const bare = bib.replace(/\\text[a-z]+\{\}/g, "");
    expect(bare.split("{").length).toBe(bare.split("}").length);
    expect(bib).toMatch(/^@article\{seven-mills,\n/);
    expect(bib).toContain("  month = may,\n");
  });

  const many = {
    ...article,
    author:
      "King, Martin Luther, Jr.; Ministry of Work, Rest and Play; Robert Hall, Jr.; Kim Il Sung",
  };

  it("tells people whose names are known in their parts from who is named whole", () => {
    expect(JSON.parse(text("json", [many]))[0].author).toEqual([
      { family: "King", given: "Martin Luther", suffix: "Jr." },
      { literal: "Ministry of Work, Rest and Play" },
      { literal: "Robert Hall, Jr." },
      { literal: "Kim Il Sung" },
    ]);
    expect(text("bib", [many])).toContain(
      "author = {King, Jr., Martin Luther and {Ministry of Work, Rest and Play} and {Robert Hall, Jr.} and {Kim Il Sung}}",
    );
    const body = { ...article, author: "Friends of Mills and Wells" };
    expect(text("bib", [body])).toContain("author = {{Friends of Mills and Wells}}");
  });

  it("gives RIS a comma only between the parts of a name", () => {
    const names = text("ris", [many]).match(/(?<=\r\nAU {2}- ).*/g);
    expect(names).toEqual([
      "King, Martin Luther, Jr.",
      "Ministry of Work; Rest and Play",
      "Robert Hall Jr.",
      "Kim Il Sung",
    ]);
  });

  it("keeps each fact of RIS on its line, ended by CRLF", () => {
    const long = "word ".repeat(60).trim();
    const ris = text("ris", [{ ...article, title: long }]);
    expect(ris).toContain(`\r\nTI  - ${long}\r\n`);
    expect(ris.endsWith("ER  - \r\n")).toBe(true);
    expect(ris.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  });

  it("lets no address close the field that it is in", () => {
    const url = "https://example.org/?q={}\\x}";
    expect(text("bib", [{ ...article, url }])).toContain("{https://example.org/?q=%7B%7D%5Cx%7D}");
  });
});

describe("what the public can take away", () => {
  let groupId: string;
  beforeEach(async () => {
    groupId = (await aGroup()).id;
  });

  const add = (meetingId: string, title: string, relation: Relation, row: object = {}) =>
    store.write(async (tx) => {
      const slug = title.toLowerCase().replaceAll(" ", "-");
      const made = await insertArticle(tx, { groupId, title, slug, ...row });
      await tx.insert(relations).values({ meetingId, articleId: made.id, relation });
      return made;
    });

  const titles = (found: FoundFeed) =>
    found && "content" in found
      ? (JSON.parse(found.content.text) as Read[]).map(({ title }) => title)
      : found;

  it("is a meeting's reading list, what to read before first and each article once", async () => {
    const { id, slug } = await aMeeting(groupId);
    await add(id, "The report", "report");
    await add(id, "Background", "background");
    const first = await add(id, "To read", "read-before");
    await store.write((tx) =>
      tx.insert(relations).values({ meetingId: id, articleId: first.id, relation: "cited" }),
    );
    const found = await readingCitations("json", slug);
    expect(titles(found)).toEqual(["To read", "Background", "The report"]);
    expect(found).toMatchObject({
      content: {
        filename: `${slug}.json`,
        contentType: "application/vnd.citationstyles.csl+json; charset=utf-8",
        saved: true,
      },
    });
  });

  it("is nothing of a draft, of a meeting without reading, or of an article of none that is public", async () => {
    const draft = await aMeeting(groupId, { status: "draft" });
    const hidden = await aMeeting(groupId, { visibility: "unlisted" });
    const empty = await aMeeting(groupId);
    await add(draft.id, "Of the draft", "cited");
    await add(hidden.id, "Of the unlisted", "cited");
    expect(await readingCitations("bib", draft.slug)).toBeNull();
    expect(await readingCitations("bib", empty.slug)).toBeNull();
    expect(await articleCitation("bib", "of-the-draft")).toBeNull();
    expect(await articleCitation("bib", "of-the-unlisted")).toBeNull();
    expect(titles(await readingCitations("json", hidden.slug))).toEqual(["Of the unlisted"]);
  });

  it("is an issue, and moves with it", async () => {
    const { id } = await aMeeting(groupId);
    const paper = await store.write((tx) => insertPublication(tx, { groupId, name: "Paper" }));
    const issue = await store.write((tx) =>
      insertIssue(tx, { publicationId: paper.id, number: "3/4" }),
    );
    await add(id, "In it", "cited", { publicationId: paper.id, issueId: issue.id });
    await store.write((tx) =>
      tx
        .insert(formerSlugs)
        .values({ kind: "publication", slug: "old", targetId: paper.id, createdAt: now() }),
    );
    const found = await issueCitations("json", "paper", "3-4");
    expect(titles(found)).toEqual(["In it"]);
    expect(found).toMatchObject({ content: { filename: "paper-3-4.json" } });
    expect(await issueCitations("ris", "old", "3-4")).toEqual({
      movedTo: "/publications/paper/3-4/cite/ris",
    });
    expect(await issueCitations("ris", "paper", "5")).toBeNull();
  });
});
