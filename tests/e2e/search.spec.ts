import { expectAccessible, expectNarrow } from "./support/axe.ts";
import { expect, test } from "./support/test.ts";

/** Search on the sample societies. */

const KOREA = "/meetings/building-a-revolutionary-party-the-korean-experience-2007-10-07";

test("a meeting is found without scripts, from any page", async ({ plainPage: page }) => {
  await page.goto("/archive");
  await page.getByRole("searchbox", { name: "Search the site" }).fill("korean experience");
  await page.getByRole("button", { name: "Search" }).click();
  await expect(page).toHaveURL(/\/search\?q=korean\+experience$/);
  await expect(page.getByText(/^\d+ results$/)).toBeVisible();
  await page
    .getByRole("navigation", { name: "Kind" })
    .getByRole("link", { name: /^Meetings/ })
    .click();
  const result = page.getByRole("main").getByRole("listitem").filter({ hasText: "Sun 7 Oct 2007" });
  await expect(result.locator("mark").first()).toHaveText(/^korean$/i);
  await result.getByRole("link").click();
  await expect(page).toHaveURL(new RegExp(`${KOREA}$`));
});

test("a typo, an accent and a capital do no harm", async ({ plainPage: page }) => {
  await page.goto("/search?q=REVOLUTIONNARY+PÂRTY");
  await expect(page.getByRole("link", { name: "revolutionary pârty", exact: true })).toBeVisible();
  await expect(
    page.getByRole("link", { name: /^Building a Revolutionary Party/ }).first(),
  ).toBeVisible();
});

test("where nothing is found, the page helps on", async ({ plainPage: page }) => {
  await page.goto("/search?q=zzzqqqxx");
  await expect(page.getByText("Nothing was found for “zzzqqqxx”")).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "archive" }).click();
  await expect(page).toHaveURL(/\/archive$/);
});

test("a long text is said again in short", async ({ plainPage: page }) => {
  await page.goto(`/search?q=${"zq".repeat(250)}`);
  await expect(page.getByText(`Nothing was found for “${"zq".repeat(30)}…”`)).toBeVisible();
  expect((await page.title()).length).toBeLessThan(100);
});

test("pages are offered while one types, and taken with the keyboard", async ({ page }) => {
  await page.goto("/");
  const field = page.locator("#site-search");
  await field.pressSequentially("korean exp", { delay: 30 });
  const offers = page.getByRole("listbox", { name: "Pages found" });
  const first = offers.getByRole("option").first();
  await expect(first).toBeVisible();
  await expect(field).toHaveAttribute("aria-expanded", "true");
  await field.press("ArrowDown");
  await expect(first).toHaveAttribute("aria-selected", "true");
  await expect(field).toHaveAttribute(
    "aria-activedescendant",
    (await first.getAttribute("id")) ?? "",
  );
  await expectAccessible(page);
  await field.press("Escape");
  await expect(offers).toBeHidden();
  await expect(field).toHaveValue("korean exp");
  await field.press("ArrowUp");
  await expect(offers.getByRole("option").last()).toHaveAttribute("aria-selected", "true");
  await field.press("ArrowDown");
  await field.press("ArrowDown");
  const title = (await first.locator("span").first().textContent()) ?? "";
  await field.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
});

test("Enter without a choice searches for what was typed", async ({ page }) => {
  await page.goto("/meetings");
  await page.locator("#site-search").pressSequentially("river", { delay: 30 });
  await expect(page.getByRole("listbox").getByRole("option").first()).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/search\?q=river$/);
  await expect(page.locator("#search")).toHaveValue("river");
});

test("everybody can use it, and on a small phone", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  for (const query of ["", "?q=meeting", "?q=meeting&kind=meeting", "?q=anniversery", "?q=zzzqq"]) {
    await page.goto(`/search${query}`);
    await expectAccessible(page);
    await page.locator("#search").press("End");
    await page.locator("#search").pressSequentially(" ri", { delay: 20 });
    await expectNarrow(page);
  }
});

test("what is not public is not found", async ({ request }) => {
  for (const text of ["committee and friends", "brewers bridge", "committee-and-fri"]) {
    for (const path of ["/search", "/api/search"]) {
      const answer = await request.get(path, { params: { q: text } });
      // What was asked is said again; the title and the addresses would come from the database.
      expect(await answer.text()).not.toMatch(
        /Committee and friends|committee-and-friends-2|brewers-bridge/,
      );
    }
  }
});

test("any text at all gets an answer", async ({ request }) => {
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
  for (const text of texts) {
    for (const path of ["/search", "/api/search"]) {
      const answer = await request.get(path, { params: { q: text } });
      expect(answer.status(), `${path} ${text}`).toBe(200);
      expect(await answer.text()).not.toContain("<script>alert");
    }
  }
  for (const query of [
    "q=%ff%fe%00",
    "q=a&q=b",
    "q[]=x",
    "q=x&kind=nonsense&year=abc&page=-5",
    "q=river&page=1e9",
    "q=river&year=99999",
    "kind=meeting",
  ]) {
    expect((await request.get(`/search?${query}`)).status(), query).toBe(200);
  }
  expect((await request.get(`/search?q=${"x".repeat(9000)}`)).status()).toBe(414);
});

test("browsers are told how to search; search engines not to list what was found", async ({
  page,
  request,
  site,
}) => {
  await page.goto("/search?q=river");
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute("content", /noindex/);
  const link = page.locator('link[rel="search"]');
  await expect(link).toHaveAttribute("type", "application/opensearchdescription+xml");
  const answer = await request.get((await link.getAttribute("href")) ?? "");
  expect(answer.headers()["content-type"]).toContain("application/opensearchdescription+xml");
  expect(await answer.text()).toContain(`template="${site.url}/search?q={searchTerms}"`);
});

test("what was offered before is not sent again, nor kept where others could be given it", async ({
  request,
}) => {
  const answer = await request.get("/api/search?q=river");
  expect(answer.headers()["cache-control"]).toBe("private, no-cache");
  const etag = answer.headers().etag ?? "";
  const again = await request.get("/api/search?q=river", { headers: { "if-none-match": etag } });
  expect(again.status()).toBe(304);
});
