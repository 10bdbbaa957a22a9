import type { Page } from "@playwright/test";
import { write } from "#tests/site/database.ts";
import { expectAccessible, expectNarrow } from "./support/axe.ts";
import { expect, test } from "./support/test.ts";

/** The public pages on the sample society. */

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

/** The addresses of `folder` that a page links to. */
async function linksOn(page: Page, path: string, folder: string): Promise<string[]> {
  await page.goto(path);
  const links = await page
    .locator(`main a[href^="/${folder}/"]`)
    .evaluateAll((anchors) => anchors.map((anchor) => anchor.getAttribute("href") ?? ""));
  return [...new Set(links)].filter((link) => !link.endsWith(".ics"));
}

/** One of each kind of page, and every meeting that is to come. */
async function somePages(page: Page): Promise<string[]> {
  const kinds = await Promise.resolve([
    ...(await linksOn(page, "/meetings", "meetings")),
    ...(await linksOn(page, "/archive", "archive")).slice(0, 1),
    ...(await linksOn(page, "/archive", "series")).slice(0, 1),
    ...(await linksOn(page, "/publications/the-culvert", "publications")).slice(0, 1),
    ...(await linksOn(page, "/articles", "articles")).slice(0, 2),
    ...(await linksOn(page, "/articles", "publications")).slice(0, 1),
    ...(await linksOn(page, "/groups", "groups")).slice(0, 2),
    ...(await linksOn(page, "/speakers", "speakers")).slice(0, 1),
    ...(await linksOn(page, "/venues", "venues")).slice(0, 1),
    ...(await linksOn(page, KOREA, "topics")).slice(0, 1),
  ]);
  const narrowed = ["/meetings?topic=maps", "/archive?group=friends-of-korea&topic=maps"];
  return [...INDEXES, ...narrowed, KOREA, "/calendar/2031-02", "/nothing-is-here", ...kinds];
}

async function meetingCalled(page: Page, title: string | RegExp): Promise<string> {
  await page.goto("/meetings");
  const link = page.getByRole("link", { name: title });
  return (await link.getAttribute("href")) ?? "";
}

test("every public page can be used by everybody, fits a small phone and asks no other site", async ({
  page,
  site,
}) => {
  test.setTimeout(300_000);
  const foreign: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(site.url) && !request.url().startsWith("data:")) {
      foreign.push(request.url());
    }
  });
  for (const path of await somePages(page)) {
    await page.goto(path);
    await expectAccessible(page);
    await expectNarrow(page);
  }
  expect(foreign).toEqual([]);
});

test("public pages set no cookie", async ({ page, context }) => {
  for (const path of [...INDEXES, KOREA]) await page.goto(path);
  expect(await context.cookies()).toEqual([]);
});

test("the meeting of 2007 is there with what there is to read", async ({ plainPage: page }) => {
  await page.goto(KOREA);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "Building a Revolutionary Party – the Korean Experience",
  );
  const main = page.getByRole("main");
  await expect(main).toContainText("Sunday 7 October 2007");
  await expect(main).toContainText("Marchmont Centre");
  await expect(main).toContainText(
    "62nd anniversary of the founding of the Workers’ Party of Korea",
  );
  await expect(page.getByRole("heading", { name: "Reported in" })).toBeVisible();
  await page.getByRole("link", { name: "The Korean experience", exact: true }).click();
  await expect(page.getByText("Reports on")).toBeVisible();
  await page.getByRole("link", { name: /Building a Revolutionary Party/ }).click();
  await expect(page).toHaveURL(new RegExp(`${KOREA}$`));
});

test("the way from the home page to a meeting goes without scripts", async ({
  plainPage: page,
}) => {
  await page.goto("/");
  await page.getByRole("link", { name: "All meetings to come" }).click();
  await page.getByRole("link", { name: "The river under the road" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("The river under the road");
  await expect(page.getByText("19:00–21:00")).toBeVisible();
  await page.getByRole("link", { name: "The Old Tannery Hall" }).click();
  await expect(page.getByRole("heading", { name: "What took place" })).toBeVisible();
});

test("cancelled is said in words and told to machines", async ({ page }) => {
  const path = await meetingCalled(page, "A walk along the parish boundary");
  await page.goto(path);
  await expect(page.getByText("This meeting is cancelled", { exact: true })).toBeVisible();
  await expect(page.getByText("The path is closed after the storm.")).toBeVisible();
  const data = await jsonLd(page);
  expect(data).toMatchObject({
    "@type": "Event",
    eventStatus: "https://schema.org/EventCancelled",
  });
});

async function jsonLd(page: Page): Promise<Record<string, unknown>> {
  const text = await page.locator('script[type="application/ld+json"]').textContent();
  return JSON.parse(text ?? "null");
}

test("a meeting tells other sites what it is", async ({ page, request, site }) => {
  const path = await meetingCalled(page, "One star, two shores");
  await page.goto(path);
  expect(await jsonLd(page)).toMatchObject({
    "@context": "https://schema.org",
    name: "One star, two shores",
    url: `${site.url}${path}`,
    eventAttendanceMode: "https://schema.org/MixedEventAttendanceMode",
  });
  expect(await page.content()).not.toContain("meet.example.org/two-shores");
  const canonical = page.locator('link[rel="canonical"]');
  await expect(canonical).toHaveAttribute("href", `${site.url}${path}`);
  const picture = await page.locator('meta[property="og:image"]').getAttribute("content");
  const answer = await request.get(picture ?? "");
  expect(answer.headers()["content-type"]).toBe("image/png");
  expect((await answer.body()).readUInt32BE(16)).toBe(1200);
});

test("what is unlisted has its page and is nowhere else; a draft is nowhere", async ({
  page,
  request,
}) => {
  const day = /^Committee and friends/;
  const lists = [...INDEXES, "/venues/the-old-tannery-hall", "/sitemap.xml", "/feeds/meetings.ics"];
  for (const path of [...lists, "/groups/fleet-valley-history-society"]) {
    const text = await (await request.get(path)).text();
    expect(text, path).not.toMatch(/Committee and friends|committee-and-friends/);
    expect(text, path).not.toMatch(/brewers.{0,8} ?-?bridge/);
  }
  const slugs = await datesAhead("committee-and-friends", 8);
  const found = await firstThatAnswers(page, slugs);
  expect(found, "the unlisted meeting's page").toBeTruthy();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(day);
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute("content", /noindex/);
  for (const path of await datesAhead("the-brewers-bridge", 60)) {
    for (const address of [path, `${path}/picture.png`, `${path}/calendar.ics`]) {
      expect((await request.get(address)).status(), address).toBe(404);
    }
  }
});

/** The sample's addresses end in the day, counted from the day of seeding in London. */
async function datesAhead(slug: string, days: number): Promise<string[]> {
  return [days - 1, days, days + 1].map((ahead) => {
    const day = new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
    return `/meetings/${slug}-${day}`;
  });
}

async function firstThatAnswers(page: Page, paths: string[]): Promise<string | null> {
  for (const path of paths) {
    const answer = await page.goto(path);
    if (answer?.ok()) return path;
  }
  return null;
}

test("a former address leads on, with all that stands below it", async ({
  request,
  page,
  site,
}) => {
  await page.goto("/meetings");
  const link = page.getByRole("link", { name: "The river under the road" });
  const path = (await link.getAttribute("href")) ?? "";
  write(
    site,
    `INSERT INTO former_slugs (kind, slug, target_id, created_at)
     SELECT 'meeting', 'the-old-river', id, 0 FROM meetings WHERE slug = ?`,
    path.split("/").pop(),
  );
  for (const below of ["", "/calendar.ics", "/picture.png", "/cite/bib"]) {
    const answer = await request.get(`/meetings/the-old-river${below}`, { maxRedirects: 0 });
    expect([301, 308], below).toContain(answer.status());
    expect(new URL(answer.headers().location ?? "", site.url).pathname).toBe(`${path}${below}`);
  }
});

test("an address where nothing is answers 404 and helps on", async ({ page }) => {
  for (const path of ["/nothing", "/meetings/nothing", "/archive/1800", "/archive/x", "/a/b/c"]) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Nothing is at this address");
    await expect(page.getByRole("main").getByRole("link", { name: "archive" })).toBeVisible();
  }
});

test("the sitemap and robots.txt are of this site", async ({ request, site }) => {
  const sitemap = await (await request.get("/sitemap.xml")).text();
  expect(sitemap).toContain(`<loc>${site.url}${KOREA}</loc>`);
  expect(sitemap).toContain("<lastmod>");
  expect(sitemap).not.toMatch(/dashboard|rsvps\//);
  const robots = await (await request.get("/robots.txt")).text();
  expect(robots).toContain(`Sitemap: ${site.url}/sitemap.xml`);
});

test("a meeting prints as a handbill: no navigation, a code to scan", async ({ page }) => {
  await page.goto(KOREA);
  const code = page.locator("article svg").last();
  await expect(code).toBeHidden();
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await expect(code).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Main" })).toBeHidden();
  const [paper, ink] = await page.evaluate(() => {
    const style = getComputedStyle(document.body);
    return [style.backgroundColor, style.color];
  });
  expect([paper, ink]).toEqual(["rgb(255, 255, 255)", "rgb(0, 0, 0)"]);
});

test("the times are said by the visitor's clock too, where it differs", async ({
  browser,
  site,
}) => {
  const away = await browser.newContext({ baseURL: site.url, timezoneId: "Asia/Tokyo" });
  const page = await away.newPage();
  await page.goto(KOREA);
  await expect(page.getByText(/^By your clock: .*22:00/)).toBeVisible();
  await away.close();
});

test("the skip link leads to the content", async ({ page }) => {
  await page.goto("/meetings");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("#content")).toBeFocused();
});

/** Kilobytes of JavaScript that the page has loaded so far, as they came over the wire. */
function countScripts(page: Page): () => Promise<number> {
  const sizes: Promise<number>[] = [];
  page.on("requestfinished", (request) => {
    if (request.resourceType() !== "script") return;
    sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
  });
  return async () => (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) / 1024;
}

/** What a public page may send at most, everything in it, in kilobytes. */
const BUDGET = 130;

test("public pages load no script of React or Next, also after a form was used", async ({
  page,
}) => {
  test.setTimeout(120_000);
  const kilobytes = countScripts(page);
  const loaded: string[] = [];
  page.on("request", (request) => {
    if (request.resourceType() === "script") loaded.push(new URL(request.url()).pathname);
  });
  for (const path of await somePages(page)) {
    await page.goto(path, { waitUntil: "networkidle" });
    expect(await kilobytes(), path).toBeLessThan(BUDGET);
  }
  for (const title of [
    "The river under the road",
    /Water, work and worship/,
    "One star, two shores",
  ]) {
    await page.goto(await meetingCalled(page, title));
    await page.getByLabel("Name (required)").pressSequentially("Ada");
    await page.getByRole("button", { name: /Send my RSVP|Join the waiting list/ }).click();
    await expect(page.getByRole("form", { name: "RSVP" }).getByRole("alert")).toBeFocused();
    await page.waitForLoadState("networkidle");
    expect(await kilobytes(), String(title)).toBeLessThan(BUDGET);
  }
  // What there is is ours, and small.
  expect([...new Set(loaded)].sort()).toEqual(["/rsvp-form/proof.js", "/rsvp-form/questions.js"]);
  expect(await kilobytes()).toBeLessThan(BUDGET / 10);
});

test("what is wrong is said at the head of the form, and what was typed is kept", async ({
  page,
}) => {
  await page.goto(await meetingCalled(page, "The river under the road"));
  await page.getByLabel("Name (required)").fill("Ada Lovelace");
  const before = page.url();
  await page.getByRole("button", { name: "Send my RSVP" }).click();
  const said = page.getByRole("form", { name: "RSVP" }).getByRole("alert");
  await expect(said).toBeFocused();
  await expect(said).toBeInViewport();
  await expect(page.getByLabel("Name (required)")).toHaveValue("Ada Lovelace");
  expect(page.url().replace("#rsvp", "")).toBe(before);
  await said.getByRole("link", { name: "Enter your e-mail address." }).click();
  await expect(page.getByRole("form", { name: "RSVP" }).getByLabel("E-mail")).toBeFocused();
});

test("an address of a calendar is copied by a press", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/calendars");
  await page.getByRole("button", { name: /Copy address of the calendar: All meetings/ }).click();
  await expect(page.getByText("Copied.")).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/\/feeds\/meetings\.ics$/);
});

test("without scripts nothing is offered that needs them", async ({ plainPage: page }) => {
  await page.goto("/calendars");
  await expect(page.getByLabel(/Address of the calendar: All meetings/)).toBeVisible();
  await expect(page.getByRole("button", { name: /Copy address/ })).toHaveCount(0);
});
