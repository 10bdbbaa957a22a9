import { text, write } from "#tests/site/database.ts";
import type { Site } from "#tests/site/start.ts";
import { expect, test } from "./support/test.ts";
import type { Visitor } from "./support/visitor.ts";

/* The public pages of the sample societies. */

const INDEXES = [
  "/",
  "/meetings",
  "/calendar",
  "/archive",
  "/articles",
  "/groups",
  "/speakers",
  "/venues",
  "/topics",
  "/calendars",
  "/subscribe",
  "/newsletter",
];
const KOREA = "/meetings/building-a-revolutionary-party-the-korean-experience-2007-10-07";

/** The address of a meeting of the sample that no list shows, and what stands below it. */
function addresses(demo: Pick<Site, "dataDir">, title: string): string[] {
  const slug = text(demo, "SELECT slug FROM meetings WHERE title = ?", title);
  return ["", "/picture.png", "/calendar.ics"].map((below) => `/meetings/${slug}${below}`);
}

const meeting = async (visitor: Visitor, title: string) =>
  (await visitor.open("/meetings")).follow(title);

test("public pages set no cookie", async ({ visitor }) => {
  for (const path of [...INDEXES, KOREA]) await visitor.open(path);
  expect(visitor.cookies).toEqual({});
});

test("the meeting of 2007 is there with what there is to read", async ({ visitor }) => {
  const page = await visitor.open(KOREA);
  expect(page.heading).toBe("Building a Revolutionary Party – the Korean Experience");
  expect(page.main).toShow("Sunday 7 October 2007");
  expect(page.main).toShow("Marchmont Centre");
  expect(page.main).toShow("62nd anniversary of the founding of the Workers’ Party of Korea");
  expect(page.texts("h2, h3")).toContain("Reported in");
  const report = await page.follow("The Korean experience");
  expect(report).toShow("Reports on");
  expect((await report.follow(/Building a Revolutionary Party/)).url.pathname).toBe(KOREA);
});

test("the way goes from the home page to a meeting and its venue", async ({ visitor }) => {
  const home = await visitor.open("/");
  const page = await (await home.follow("All meetings to come")).follow("The river under the road");
  expect(page.heading).toBe("The river under the road");
  expect(page).toShow("19:00–21:00");
  const venue = await page.follow("The Old Tannery Hall");
  expect(venue.texts("h2")).toContain("What took place");
});

test("cancelled is said in words and told to machines", async ({ visitor }) => {
  const page = await meeting(visitor, "A walk along the parish boundary");
  expect(page).toShow("This meeting is cancelled");
  expect(page).toShow("The path is closed after the storm.");
  expect(page.jsonLd).toMatchObject({
    "@type": "Event",
    eventStatus: "https://schema.org/EventCancelled",
  });
});

test("a meeting tells other sites what it is", async ({ visitor, demo }) => {
  const page = await meeting(visitor, "One star, two shores");
  const address = `${demo.url}${page.url.pathname}`;
  expect(page.jsonLd).toMatchObject({
    "@context": "https://schema.org",
    name: "One star, two shores",
    url: address,
    eventAttendanceMode: "https://schema.org/MixedEventAttendanceMode",
  });
  expect(page.html).not.toContain("meet.example.org/two-shores");
  expect(page.attribute('link[rel="canonical"]', "href")).toBe(address);
  const picture = page.attribute('meta[property="og:image"]', "content") ?? "";
  const response = await visitor.request(picture);
  expect(response.headers.get("content-type")).toBe("image/png");
  expect(Buffer.from(await response.arrayBuffer()).readUInt32BE(16), "its width").toBe(1200);
});

test("what is unlisted has its page and is nowhere else; a draft is nowhere", async ({
  visitor,
  demo,
}) => {
  const lists = [...INDEXES, "/venues/the-old-tannery-hall", "/sitemap.xml", "/feeds/meetings.ics"];
  for (const path of [...lists, "/groups/fleet-valley-history-society"]) {
    const { html } = await visitor.open(path);
    expect(html, path).not.toMatch(/Committee and friends|committee-and-friends/);
    expect(html, path).not.toMatch(/brewers.{0,8} ?-?bridge/);
  }
  const unlisted = addresses(demo, "Committee and friends");
  for (const address of unlisted) expect(await visitor.open(address), address).toHaveStatus(200);
  const page = await visitor.open(unlisted[0] ?? "");
  expect(page.heading).toMatch(/^Committee and friends/);
  expect(page.attribute('meta[name="robots"]', "content")).toMatch(/noindex/);
  for (const address of addresses(demo, "The brewers’ bridge")) {
    expect(await visitor.open(address), address).toHaveStatus(404);
  }
});

test("a former address leads on, with all that stands below it", async ({ visitor, demo }) => {
  const { pathname } = (await meeting(visitor, "The river under the road")).url;
  write(
    demo,
    `INSERT INTO former_slugs (kind, slug, target_id, created_at)
     SELECT 'meeting', 'the-old-river', id, 0 FROM meetings WHERE slug = ?`,
    pathname.split("/").pop(),
  );
  for (const below of ["", "/calendar.ics", "/picture.png", "/cite/bib"]) {
    const response = await visitor.request(`/meetings/the-old-river${below}`);
    expect([301, 308], below).toContain(response.status);
    const onward = new URL(response.headers.get("location") ?? "", demo.url);
    expect(onward.pathname).toBe(`${pathname}${below}`);
  }
});

test.for(["/nothing", "/meetings/nothing", "/archive/1800", "/archive/x", "/a/b/c"])(
  "%s, where nothing is, is a 404 that helps on",
  async (path, { visitor }) => {
    const page = await visitor.open(path);
    expect(page).toHaveStatus(404);
    expect(page.heading).toBe("Nothing is at this address");
    expect(page.main.hasLink("archive")).toBe(true);
  },
);

test("the sitemap and robots.txt are of this site", async ({ visitor, demo }) => {
  const { html: sitemap } = await visitor.open("/sitemap.xml");
  expect(sitemap).toContain(`<loc>${demo.url}${KOREA}</loc>`);
  expect(sitemap).toContain("<lastmod>");
  expect(sitemap).not.toMatch(/dashboard|rsvps\//);
  const given = await visitor.request("/sitemap.xml");
  expect(given.headers.get("content-type")).toBe("application/xml; charset=utf-8");
  await given.body?.cancel();
  const tag = given.headers.get("etag") ?? "";
  const again = await visitor.request("/sitemap.xml", { headers: { "if-none-match": tag } });
  expect(again.status).toBe(304);
  const { html: robots } = await visitor.open("/robots.txt");
  expect(robots).toContain(`Sitemap: ${demo.url}/sitemap.xml`);
});
