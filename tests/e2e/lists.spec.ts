import type { Page } from "@playwright/test";
import { demo, expect, test } from "./support/test.ts";

/** The public lists of the sample societies: choices, calendar, archive, how meetings stand. */

const titles = (page: Page) =>
  page.getByRole("main").locator("ol > li").getByRole("heading").allTextContents();

test("an address says only what was chosen", async ({ page }) => {
  await page.goto("/meetings");
  await page.getByText("Filter").click();
  await page.getByLabel("Topic").selectOption("maps");
  await page.getByRole("button", { name: "Show these meetings" }).click();
  await expect(page).toHaveURL(/\/meetings\?topic=maps$/);
});

test("on a phone the month is a list of its days", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 700 });
  await page.goto("/calendar/2007-10");
  await expect(page.getByRole("table")).toBeHidden();
  expect(await titles(page)).toEqual(["Building a Revolutionary Party – the Korean Experience"]);
});

test("the visitor's own times in a list move nothing", async ({ browser }) => {
  const away = await browser.newContext({ baseURL: demo.url, timezoneId: "Asia/Tokyo" });
  const page = await away.newPage();
  await page.addInitScript(() => {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) {
        document.documentElement.dataset.shift = String(
          Number(document.documentElement.dataset.shift ?? 0) + entry.value,
        );
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto("/meetings");
  await expect(page.getByText(/by your clock .*Mon.*04:00/).first()).toBeVisible();
  // A shift is told after the frame that shows it.
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
  expect(Number(await page.locator("html").getAttribute("data-shift"))).toBe(0);
  await away.close();
});

test("every page has its printer-friendly version a press away, without scripts", async ({
  plainPage: page,
}) => {
  for (const path of ["/", "/meetings", "/archive", "/articles", "/calendar", "/nothing"]) {
    await page.goto(path);
    await page.getByRole("link", { name: "Printer-friendly version" }).click();
    await expect(page.getByRole("navigation", { name: "Main" }), path).toBeHidden();
    await expect(page.getByRole("contentinfo"), path).toBeHidden();
    await expect(page.getByRole("heading", { level: 1 }), path).toBeVisible();
    await page.getByRole("link", { name: "Back to the page" }).click();
    await expect(page.getByRole("navigation", { name: "Main" }), path).toBeVisible();
  }
});

test("a sheet says what it leaves out", async ({ plainPage: page }) => {
  await page.goto("/meetings?topic=rivers#paper");
  await expect(page.getByRole("main")).toContainText(/2 meetings\s*.*Rivers/);
  await expect(page.getByText("2 meetings")).toBeVisible();
  await expect(page.getByRole("button", { name: "Show these meetings" })).toBeHidden();
  await page.goto("/search?q=river#paper");
  await expect(page.getByText("For “river”")).toBeVisible();
});

test("a meeting fits on one sheet, however much is on its programme", async ({ page }) => {
  await page.goto("/meetings");
  for (const title of ["The river under the road", /^Water, work and worship/]) {
    await page.goto("/meetings");
    await page.getByRole("link", { name: title }).click();
    const sheet = await page.pdf({ format: "A4" });
    expect(sheet.toString("latin1").match(/\/Type \/Page\b/g), String(title)).toHaveLength(1);
  }
});
