import { expect, test } from "./support/test.ts";
import type { Visitor } from "./support/visitor.ts";

/* What there is to read, how it is cited and followed, and what organizers do for it. */

/** The past meeting with a report, a recording and articles. */
const wells = async (visitor: Visitor) =>
  await (await visitor.open("/archive")).main.follow("An evening on wells");

test("issues lead to one another and back to the index", async ({ visitor }) => {
  const index = await visitor.open("/publications/the-culvert");
  const newer = await index.follow("Issue 32");
  expect(newer.heading).toBe("Issue 32");
  expect(newer).toShow("May 2026");
  const older = await newer.region("Issues").follow("Issue 31");
  expect(older.url.pathname).toBe("/publications/the-culvert/31");
  const again = await older.region("Issues").follow("Issue 32");
  const article = await again.follow("Seven mills and a quarrel");
  const issue = await article.follow("issue 32");
  const back = await issue.region("Issues").follow("Back to index");
  expect(back.url.pathname).toBe("/publications/the-culvert");
  expect(await visitor.open("/publications/the-culvert/33")).toAnswer(404);
});

test("citations are files for a reference manager", async ({ visitor }) => {
  const page = await wells(visitor);
  expect(page.links(/^Cite the reading list as/)).toHaveLength(3);
  const path = page.url.pathname;
  for (const [format, type] of [
    ["bib", "application/x-bibtex"],
    ["ris", "application/x-research-info-systems"],
    ["json", "application/vnd.citationstyles.csl+json"],
  ]) {
    const answer = await visitor.request(`${path}/cite/${format}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe(`${type}; charset=utf-8`);
    const file = new RegExp(`^attachment; .*\\.${format}"$`);
    expect(answer.headers.get("content-disposition")).toMatch(file);
    const again = await visitor.request(`${path}/cite/${format}`, {
      headers: { "if-none-match": answer.headers.get("etag") ?? "" },
    });
    expect(again.status).toBe(304);
  }
  expect((await visitor.request(`${path}/cite/bib`, { method: "POST" })).status).toBe(405);
});

test.for([
  "/",
  "/articles",
  "/groups/fleet-valley-history-society",
  "/topics/local-history",
  "/publications/the-culvert",
])("%s names its feeds, and the feeds are there", async (path, { visitor }) => {
  const page = await visitor.open(path);
  const feeds = page.attributes(
    'link[type="application/atom+xml"], link[type="application/feed+json"]',
    "href",
  );
  expect(feeds.length).toBeGreaterThanOrEqual(2);
  for (const feed of feeds) {
    const answer = await visitor.request(feed);
    expect(answer.status, feed).toBe(200);
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
    expect(await answer.text()).toContain(feed.endsWith(".json") ? '"items"' : "<entry>");
  }
});
