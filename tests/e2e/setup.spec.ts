import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { removeSite, type Started, startWithMailbox } from "#tests/site/with-mailbox.ts";
import { expectAccessible } from "./support/axe.ts";
import { test as base, expect } from "./support/test.ts";

const test = base.extend<{ empty: Started }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from it
  empty: async ({}, use) => {
    const empty = await startWithMailbox({ SEED: "none" });
    await use(empty);
    await removeSite(empty);
  },
  baseURL: ({ empty }, use) => use(empty.site.url),
});

test("an empty site is set up, left and entered again, with scripts", async ({
  page,
  empty: { site },
}) => {
  const password = "a hall with ninety chairs";
  await page.goto(site.setupLink() ?? "");
  await expectAccessible(page);
  await page.getByLabel("Your name").fill("Gwen Hythe");
  await page.getByLabel("Your e-mail").fill("gwen@example.org");
  await page.getByLabel("A password").fill(password);
  await page.getByLabel("Your society's name").fill("Friends of the Canal");
  await page.getByRole("button", { name: "Set the site up" }).click();
  await page.waitForURL(/\/dashboard/);

  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/dashboard"));
  await page.goto("/dashboard");
  await page.waitForURL(/\/sign-in/);
  await page.getByLabel("E-mail").first().fill("gwen@example.org");
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL(/\/dashboard/);
});

test("what was typed is kept when the database fails, without scripts", async ({
  plainPage: page,
  empty: { site },
}) => {
  await page.goto(site.setupLink() ?? "");
  await page.getByLabel("Your name").fill("Gwen Hythe");
  const send = page.getByRole("button", { name: "Set the site up" });
  const other = new Sqlite(join(site.dataDir, "marchmont.sqlite"));
  other.exec("begin immediate");
  await send.click();
  await expect(page.getByRole("heading")).toHaveText(/cannot save or read anything just now/);
  other.exec("rollback");
  other.close();
  await page.goBack();
  await expect(page.getByLabel("Your name")).toHaveValue("Gwen Hythe");
});
