import { expectAccessible } from "./support/axe.ts";
import { expect, test } from "./support/test.ts";

test("what is wrong with a sign-up is said accessibly, and mended", async ({ page, mailbox }) => {
  const email = "everybody@example.org";
  await page.goto("/subscribe");
  const form = page.locator("#sign-up");
  await form.getByRole("button", { name: "Keep me informed" }).click();
  await expect(form.getByRole("alert")).toBeVisible();
  await expectAccessible(page);
  await form.getByLabel("E-mail").fill(email);
  await form.getByLabel("Friends of Korea").check();
  await form.getByRole("button", { name: "Keep me informed" }).click();
  await page.goto((await mailbox.waitFor(email)).link("/subscribe/confirm/"));
  await page.getByRole("button", { name: "Yes, subscribe me" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are subscribed");
});
