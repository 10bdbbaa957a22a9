import type { Page } from "@playwright/test";
import { putOn, reply } from "#tests/http/support/desk.ts";
import { Visitor } from "#tests/http/support/visitor.ts";
import { expectAccessible } from "./support/axe.ts";
import { demo, expect, deskTest as test } from "./support/test.ts";

/* The attendee list, as it is with scripts. */

/** Ticks everybody on the page, once its scripts run, and chooses what is done with them. */
async function tickAll(page: Page, deed: string) {
  await page.getByLabel(/^Tick all on this page/).check();
  await page.getByLabel("With several at once").selectOption(deed);
  await page.getByRole("button", { name: "Go on…" }).click();
}

test("a message is seen as it is typed, and what is wrong with it is said", async ({
  page,
  owner,
}) => {
  const { desk, path } = await putOn(owner, { Title: "Seen while typed" });
  const visitor = new Visitor(demo.url);
  await reply(visitor, path, { Name: "Wanted One", "E-mail": "wanted.one@example.org" });
  await page.goto(`${desk}/rsvps`);
  await page.getByRole("link", { name: "Write to them" }).click();
  // Its scripts run: nobody has to ask for the preview.
  await expect(page.getByLabel("Subject")).toBeVisible();
  await expect(page.getByRole("button", { name: "Preview", exact: true })).toBeHidden();
  await page.getByLabel("Subject").fill("Bring {torch}");
  await page.getByLabel("Message").fill("Dear {name}, see {manage link}.");
  await page.getByRole("button", { name: "Send to 1 person" }).click();
  await expect(page.locator("#subject-error")).toContainText("{torch}");
  await page.getByLabel("Subject").fill("Bring a torch to {meeting}");
  // Read from outside: the frame lets nothing run in it.
  const preview = page.locator("iframe[title='The mail']");
  await expect(preview).toHaveAttribute("srcdoc", /Dear Wanted One, see <a [^>]+>Your RSVP/);
  await expectAccessible(page, "#content form");
  await page.getByRole("button", { name: "Send to 1 person" }).click();
  await page.waitForURL(/messages\/[a-z0-9]+/);
  // The page looks by itself how far it is.
  await expect(page.getByText("1 of 1 done")).toBeVisible();
});

test("a list that was chosen since in another window is shown where the one before is refused", async ({
  page,
  context,
  owner,
}) => {
  const { desk } = await putOn(owner, { Title: "Two windows, with scripts" });
  const lookOver = async (window: Page, list: string) => {
    await window.goto(`${desk}/rsvps/import`);
    await window.getByLabel("Or paste the list").fill(list);
    await window.getByRole("button", { name: "Look it over" }).click();
    await window.waitForURL(/import\/check/);
  };
  await lookOver(page, "Name,E-mail\nAnn Pane,ann.pane@example.org");
  await lookOver(await context.newPage(), "E-mail,Name\nbob.pane@example.org,Bob Pane");
  await page.getByRole("button", { name: "Import 1 row" }).click();
  await expect(page.getByRole("alert").first()).toContainText("Another list was chosen since");
  await expect(page.getByText("Bob Pane", { exact: true })).toBeVisible();
  await expect(page.getByText("Ann Pane")).toHaveCount(0);
  await page.getByRole("button", { name: "Import 1 row" }).click();
  await page.waitForURL(/import\/[a-z0-9]{20,}/);
  await expect(page.getByRole("status")).toContainText("1 added", { timeout: 30_000 });
});

test("a name on the paper list is read as one, however much somebody wrote", async ({
  page,
  owner,
}) => {
  const { desk, path } = await putOn(owner, { Title: "Set on paper" });
  await reply(new Visitor(demo.url), path, {
    Name: "Bartholomew Featherstone",
    "E-mail": "on.paper@example.org",
    "To the organizers": "A long line about trains and stairs. ".repeat(8),
  });
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 740 });
    await page.goto(`${desk}/rsvps/paper`);
    // Each word of it stands on one line, and so does what it is of.
    const torn = await page.locator("table.paper").evaluate((table) => {
      const words = (cell: Element, text: string) => {
        const range = document.createRange();
        const node = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT).nextNode();
        if (!node) return 0;
        const at = node.textContent?.indexOf(text) ?? -1;
        range.setStart(node, at);
        range.setEnd(node, at + text.length);
        return range.getClientRects().length;
      };
      const [name] = table.querySelectorAll("tbody th");
      const [, , state] = table.querySelectorAll("thead th");
      return [name && words(name, "Bartholomew"), state && words(state, "State")];
    });
    expect(torn).toEqual([1, 1]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  }
});

test("a long list is imported with a bar, by itself", async ({ page, owner }) => {
  const { desk } = await putOn(owner, { Title: "Six hundred, with a bar" });
  const rows = Array.from({ length: 600 }, (_, n) => `Guest ${n},bar${n}@example.org`);
  await page.goto(`${desk}/rsvps/import`);
  await page.getByLabel("Or paste the list").fill(["Name,E-mail", ...rows].join("\n"));
  await page.getByRole("button", { name: "Look it over" }).click();
  await page.waitForURL(/import\/check/);
  await page.getByText("Which column holds what").click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Import 600 rows" }).click();
  await page.waitForURL(/import\/[a-z0-9]{20,}/);
  // The page looks by itself how far it is.
  await expect(page.getByRole("status")).toContainText("600 added", { timeout: 30_000 });
  await expectAccessible(page);

  await page.goto(`${desk}/rsvps?search=guest+59`);
  await tickAll(page, "note");
  await expect(page.getByText("16 RSVPs, 16 people")).toBeVisible();
  await page.getByLabel(/^Note/).fill("From the old list");
  await page.getByRole("button", { name: "Note it on 16 RSVPs" }).click();
  await expect(page.getByText("Noted on 16 RSVPs.")).toBeVisible();
});
