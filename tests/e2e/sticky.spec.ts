import { dayAhead } from "#tests/http/support/desk.ts";
import { deskTest, expect } from "./support/test.ts";

/* Nothing that can be pressed moves under a finger. */

deskTest.use({ viewport: { width: 360, height: 740 }, hasTouch: true });

deskTest(
  "every bar that stays in sight is hit by a tap right after typing",
  async ({ page, owner }) => {
    const form = (await owner.open("/dashboard/meetings/new")).form("Save the draft");
    const made = await form.fill({ Title: "Tapped", Starts: `${dayAhead(60)}T19:00` }).submit();
    const sticky = page.locator("form .sticky");
    const title = page.getByLabel("Title").first();
    for (const [button, done] of [
      ["Save the draft", /done=saved/],
      ["Save and put it on", /done=published/],
      ["Save", /done=saved/],
    ] as const) {
      await page.goto(`${made.url.pathname}/edit`);
      await page.getByRole("button", { name: "Show every venue" }).waitFor();
      const height = async () => (await sticky.boundingBox())?.height;
      const before = await height();
      await title.press("End");
      await title.pressSequentially(" once");
      // What was typed is kept after a while, which the bar says.
      await expect(sticky.getByText(/Kept as you type/)).toBeVisible();
      expect(await height()).toBe(before);
      await title.pressSequentially(" more");
      const target = sticky.getByRole("button", { name: button, exact: true });
      const box = await target.boundingBox();
      if (!box) throw new Error(`${button} is not in sight`);
      await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
      await page.waitForURL(done);
    }
  },
);
