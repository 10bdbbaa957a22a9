import { crawl, type Page } from "#tests/proof/crawl.ts";
import { write } from "#tests/site/database.ts";
import { OWNER } from "#tests/site/owner.ts";
import { removeSite, startWithMailbox } from "#tests/site/with-mailbox.ts";
import { dayAhead } from "../support/desk.ts";
import { signedIn } from "../support/sign-in.ts";
import { describe, expect, test } from "../support/test.ts";
import { Visitor } from "../support/visitor.ts";

/* What was withdrawn is gone from every address, and from every cache that asks. */

const PICTURE = new File(
  [
    Buffer.from(
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
      "base64",
    ),
  ],
  "hall.png",
  { type: "image/png" },
);

/** Below these stands what is public by a meeting alone. */
const BY_A_MEETING =
  /^\/(meetings|articles|publications|venues|speakers|series|topics|images)\/[^?]/;

/** Months and filters of lists combine without end. */
const comesToAnEnd = (path: string) =>
  !/^\/(calendar\/|archive\/|meetings\?|search|articles\?|_next)/.test(path);

/** What a calendar that knew a meeting is told of it: that it is off, and nothing else. */
const isTombstone = (path: string, text: string) =>
  path.endsWith("/calendar.ics") &&
  /STATUS:CANCELLED/.test(text) &&
  !/DESCRIPTION|LOCATION|ATTACH|IMAGE/.test(text);

type Known = { path: string; etag: string; text: string };

/** The addresses that responded 200, in each coding in which they do. */
async function remember(visitor: Visitor, pages: Map<string, Page>): Promise<Known[]> {
  const known: Known[] = [];
  for (const [path, { status }] of pages) {
    if (status !== 200) continue;
    for (const coding of ["gzip", "identity"]) {
      const headers = { "accept-encoding": coding };
      const response = await visitor.request(path, { headers });
      const etag = response.headers.get("etag") ?? "";
      known.push({ path, etag, text: await response.text() });
      const caching = response.headers.get("cache-control") ?? "";
      expect(caching, path).toMatch(/no-cache|no-store|^public, max-age=0, must-revalidate$/);
      expect(caching, path).not.toContain("immutable");
      if (/^public/.test(caching)) expect(etag, path).toMatch(/^"[^"]+"$/);
    }
  }
  return known;
}

describe("what the public could read of a meeting", () => {
  test("is gone from each of its addresses at the next request", async () => {
    const started = await startWithMailbox(OWNER);
    const { site } = started;
    const owner = await signedIn(site.url);
    const form = (await owner.open("/dashboard/meetings/new")).form("Save and put it on");
    const desk = await form
      .fill({
        Title: "The withdrawn canary",
        Starts: `${dayAhead(30)}T19:00`,
        "Choose a picture": PICTURE,
      })
      .submit();
    const visitor = new Visitor(site.url);
    const { pathname } = new URL(desk.main.link(/^http\S+\/meetings\//), site.url);
    const image = (await visitor.open(pathname)).attributes("img", "src").at(0) ?? "";
    expect(image).toMatch(/^\/images\//);

    const pages = await crawl(site.url, ["/", "/sitemap.xml", pathname], { within: comesToAnEnd });
    const known = await remember(visitor, pages);
    const of = known.filter(({ path }) => BY_A_MEETING.test(path));
    expect(of.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        pathname,
        `${pathname}/picture.png`,
        `${pathname}/calendar.ics`,
        image,
      ]),
    );
    expect(of.length).toBeGreaterThan(100);

    await (await owner.open(desk.url.pathname)).press("Take it back to draft");
    expect((await visitor.open(pathname)).status).toBe(404);
    write(site, "update meetings set status = 'draft', changed_at = ?", Date.now());

    const still: string[] = [];
    for (const { path, etag, text } of known) {
      for (const named of ["", etag, "*"]) {
        const response = await visitor.request(path, { headers: { "if-none-match": named } });
        const now = await response.text();
        const isGone = [404, 410].includes(response.status) || isTombstone(path, now);
        const isOf = BY_A_MEETING.test(path);
        const tells = now.includes("The withdrawn canary") && !isTombstone(path, now);
        const isKept = response.status === 304 && text.includes("The withdrawn canary");
        if ((isOf && !isGone) || tells || isKept) still.push(`${response.status} ${path}`);
      }
    }
    expect([...new Set(still)]).toEqual([]);
    await removeSite(started);
  });
});
