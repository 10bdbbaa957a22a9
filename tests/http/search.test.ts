import { describe, expect, test } from "./support/test.ts";

/* Search on the sample societies. */

const KOREA = "/meetings/building-a-revolutionary-party-the-korean-experience-2007-10-07";

test("a meeting is found from any page", async ({ visitor }) => {
  const archive = await visitor.open("/archive");
  const typed = archive.form("Search").fill({ "Search the site": "korean experience" });
  const found = await typed.submit();
  expect(found.url.pathname + found.url.search).toBe("/search?q=korean+experience");
  expect(found.texts("p")).toContainEqual(expect.stringMatching(/^\d+ results$/));
  const meetings = await found.region("Kind").follow(/^Meetings/);
  const result = meetings.main.line("Sun 7 Oct 2007");
  expect(result.part("mark").text).toMatch(/^korean$/i);
  expect((await result.follow(/./)).url.pathname).toBe(KOREA);
});

test("a typo, an accent and a capital do no harm", async ({ visitor }) => {
  const page = await visitor.open("/search?q=REVOLUTIONNARY+PÂRTY");
  expect(page.hasLink("revolutionary party")).toBe(true);
  expect(page.hasLink(/^Building a Revolutionary Party/)).toBe(true);
});

test("where nothing is found, the page helps on", async ({ visitor }) => {
  const page = await visitor.open("/search?q=zzzqqqxx");
  expect(page).toShow("Nothing was found for “zzzqqqxx”");
  expect((await page.main.follow("archive")).url.pathname).toBe("/archive");
});

test("a long text is said again in short", async ({ visitor }) => {
  const page = await visitor.open(`/search?q=${"zq".repeat(250)}`);
  expect(page).toShow(`Nothing was found for “${"zq".repeat(30)}…”`);
  expect(page.title.length).toBeLessThan(100);
});

test("what is not public is not found", async ({ visitor }) => {
  for (const text of ["committee and friends", "brewers bridge", "committee-and-fri"]) {
    for (const path of ["/search", "/api/search"]) {
      const { html } = await visitor.open(`${path}?q=${text}`);
      // What was asked is said again; the title and the addresses would come from the database.
      expect(html).not.toMatch(/Committee and friends|committee-and-friends-2|brewers-bridge/);
    }
  }
});

describe("any text at all gets a response", () => {
  const texts = [
    '"',
    "'",
    "AND",
    "NEAR(a",
    "title:",
    "a*b",
    "(((",
    "\\",
    "%",
    "<script>alert(1)</script>",
    "\u0001\u0000x",
    "👩‍👩‍👧",
    "é".repeat(300),
    "'; drop table meetings; --",
    ":*",
    "a & | !",
  ];
  test.for(["/search", "/api/search"])("%s", async (path, { visitor }) => {
    for (const text of texts) {
      const page = await visitor.open(`${path}?q=${encodeURIComponent(text)}`);
      expect(page, text).toHaveStatus(200);
      expect(page.html).not.toContain("<script>alert");
    }
  });

  test("and any other question", async ({ visitor }) => {
    for (const query of ["q=%ff%fe%00", "q[]=x", "q=river&page=1", "kind=meeting"]) {
      expect(await visitor.open(`/search?${query}`), query).toHaveStatus(200);
    }
    for (const query of ["q=a&q=b", "q=x&kind=nonsense", "q=x&year=abc", "q=river&year=99999"]) {
      expect(await visitor.open(`/search?${query}`), query).toHaveStatus(400);
    }
    for (const query of ["q=river&page=999", "q=river&page=1e9", "q=zzzqqqxx&page=2", "page=2"]) {
      expect(await visitor.open(`/search?${query}`), query).toHaveStatus(404);
    }
    expect(await visitor.open(`/search?q=${"x".repeat(9000)}`)).toHaveStatus(414);
  });
});

test("browsers are told how to search; search engines not to list what was found", async ({
  visitor,
  demo,
}) => {
  const page = await visitor.open("/search?q=river");
  expect(page.attribute('meta[name="robots"]', "content")).toMatch(/noindex/);
  const type = "application/opensearchdescription+xml";
  expect(page.attribute('link[rel="search"]', "type")).toBe(type);
  const response = await visitor.open(page.attribute('link[rel="search"]', "href") ?? "");
  expect(response.headers.get("content-type")).toContain(type);
  expect(response.html).toContain(`template="${demo.url}/search?q={searchTerms}"`);
});

test("what was offered before is not sent again, nor kept where others could be given it", async ({
  visitor,
}) => {
  const response = await visitor.request("/api/search?q=river");
  expect(response.headers.get("cache-control")).toBe("private, no-cache");
  const tag = response.headers.get("etag") ?? "";
  const again = await visitor.request("/api/search?q=river", { headers: { "if-none-match": tag } });
  expect(again.status).toBe(304);
});
