import { dayAhead, putOn, reply } from "#tests/http/support/desk.ts";
import { Visitor } from "#tests/http/support/visitor.ts";
import { demo, deskTest, expect } from "./support/test.ts";

/* Nothing that can be pressed moves under a finger. */

deskTest.use({ viewport: { width: 360, height: 740 }, hasTouch: true });

deskTest(
  "every bar that stays in sight is hit by a tap right after typing",
  async ({ page, owner }) => {
    const form = (await owner.open("/dashboard/meetings/new")).form("Save the draft");
    const made = await form.fill({ Title: "Tapped", Starts: `${dayAhead(60)}T19:00` }).submit();
    const sticky = page.locator("form .stuck");
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

for (const viewport of [
  { width: 360, height: 740 },
  { width: 1280, height: 720 },
  // 400 % of 1280 by 1024.
  { width: 320, height: 256 },
]) {
  deskTest(
    `nothing that has the focus is below the bar at ${viewport.width} px`,
    async ({ page }) => {
      await page.setViewportSize(viewport);
      await page.goto("/dashboard/meetings/new");
      await page.getByRole("button", { name: "Show every venue" }).waitFor();
      await page.addStyleTag({ content: "* { scroll-behavior: auto !important }" });
      for (const part of await page.locator("form summary").all()) await part.click();
      await page.getByLabel("Title").first().focus();
      const below: string[] = [];
      for (let stop = 0; stop < 60; stop++) {
        await page.keyboard.press("Tab");
        below.push(
          ...(await page.evaluate(() => {
            const [bar, focused] = [document.querySelector(".stuck"), document.activeElement];
            if (!bar || !focused || bar.contains(focused)) return [];
            // Of a tall one, where one types first.
            const { top, bottom } = focused.getBoundingClientRect();
            const covered = Math.min(bottom, top + 44) > bar.getBoundingClientRect().top;
            return covered ? [focused.outerHTML] : [];
          })),
        );
      }
      expect(below).toEqual([]);
    },
  );
}

deskTest("what is previewed as it is typed moves no button below it", async ({ page, owner }) => {
  const { desk, path } = await putOn(owner, { Title: "Previewed" });
  await reply(new Visitor(demo.url), path, { Name: "One", "E-mail": "previewed@example.org" });
  await page.goto(`${desk}/rsvps`);
  await page.getByRole("link", { name: "Write to them" }).click();
  await expect(page.getByRole("button", { name: "Preview", exact: true })).toBeHidden();
  await page.getByText("The same as plain text").click();
  const send = page.getByRole("button", { name: "Send to 1 person" });
  const below = async () => {
    const [button, field] = [
      await send.boundingBox(),
      await page.locator("#mail-form").boundingBox(),
    ];
    return button && field && button.y - field.y;
  };
  const before = await below();
  await page
    .getByLabel("Subject")
    .fill("Bring a torch, a rug and a flask of tea to {meeting} ".repeat(3));
  await page.getByLabel("Message").fill("A line.\n\n".repeat(40));
  await expect(page.locator("iframe[title='The mail']")).toHaveAttribute("srcdoc", /A line/);
  expect(await below()).toBe(before);
});

deskTest(
  "what is said below a picker that is left moves no button under the finger",
  async ({ page }) => {
    await page.goto("/dashboard/articles/new");
    // Not every browser holds the page still where something comes in above.
    await page.addStyleTag({
      content: "* { overflow-anchor: none; scroll-behavior: auto !important }",
    });
    await page.getByRole("button", { name: "Show every publication" }).waitFor();
    await page.getByLabel("Title").first().fill("Tapped below a picker");
    await page.locator("select[name=groupId]").selectOption({ index: 1 });
    const picker = page.getByRole("combobox", { name: "Publication" });
    await picker.pressSequentially("Unheard of");
    await picker.press("Escape");
    await expect(page.getByText("is not chosen yet")).toBeHidden();
    const add = page.getByRole("button", { name: "Add the article" });
    await add.evaluate((button) => button.scrollIntoView({ block: "center" }));
    const box = await add.boundingBox();
    if (!box) throw new Error("The button is not in sight");
    await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
    await page.waitForURL(/done=created/);
  },
);
