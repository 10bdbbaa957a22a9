import type { Page } from "@playwright/test";
import { demo, expect, test } from "./support/test.ts";

/** The public pages on the sample society. */

const KOREA = "/meetings/building-a-revolutionary-party-the-korean-experience-2007-10-07";

async function meetingCalled(page: Page, title: string | RegExp): Promise<string> {
  await page.goto("/meetings");
  const link = page.getByRole("link", { name: title });
  return (await link.getAttribute("href")) ?? "";
}

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

test("the times are said by the visitor's clock too, where it differs", async ({ browser }) => {
  const away = await browser.newContext({ baseURL: demo.url, timezoneId: "Asia/Tokyo" });
  const page = await away.newPage();
  await page.goto("/meetings");
  await page.getByRole("link", { name: "The river under the road" }).first().click();
  // 19:00 in London.
  await expect(page.getByText(/^By your clock: .*04:00/)).toBeVisible();
  // What is over is of its own place and time.
  await page.goto(KOREA);
  await expect(page.getByText(/^By your clock/)).toHaveCount(0);
  await away.close();
});

test("the skip link leads to the content", async ({ page }) => {
  await page.goto("/meetings");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("#content")).toBeFocused();
});

test("no script of React or Next is loaded, also after a form was used", async ({ page }) => {
  const loaded = new Set<string>();
  page.on("request", (request) => {
    if (request.resourceType() === "script") loaded.add(new URL(request.url()).pathname);
  });
  for (const title of [
    "The river under the road",
    /Water, work and worship/,
    "One star, two shores",
  ]) {
    await page.goto(await meetingCalled(page, title));
    await page.getByLabel("Name (required)").pressSequentially("Ada");
    await page.getByRole("button", { name: /Send my RSVP|Join the waiting list/ }).click();
    await expect(page.getByRole("form", { name: "RSVP" }).getByRole("alert")).toBeFocused();
  }
  expect([...loaded].sort()).toEqual(["/rsvp-form/proof.js", "/rsvp-form/questions.js"]);
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
