import { eq } from "drizzle-orm";
import { parseFeed } from "htmlparser2";
import { beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { insertArticle, insertPublication } from "#db/seed/rows.ts";
import { store } from "#db/store.ts";
import { formerSlugs, hosts, meetings, meetingTopics, relations, topics } from "#db/tables.ts";
import { newId } from "#lib/ids.ts";
import type { Relation } from "#lib/reading/articles/reading-order.ts";
import { type FoundFeed, feedResponseTo } from "#lib/syndication/http.ts";
import {
  groupReaderFeed,
  publicationReaderFeed,
  siteReaderFeed,
  topicReaderFeed,
} from "#lib/syndication/reader-feeds.ts";
import { now } from "#lib/time/clock.ts";
import { aGroup, aMeeting } from "#tests/factories.ts";

const SITE = "https://meetings.example.org";

let groupId: string;
let groupSlug: string;
beforeEach(async () => {
  ({ id: groupId, slug: groupSlug } = await aGroup({ name: "Friends <of> Korea" }));
});

const past = (row: object = {}) => aMeeting(groupId, { startsAtLocal: "2007-10-07T14:00", ...row });

async function anArticle(meetingId: string, relation: Relation, row: object = {}) {
  return store.write(async (tx) => {
    const id = newId();
    const article = await insertArticle(tx, { groupId, title: "An article", id, slug: id, ...row });
    await tx.insert(relations).values({ meetingId, articleId: article.id, relation });
    return article;
  });
}

function content(found: FoundFeed) {
  if (!found || !("content" in found)) throw new Error(`No feed: ${JSON.stringify(found)}`);
  return found.content;
}

/** JSON Feed 1.1 (jsonfeed.org/version/1.1), with nothing that it does not know. */
const instant = z.iso.datetime();
const author = z.strictObject({ name: z.string().min(1), url: z.url().optional() });
const jsonFeed = z.strictObject({
  version: z.literal("https://jsonfeed.org/version/1.1"),
  title: z.string().min(1),
  home_page_url: z.url(),
  feed_url: z.url(),
  description: z.string().optional(),
  language: z.string().min(2),
  authors: z.array(author),
  items: z.array(
    z.strictObject({
      id: z
        .string()
        .regex(/^tag:meetings\.example\.org,\d{4}-\d{2}-\d{2}:(meeting|report|article)\/\w+$/),
      url: z.url(),
      external_url: z.url().optional(),
      title: z.string().min(1),
      content_html: z.string().min(1),
      summary: z.string().optional(),
      date_published: instant,
      date_modified: instant,
      authors: z.array(author).optional(),
      tags: z.array(z.string()).optional(),
      language: z.string().optional(),
      attachments: z
        .array(z.strictObject({ url: z.url(), mime_type: z.string().regex(/^(audio|video)\//) }))
        .optional(),
    }),
  ),
});

const json = (found: FoundFeed) => jsonFeed.parse(JSON.parse(content(found).text));

/** What RFC 4287 asks of the elements of a feed and of its entries (sections 4.1.1 and 4.1.2). */
function expectAtom(text: string): void {
  const head = text.slice(0, text.includes("<entry>") ? text.indexOf("<entry>") : undefined);
  const once = (within: string, name: string) =>
    expect(within.match(new RegExp(`<${name}[ >]`, "g")) ?? [], `<${name}>`).toHaveLength(1);
  expect(text).toMatch(
    /^<\?xml version="1\.0" encoding="utf-8"\?>\n<feed xmlns="http:\/\/www\.w3\.org\/2005\/Atom">/,
  );
  for (const name of ["id", "title", "updated"]) once(head, name);
  expect(head).toMatch(/<link rel="self" href="https:/);
  const ids = new Set<string>();
  for (const [entry] of text.matchAll(/<entry>.*?<\/entry>/gs)) {
    for (const name of ["id", "title", "updated", "published", "content"]) once(entry, name);
    const id = /<id>(.*?)<\/id>/.exec(entry)?.[1] ?? "";
    expect(ids.has(id)).toBe(false);
    ids.add(id);
    expect(entry).toMatch(/<link href="https:\/\/meetings\.example\.org\//);
    expect(entry).toMatch(/<updated>\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z<\/updated>/);
  }
}

describe("the feeds of the site", () => {
  it("tell of meetings, the last announced first, with their state", async () => {
    const at = (day: number) => new Date(Date.UTC(2026, 0, day));
    await aMeeting(groupId, { title: "First", firstPublishedAt: at(1), occasion: "62 years" });
    await aMeeting(groupId, {
      title: "Second",
      firstPublishedAt: at(2),
      status: "cancelled",
      statusNote: "Snow.",
    });
    const { items, ...feed } = json(await siteReaderFeed("meetings.json"));
    expect(items.map(({ title }) => title.replace(/ \(.*/, ""))).toEqual([
      "Cancelled: Second",
      "First",
    ]);
    expect(items[0]?.content_html).toContain("<p>Snow.</p>");
    expect(items[1]?.content_html).toContain("<p>62 years</p>");
    expect(feed.feed_url).toBe(`${SITE}/feeds/meetings.json`);
  });

  it("tell when a meeting is with its zone, and with both names where the clocks change", async () => {
    await aMeeting(groupId, {
      startsAtLocal: "2038-03-28T00:30",
      endsAtLocal: "2038-03-28T03:00",
    });
    await aMeeting(groupId, {
      startsAtLocal: "2038-07-02T10:00",
      endsAtLocal: "2038-07-04T17:00",
      dailyFrom: "10:00",
      dailyUntil: "17:00",
    });
    const { items } = json(await siteReaderFeed("meetings.json"));
    const texts = items.map(({ content_html: html }) => html).join();
    expect(texts).toContain("00:30 GMT – 03:00 BST");
    expect(texts).toContain("10:00–17:00 every day until Sun 4 Jul (BST)");
    const atom = content(await siteReaderFeed("meetings.atom")).text;
    expect(atom).toContain("00:30 GMT – 03:00 BST");
  });

  it("tell of reports, with pictures and links in full", async () => {
    const { id } = await past({
      title: "October",
      report: `![Hall](/images/01k8z3w9qf7m5n2p4r)\n\nMuch was said.`,
    });
    await anArticle(id, "report", { title: "The Korean experience", slug: "experience" });
    await past({ title: "Nothing written" });
    const reportedOnly = await past({ title: "Reported only" });
    await anArticle(reportedOnly.id, "report", { title: "Elsewhere" });
    const { items } = json(await siteReaderFeed("reports.json"));
    expect(items.map(({ title }) => title).sort()).toEqual([
      "Report: October (Sun 7 Oct 2007)",
      "Report: Reported only (Sun 7 Oct 2007)",
    ]);
    const october = items.find(({ title }) => title.includes("October"))!;
    expect(october.content_html).toContain(`<img src="${SITE}/images/01k8z3w9qf7m5n2p4r"`);
    expect(october.content_html).toContain(`<a href="${SITE}/articles/experience">`);
    expect(october.content_html).not.toMatch(/(href|src)="\//);
  });

  it("tell of articles when they come to be public", async () => {
    const old = new Date(Date.UTC(2020, 0, 1));
    const late = await aMeeting(groupId, { firstPublishedAt: new Date(Date.UTC(2026, 5, 1)) });
    const early = await aMeeting(groupId, { firstPublishedAt: new Date(Date.UTC(2026, 0, 1)) });
    const times = { createdAt: old, changedAt: old };
    await anArticle(early.id, "cited", {
      title: "Early",
      url: "https://paper.example/a?b=1&c=2",
      ...times,
    });
    await anArticle(late.id, "cited", { title: "Late", author: "A, B and C", ...times });
    const { items } = json(await siteReaderFeed("articles.json"));
    expect(items.map(({ title, date_modified }) => [title, date_modified])).toEqual([
      ["Late", "2026-06-01T00:00:00.000Z"],
      ["Early", "2026-01-01T00:00:00.000Z"],
    ]);
    expect(items[0]?.authors).toEqual([{ name: "A" }, { name: "B" }, { name: "C" }]);
    expect(items[1]?.external_url).toBe("https://paper.example/a?b=1&c=2");
  });

  it("say nothing of what is not public", async () => {
    for (const row of [
      { visibility: "unlisted", title: "Unlisted secret", report: "A secret report" },
      { status: "draft", title: "Draft secret", report: "A secret report" },
      { deletedAt: now(), title: "Deleted secret", report: "A secret report" },
    ]) {
      const { id } = await past(row);
      await anArticle(id, "report", { title: "An article of the secret" });
    }
    for (const subject of ["meetings", "articles", "reports"]) {
      for (const format of ["atom", "json"]) {
        const { text } = content(await siteReaderFeed(`${subject}.${format}`));
        expect(text, `${subject}.${format}`).not.toMatch(/secret/);
        if (format === "json") expect(jsonFeed.parse(JSON.parse(text)).items).toEqual([]);
        else expectAtom(text);
      }
    }
  });
});

describe("the feeds of a part", () => {
  it("have what a group hosts or co-hosts", async () => {
    const other = await aGroup();
    await aMeeting(groupId, { title: "Own" });
    const shared = await aMeeting(other.id, { title: "Shared" });
    await aMeeting(other.id, { title: "Others" });
    await store.write((tx) => tx.insert(hosts).values({ meetingId: shared.id, groupId }));
    const { items, title } = json(await groupReaderFeed(groupSlug, "meetings.json"));
    expect(items.map((item) => item.title.replace(/ \(.*/, "")).sort()).toEqual(["Own", "Shared"]);
    expect(title).toBe("Friends <of> Korea: Meetings");
  });

  it("have what is of a topic, and the articles of a publication", async () => {
    const tagged = await past({ title: "Tagged", report: "Said." });
    const bare = await past({ title: "Bare", report: "Said." });
    const paper = await store.write((tx) => insertPublication(tx, { groupId, name: "Paper" }));
    await anArticle(tagged.id, "cited", { title: "In it", publicationId: paper.id });
    await anArticle(bare.id, "cited", { title: "Not in it" });
    await store.write(async (tx) => {
      await tx.insert(topics).values({ id: "rivers", slug: "rivers", name: "Rivers" });
      await tx.insert(meetingTopics).values({ meetingId: tagged.id, topicId: "rivers" });
    });
    const of = async (found: Promise<FoundFeed>) =>
      json(await found).items.map(({ title }) => title.replace(/ \(.*/, ""));
    expect(await of(topicReaderFeed("rivers", "meetings.json"))).toEqual(["Tagged"]);
    expect(await of(topicReaderFeed("rivers", "reports.json"))).toEqual(["Report: Tagged"]);
    expect(await of(topicReaderFeed("rivers", "articles.json"))).toEqual(["In it"]);
    expect(await of(publicationReaderFeed("paper", "articles.json"))).toEqual(["In it"]);
    expect(json(await topicReaderFeed("rivers", "meetings.json")).items[0]?.tags).toEqual([
      "Rivers",
    ]);
  });

  it("move with it, and are nowhere else", async () => {
    await store.write((tx) =>
      tx
        .insert(formerSlugs)
        .values({ kind: "group", slug: "old", targetId: groupId, createdAt: now() }),
    );
    expect(await groupReaderFeed("old", "reports.atom")).toEqual({
      movedTo: `/groups/${groupSlug}/feeds/reports.atom`,
    });
    expect(await groupReaderFeed("old", "secrets.atom")).toBeNull();
    expect(await groupReaderFeed("nothing", "reports.atom")).toBeNull();
    expect(await topicReaderFeed("nothing", "reports.atom")).toBeNull();
    expect(await publicationReaderFeed("nothing", "articles.atom")).toBeNull();
    for (const file of [
      "meetings.rss",
      "meetings",
      "meetings.atom.json",
      ".atom",
      "constructor.atom",
    ]) {
      expect(await siteReaderFeed(file), file).toBeNull();
    }
  });
});

describe("any feed", () => {
  const HOSTILE = "]]><script>alert(1)</script> & <b> \u0007 é 한국 {";

  it("is well-formed Atom whatever is in it, and reads back as it was", async () => {
    const { id } = await past({
      title: HOSTILE,
      summary: HOSTILE,
      report: HOSTILE,
      description: HOSTILE,
    });
    await anArticle(id, "report", {
      title: HOSTILE,
      author: HOSTILE,
      excerpt: HOSTILE,
      url: "https://a.example/?a=1&b=%22",
    });
    for (const subject of ["meetings", "articles", "reports"]) {
      const { text } = content(await siteReaderFeed(`${subject}.atom`));
      expectAtom(text);
      const read = parseFeed(text);
      expect(read?.type).toBe("atom");
      expect(read?.items).toHaveLength(1);
      // Titles are HTML in Atom: what a reader shows of it is the title, not an element.
      expect(read?.items[0]?.title).toContain(
        "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;",
      );
      expect(text.replace(/&lt;script/g, "")).not.toMatch(/<script/);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: XML has none of them
      expect(text).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
      expect(json(await siteReaderFeed(`${subject}.json`)).items[0]?.title).toContain("<script>");
    }
  });

  it("keeps the ids of what it tells of through changes, and says when", async () => {
    const meeting = await past({ title: "Before", report: "Said." });
    const ids = async () => json(await siteReaderFeed("reports.json")).items.map(({ id }) => id);
    const before = await ids();
    const changedAt = new Date(now().getTime() + 60_000);
    await store.write((tx) =>
      tx
        .update(meetings)
        .set({ title: "After", slug: "after", changedAt })
        .where(eq(meetings.id, meeting.id)),
    );
    expect(await ids()).toEqual(before);
    const { items } = json(await siteReaderFeed("reports.json"));
    expect(items[0]).toMatchObject({
      url: `${SITE}/meetings/after`,
      date_modified: changedAt.toISOString(),
    });
  });

  it("is answered as calendars are: by entity tag, to HEAD, to other sites", async () => {
    await past({ report: "Said." });
    const feed = content(await siteReaderFeed("reports.atom"));
    const ask = (method: string, ifNoneMatch: string | null = null) =>
      feedResponseTo(feed, { method, ifNoneMatch, ifModifiedSince: null, acceptEncoding: null });
    const first = ask("GET");
    expect(first.headers).toMatchObject({
      "Content-Type": "application/atom+xml; charset=utf-8",
      "Access-Control-Allow-Origin": "*",
      "Content-Disposition": 'inline; filename="reports.atom"',
    });
    expect(ask("GET", first.headers.ETag!).status).toBe(304);
    expect(ask("HEAD")).toMatchObject({ status: 200, body: null });
    expect(ask("POST").status).toBe(405);
  });
});

describe("articles and recordings", () => {
  it("are dated by when they appeared, as far as that is known", async () => {
    const { id } = await past();
    await anArticle(id, "cited", { title: "In a month", publishedOn: "2007-11" });
    await anArticle(id, "cited", { title: "Some day" });
    const { items } = json(await siteReaderFeed("articles.json"));
    const dates = Object.fromEntries(items.map((item) => [item.title, item.date_published]));
    expect(dates["In a month"]).toBe("2007-11-01T00:00:00.000Z");
    expect(dates["Some day"]).toContain(now().toISOString().slice(0, 10));
  });

  it("can be played from the feed", async () => {
    const { id } = await past({ report: "It was good." });
    await anArticle(id, "recording", { url: "https://a.example/talk.mp3" });
    for (const subject of ["articles", "reports"]) {
      const [item] = json(await siteReaderFeed(`${subject}.json`)).items;
      expect(item?.attachments).toEqual([
        { url: "https://a.example/talk.mp3", mime_type: "audio/mpeg" },
      ]);
      const { text } = content(await siteReaderFeed(`${subject}.atom`));
      expect(text).toMatch(
        /<link rel="enclosure" href="https:\/\/a\.example\/talk\.mp3" type="audio\/mpeg"/,
      );
    }
  });
});
