import { expect, test } from "./support/test.ts";

/* Nothing that can be pressed moves under a finger. */

const EMAIL = "desk-owner@example.org";
const PASSWORD = "a desk with two drawers";

test.use({
  settings: { OWNER_EMAIL: EMAIL, OWNER_PASSWORD: PASSWORD },
  viewport: { width: 360, height: 740 },
  hasTouch: true,
});

test("every button of a bar that stays in sight is hit by a tap right after typing", async ({
  page,
}) => {
  await page.goto("/sign-in?callbackUrl=%2Fdashboard%2Fmeetings%2Fnew");
  await page.getByLabel("E-mail").first().fill(EMAIL);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL(/meetings\/new/);

  const bar = page.locator("form div").filter({ has: page.getByRole("button") });
  const sticky = bar.and(page.locator(".sticky"));
  for (const [button, done] of [
    ["Save the draft", /done=created/],
    ["Save and put it on", /done=published/],
    ["Save", /done=saved/],
  ] as const) {
    // The last is of the meeting that the one before put on.
    if (button === "Save") await page.goto(page.url().replace(/\?.*/, "/edit"));
    else await page.goto("/dashboard/meetings/new");
    await page.getByRole("button", { name: "Show every venue" }).waitFor();
    const form = page.locator("form").filter({ has: sticky });
    if (button !== "Save") {
      await page.getByLabel("Starts").fill("2038-03-06T19:00");
    }
    const height = (await sticky.boundingBox())?.height;
    await page.getByLabel("Title").first().fill("");
    await page.getByLabel("Title").first().pressSequentially(`Tapped: ${button}`);
    // What was typed is kept meanwhile, which the bar says.
    await expect(page.getByText(/Kept as you type/)).toBeVisible();
    await page.getByLabel("Title").first().press("End");
    await page.getByLabel("Title").first().pressSequentially("!");
    const target = form.getByRole("button", { name: button, exact: true }).last();
    const box = await target.boundingBox();
    if (!box) throw new Error(`${button} is not in sight`);
    await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
    await page.waitForURL(done);
    expect((await sticky.count()) === 0 || (await sticky.boundingBox())?.height === height).toBe(
      true,
    );
  }
});
