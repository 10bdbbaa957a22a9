import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/axe.ts";
import { expect, test } from "./support/test.ts";

/* Replying to a meeting of the sample society, with scripts. */

/** The address of a listed meeting, found as a visitor finds it. */
async function addressOf(page: Page, title: string): Promise<string> {
  await page.goto("/meetings");
  const href = await page.getByRole("link", { name: title }).first().getAttribute("href");
  if (!href) throw new Error(`no meeting called ${title}`);
  return href;
}

test("the form is sent and its thanks are read by keyboard alone", async ({ page, mailbox }) => {
  await page.goto(await addressOf(page, "The river under the road"));
  await page.getByLabel("Name").first().focus();
  await page.keyboard.type("Bea Sorrel");
  await page.keyboard.press("Tab");
  await page.keyboard.type("bea.sorrel@example.org");
  await page.keyboard.press("Enter");
  await expect(page.getByText("bea.sorrel@example.org").first()).toBeVisible();
  await expect(page.getByRole("heading", { name: "Thank you, Bea Sorrel" })).toBeFocused();
  await expectAccessible(page);
  const mail = await mailbox.waitFor("bea.sorrel@example.org");
  expect(mail.html).toBeTruthy();
  expect(mail.text).toContain("/rsvps/");
});

test("a form is sent once, however often its button is pressed, and says that it is on its way", async ({
  page,
}) => {
  await page.goto(await addressOf(page, "The river under the road"));
  await page.getByLabel("Name").first().fill("Cora Moss");
  await page.getByLabel("E-mail").first().fill("cora.moss@example.org");
  const button = page.getByRole("button", { name: "Send my RSVP" });
  const seen = await button.evaluate((pressed: HTMLButtonElement) => {
    let sent = 0;
    pressed.form?.addEventListener("submit", () => {
      sent += 1;
    });
    pressed.click();
    pressed.click();
    return { sent, says: pressed.textContent, disabled: pressed.ariaDisabled };
  });
  expect(seen).toEqual({ sent: 1, says: "Sending…", disabled: "true" });
  await expect(page.getByText("Thank you, Cora Moss")).toBeVisible();
  await page.goBack();
  await expect(button).toBeEnabled();
});

test("who goes on from a form's errors and comes back finds them, and what was typed", async ({
  page,
  plainPage,
}) => {
  for (const browser of [page, plainPage]) {
    await browser.goto(await addressOf(browser, "The river under the road"));
    await browser.getByLabel("Name").first().fill("Dan Rook");
    await browser.getByRole("button", { name: "Send my RSVP" }).click();
    await expect(browser.getByText("Enter your e-mail address").first()).toBeVisible();
    await browser.goto("/articles");
    await browser.goBack();
    await expect(browser.getByText("Enter your e-mail address").first()).toBeVisible();
    await expect(browser.getByLabel("Name").first()).toHaveValue("Dan Rook");
  }
});
