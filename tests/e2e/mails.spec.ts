import { expectAccessible } from "./support/axe.ts";
import { expect, deskTest as test } from "./support/test.ts";

/* Mails that are seen as their words are typed. */

test("a mail is seen as its words are typed, and says them once they are saved", async ({
  page,
}) => {
  const mail = "Somebody has sent apologies";
  await page.goto("/dashboard/groups");
  await page.getByRole("link", { name: "North Quay Astronomers", exact: true }).click();
  await page.getByRole("link", { name: "Words of the mails" }).click();
  await page.getByRole("link", { name: mail }).click();
  await expect(page.getByRole("heading", { level: 1, name: mail })).toBeVisible();
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
});

test("news for subscribers is seen as its words are typed", async ({ page }) => {
  await page.goto("/dashboard/newsletter/new?kind=update");
  // The preview follows once the page's scripts run; until then a button asks for it.
  await expect(page.getByRole("button", { name: "Preview" })).toBeHidden();
  await page.getByLabel("Subject").fill("Helpers wanted");
  await page.getByLabel("What you want to say").fill("Bring a **friend**.");
  await expect(page.locator("iframe")).toHaveAttribute("srcdoc", /<strong>friend<\/strong>/);
  await expect(page.locator("iframe")).toHaveAttribute("srcdoc", /Helpers wanted/);
});
