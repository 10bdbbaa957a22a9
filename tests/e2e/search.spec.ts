import { expectAccessible, expectNarrow } from "./support/axe.ts";
import { expect, test } from "./support/test.ts";

/** Search on the sample societies. */

test("pages are offered while one types, and taken with the keyboard", async ({ page }) => {
  await page.goto("/");
  const field = page.locator("#site-search");
  // At once: what is offered for a part of it would come in between, and take the choice away.
  await field.fill("korean exp");
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
  await page.locator("#site-search").fill("river");
  await expect(page.getByRole("listbox").getByRole("option").first()).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/search\?q=river$/);
  await expect(page.locator("#search")).toHaveValue("river");
});

test("what is offered fits a small phone", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto("/search");
  await page.locator("#search").fill("river");
  await expect(page.getByRole("listbox").getByRole("option").first()).toBeVisible();
  await expectNarrow(page);
});
