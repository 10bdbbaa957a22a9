import type { Page } from "@playwright/test";
import { expect, test } from "./support/test.ts";

/** The public lists of the sample societies: choices, calendar, archive, how meetings stand. */

const titles = (page: Page) =>
  page.getByRole("main").locator("ol > li").getByRole("heading").allTextContents();

test("a list is narrowed, step by step and back, without scripts", async ({ plainPage: page }) => {
  await page.goto("/meetings");
  const all = await titles(page);
  const choose = async (label: string, option: RegExp) => {
    if (!(await page.getByLabel(label).isVisible())) await page.getByText("Filter").click();
    const choice = page.getByLabel(label).getByRole("option", { name: option });
    await page.getByLabel(label).selectOption(await choice.getAttribute("value"));
    const leaves = Number(/\((\d+)\)$/.exec((await choice.textContent()) ?? "")?.[1]);
    await page.getByRole("button", { name: "Show these meetings" }).click();
    expect(await titles(page)).toHaveLength(leaves);
  };
  await choose("Topic", /^Astronomy/);
  expect(await titles(page)).toEqual(["What can be seen next month", "One star, two shores"]);
  await choose("How to take part", /^In person \(/);
  expect(await titles(page)).toEqual(["One star, two shores"]);
  expect(new URL(page.url()).searchParams.get("topic")).toBe("astronomy");
  expect(new URL(page.url()).searchParams.get("attendance")).toBe("in-person");
  await page.getByRole("link", { name: /Do not filter by topic/ }).click();
  await expect(page.getByRole("status")).toContainText("meetings");
  await page.getByRole("link", { name: /Do not filter by how to take part/ }).click();
  expect(await titles(page)).toEqual(all);
  expect(page.url()).not.toContain("?");
});

test("an address says only what was chosen", async ({ page }) => {
  await page.goto("/meetings");
  await page.getByText("Filter").click();
  await page.getByLabel("Topic").selectOption("maps");
  await page.getByRole("button", { name: "Show these meetings" }).click();
  await expect(page).toHaveURL(/\/meetings\?topic=maps$/);
});

test("what leaves nothing says so and leads on; nonsense asks for nothing", async ({ page }) => {
  await page.goto("/meetings?topic=astronomy&venue=the-old-tannery-hall");
  await expect(page.getByRole("main")).toContainText("No meeting to come is like this");
  await page.getByRole("link", { name: /Do not filter by venue/ }).click();
  await expect(page.getByRole("main").locator("ol > li").first()).toBeVisible();
  for (const odd of [
    "?topic=%27%22%3Cx%3E",
    "?topic=maps&topic=x",
    "?page=-1",
    "?page=1e9",
    "?attendance=x",
  ]) {
    const answer = await page.goto(`/meetings${odd}`);
    expect(answer?.status(), odd).toBe(200);
    await expect(page.getByRole("main").locator("ol > li").first(), odd).toBeVisible();
  }
});

test("the calendar goes from month to month, with a table for the eyes and the ears", async ({
  plainPage: page,
}) => {
  await page.goto("/calendar");
  const month = await page.getByRole("heading", { level: 1 }).textContent();
  const table = page.getByRole("table", { name: month ?? "" });
  await expect(table.getByRole("columnheader")).toHaveCount(7);
  const today = table.locator('td[aria-current="date"]');
  await expect(today).toContainText("Today");
  await expect(today.getByRole("link", { name: /Exhibition: maps from the drawer/ })).toBeVisible();
  await page.locator('a[rel="next"]').click();
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText(month ?? "");
  await page.locator('a[rel="prev"]').click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(month ?? "");
  await page.goto("/calendar/2031-02");
  await expect(page.getByRole("main")).toContainText("No meeting in February 2031");
  await page.goto("/calendar/2008-01");
  await page.getByRole("main").getByRole("link", { name: "October 2007" }).click();
  await expect(
    page.getByRole("table").getByRole("link", { name: /Korean Experience/ }),
  ).toBeVisible();
  for (const wrong of ["/calendar/2026-13", "/calendar/1899-12", "/calendar/x"]) {
    expect((await page.goto(wrong))?.status(), wrong).toBe(404);
  }
});

test("on a phone the month is a list of its days", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 700 });
  await page.goto("/calendar/2007-10");
  await expect(page.getByRole("table")).toBeHidden();
  expect(await titles(page)).toEqual(["Building a Revolutionary Party – the Korean Experience"]);
});

test("the archive opens by year and by series", async ({ plainPage: page }) => {
  await page.goto("/archive");
  await page.getByRole("navigation", { name: "Series" }).getByRole("link").first().click();
  await expect(page.getByRole("heading", { name: "What took place" })).toBeVisible();
  await page.goto("/archive?group=friends-of-korea");
  await page.getByRole("navigation", { name: "Years" }).getByRole("link", { name: /2007/ }).click();
  await expect(page).toHaveURL(/\/archive\/2007\?group=friends-of-korea$/);
  expect(await titles(page)).toEqual(["Building a Revolutionary Party – the Korean Experience"]);
});

test("topics lead to their meetings", async ({ plainPage: page }) => {
  await page.goto("/topics");
  await page.getByRole("main").getByRole("link", { name: /^Maps/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Maps");
});

test("how meetings stand is plain in the list and on their pages", async ({ plainPage: page }) => {
  await page.goto("/meetings");
  const line = (title: string) => page.locator("ol > li").filter({ hasText: title });
  const stands: [title: string, list: string, here: string][] = [
    ["Exhibition: maps from the drawer", "Happening now", "Happening now"],
    ["Moths by lamplight", "Full: join the waiting list", "Full: join the waiting list"],
    ["A walk along the parish boundary", "Cancelled", "This meeting is cancelled"],
    ["Mosses of the north face", "Postponed", "This meeting is postponed"],
    ["What can be seen next month", "Online", "Online"],
    ["One star, two shores", "In person and online", "In person and online"],
  ];
  for (const [title, list, here] of stands) {
    await page.goto("/meetings");
    await expect(line(title).getByText(list, { exact: true })).toBeVisible();
    await line(title).getByRole("link").click();
    await expect(page.getByRole("main").getByText(here, { exact: true }).first()).toBeVisible();
  }
});

test("the visitor's own times in a list move nothing", async ({ browser, site }) => {
  const away = await browser.newContext({ baseURL: site.url, timezoneId: "Asia/Tokyo" });
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
  await page.goto("/meetings", { waitUntil: "networkidle" });
  await expect(page.getByText(/by your clock .*Mon.*04:00/).first()).toBeVisible();
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
