import { setTimeout as sleep } from "node:timers/promises";
import { AUTH_SECRET, OWNER } from "#tests/site/owner.ts";
import { freePort, type Site, startSite } from "#tests/site/start.ts";
import { aRelay } from "#tests/support/relay.ts";
import { startPostgres } from "../postgres.mjs";
import { test as base, expect } from "./support/test.ts";

/* Two instances on one PostgreSQL database, in a browser that has each page of the one and sends it to the other. */

type Pair = {
  url: string;
  /** From now on the address leads there. */
  leadTo(nth: 0 | 1): Promise<void>;
};

const test = base.extend<{ pair: Pair | null }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from it
  pair: async ({}, use) => {
    const server = await startPostgres();
    if (!server) return use(null);
    const front = await aRelay(await freePort());
    const url = `http://localhost:${front.port}`;
    const settings = { ...OWNER, AUTH_SECRET, SITE_URL: url, DATABASE_URL: server.url };
    const sites = await Promise.all([startSite(settings), startSite(settings)]);
    const leadTo = async (nth: 0 | 1) => {
      front.leadTo((sites[nth] as Site).port);
      // The browser finds out that what was open is broken.
      await sleep(100);
    };
    await leadTo(0);
    await use({ url, leadTo });
    await Promise.all(sites.map((site) => site.remove()));
    await front.close();
    await server.stop();
  },
});

test("an RSVP, signing in and a desk's save, each begun at the one and sent to the other", async ({
  page,
  pair,
}) => {
  if (!pair) return test.skip(true, "no PostgreSQL here (on Debian: apt install postgresql)");
  const { url, leadTo } = pair;

  await test.step("an RSVP", async () => {
    await page.goto(`${url}/meetings`);
    await page.getByRole("link", { name: "The river under the road" }).first().click();
    await page.getByLabel("Name").first().fill("Bea Sorrel");
    await page.getByLabel("E-mail").first().fill("bea.sorrel@example.org");
    await leadTo(1);
    await page.getByRole("button", { name: "Send my RSVP" }).click();
    await expect(page.getByRole("heading", { name: "Thank you, Bea Sorrel" })).toBeVisible();
  });

  await test.step("signing in", async () => {
    await page.goto(`${url}/sign-in?callbackUrl=/dashboard/meetings/new`);
    await page.getByLabel("E-mail").first().fill(OWNER.OWNER_EMAIL);
    await page.getByLabel("Password", { exact: true }).fill(OWNER.OWNER_PASSWORD);
    await leadTo(0);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.waitForURL(/\/dashboard\/meetings\/new/);
  });

  await test.step("a meeting", async () => {
    await page.getByRole("button", { name: "Show every venue" }).waitFor();
    await page.getByLabel("Title").first().fill("Weirs at night");
    await page.getByLabel("Starts").fill(`${new Date().getUTCFullYear() + 1}-03-06T19:00`);
    await leadTo(1);
    await page.getByRole("button", { name: "Save and put it on" }).click();
    await expect(page.getByRole("heading", { name: "Weirs at night" })).toBeVisible();
    await leadTo(0);
    await page.goto(`${url}/meetings`);
    await expect(page.getByRole("link", { name: "Weirs at night" }).first()).toBeVisible();
  });
});
