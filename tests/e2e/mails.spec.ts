import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/axe.ts";
import { expect, test } from "./support/test.ts";

/* What owners and site admins do about mails: their words, and the server that sends them. */

const EMAIL = "mail-owner@example.org";
const PASSWORD = "a desk with a postbox";

test.use({ settings: { OWNER_EMAIL: EMAIL, OWNER_PASSWORD: PASSWORD } });

async function signIn(page: Page, to: string) {
  await page.goto(`/sign-in?callbackUrl=${encodeURIComponent(to)}`);
  await page.getByLabel("E-mail").first().fill(EMAIL);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL(new RegExp(to));
}

/** Opens the words of one mail of a society. */
async function openWords(page: Page, mail: string) {
  await signIn(page, "/dashboard/groups");
  await page.getByRole("link", { name: "Fleet Valley History Society", exact: true }).click();
  await page.getByRole("link", { name: "Words of the mails" }).click();
  await page.getByRole("link", { name: mail }).click();
  await expect(page.getByRole("heading", { level: 1, name: mail })).toBeVisible();
}

test("a mail is seen as its words are typed, and says them once they are saved", async ({
  page,
}) => {
  await openWords(page, "Somebody has sent apologies");
  const preview = page.frameLocator("iframe");
  await expect(preview.getByText("We hope to see you another time.")).toBeVisible();
  const above = page.getByLabel("Above the facts");
  await above.fill("Dear {name}, what a pity. {nobody}");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.locator("#intro-error")).toContainText("“{nobody}” cannot be filled in here");
  await above.fill("Dear {name}, what a pity.");
  await expect(preview.getByText("Dear Ann Webb, what a pity.")).toBeVisible();
  // The checker's script cannot run in the preview's frame, which allows none.
  await expectAccessible(page, "form");
  await page.getByRole("button", { name: "Save" }).click();
  await page.waitForURL(/done=saved/);
  await expect(above).toHaveValue("Dear {name}, what a pity.");
  await page.getByRole("link", { name: "words of the mails" }).click();
  await expect(page.getByRole("cell", { name: "Your own" })).toHaveCount(1);
  await expectAccessible(page);
});
