import type { Page } from "@playwright/test";
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
  test.setTimeout(900_000);
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
  test.setTimeout(300_000);
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
