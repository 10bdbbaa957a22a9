import { expect, test } from "./support/test.ts";

test("Next's scripts run under the policy, on pages with a nonce and on prerendered ones", async ({
  page,
}) => {
  await page.goto("/sign-in");
  await page.waitForFunction(() => "next" in window);
  const response = await page.goto("/dashboard/nowhere/at/all");
  expect(response?.status()).toBeLessThan(500);
  await page.goto("/nowhere");
});
