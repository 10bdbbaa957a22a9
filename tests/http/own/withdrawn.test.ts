import { crawl } from "#tests/proof/crawl.ts";
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

/** What a calendar that knew a meeting is told of it: that it is off, its title, times and group. */
const isTombstone = (event: string) =>
  /^STATUS:CANCELLED/m.test(event) &&
  !/^(DESCRIPTION|LOCATION|GEO|ATTACH|IMAGE|CONFERENCE)/m.test(event);

/** Whether a calendar has tombstones alone, of what `of` finds. */
function isBuried(path: string, text: string, of = ""): boolean {
  const events = text.split("BEGIN:VEVENT").slice(1);
  return path.endsWith(".ics") && events.filter((event) => event.includes(of)).every(isTombstone);
}

const CANARY = "The withdrawn canary";

type Known = { path: string; etag: string; text: string };

/** Does so for all, some at a time. */
async function each<T, R>(all: T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (let at = 0; at < all.length; at += 20) {
    done.push(...(await Promise.all(all.slice(at, at + 20).map(work))));
  }
  return done;
}

/** The addresses that responded 200, in each coding in which they do; each says that who keeps it is to ask again. */
async function remember(visitor: Visitor, paths: string[]): Promise<Known[]> {
  const asked = paths.flatMap((path) => ["gzip", "identity"].map((coding) => ({ path, coding })));
  return each(asked, async ({ path, coding }) => {
    const response = await visitor.request(path, { headers: { "accept-encoding": coding } });
    const etag = response.headers.get("etag") ?? "";
    const caching = response.headers.get("cache-control") ?? "";
    expect(caching, path).toMatch(/no-cache|no-store/);
    if (/^public/.test(caching)) expect(etag, path).toMatch(/^"[^"]+"$/);
    return { path, etag, text: await response.text() };
  });
}

describe("what the public could read of a meeting", () => {
  test("is gone from each of its addresses at the next request", async () => {
    const started = await startWithMailbox(OWNER);
    const { site } = started;
    const owner = await signedIn(site.url);
    const form = (await owner.open("/dashboard/meetings/new")).form("Save and put it on");
    const desk = await form
      .fill({
        Title: CANARY,
        Starts: `${dayAhead(30)}T19:00`,
        "Choose a picture": PICTURE,
      })
      .submit();
    const visitor = new Visitor(site.url);
    const { pathname } = new URL(desk.main.link(/^http\S+\/meetings\//), site.url);
    const image = (await visitor.open(pathname)).attributes("img", "src").at(0) ?? "";
    expect(image).toMatch(/^\/images\//);

    const from = ["/", "/sitemap.xml", pathname, `${pathname}/picture.png`];
    const pages = await crawl(site.url, from, { within: comesToAnEnd });
    const found = [...pages].filter(([, { status }]) => status === 200).map(([path]) => path);
    const known = await remember(visitor, found);
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

    const still = await each(known, async ({ path, etag, text }) => {
      for (const named of ["", etag, "*"]) {
        const response = await visitor.request(path, { headers: { "if-none-match": named } });
        const now = await response.text();
        const isGone = [404, 410].includes(response.status) || isBuried(path, now);
        const tells = now.includes(CANARY) && !isBuried(path, now, CANARY);
        const isKept = named === etag && response.status === 304 && text.includes(CANARY);
        const isOf = BY_A_MEETING.test(path);
        if ((isOf && !isGone) || tells || isKept) return `${response.status} ${path}`;
      }
      return null;
    });
    expect([...new Set(still.filter((one) => one !== null))]).toEqual([]);
    await removeSite(started);
  });
});
