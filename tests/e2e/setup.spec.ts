import { join } from "node:path";
import type { Page } from "@playwright/test";
import Sqlite from "better-sqlite3";
import { removeSite, type Started, startWithMailbox } from "#tests/site/with-mailbox.ts";
import { expectAccessible } from "./support/axe.ts";
import { test as base, expect } from "./support/test.ts";

/* An empty site, set up: with scripts, and without them when its database does not answer at first. */

const test = base.extend<{ empty: Started }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from it
  empty: async ({}, use) => {
    const empty = await startWithMailbox({ SEED: "none" });
    await use(empty);
    await removeSite(empty);
  },
  baseURL: ({ empty }, use) => use(empty.site.url),
});

const EMAIL = "gwen@example.org";
const PASSWORD = "a hall with ninety chairs";

async function fill(page: Page) {
  await page.getByLabel("Your name").fill("Gwen Hythe");
  await page.getByLabel("Your e-mail").fill(EMAIL);
  await page.getByLabel("A password").fill(PASSWORD);
  await page.getByLabel("Your society’s name").fill("Friends of the Canal");
}

/** The press lasts as long as the response takes: while the database is locked, most of a minute. */
const send = (page: Page) =>
  page.getByRole("button", { name: "Set the site up" }).click({ timeout: 90_000 });

test("what was typed is kept when the database fails; then the site is set up, left and entered again", async ({
  page,
  plainPage,
  empty: { site },
}) => {
  const link = site.setupLink() ?? "";

  await test.step("going back from what the fault says, without scripts", async () => {
    await plainPage.goto(link);
    await fill(plainPage);
    const other = new Sqlite(join(site.dataDir, "marchmont.sqlite"));
    other.exec("begin immediate");
    try {
      await send(plainPage);
      await expect(plainPage.getByRole("heading")).toHaveText(/cannot save or read anything/);
    } finally {
      other.exec("rollback");
      other.close();
    }
    await plainPage.goBack();
    await expect(plainPage.getByLabel("Your name")).toHaveValue("Gwen Hythe");
    await expect(plainPage.getByLabel("Your e-mail")).toHaveValue(EMAIL);
    await expect(plainPage.getByLabel("Your society’s name")).toHaveValue("Friends of the Canal");
  });

  await test.step("set up, with scripts", async () => {
    await page.goto(link);
    await expectAccessible(page);
    await fill(page);
    await send(page);
    await page.waitForURL(/\/dashboard/);
  });

  await test.step("left, and entered again", async () => {
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.waitForURL((url) => !url.pathname.startsWith("/dashboard"));
    await page.goto("/dashboard");
    await page.waitForURL(/\/sign-in/);
    await page.getByLabel("E-mail").first().fill(EMAIL);
    await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.waitForURL(/\/dashboard/);
  });
});
