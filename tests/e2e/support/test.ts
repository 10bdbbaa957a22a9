import { rmSync } from "node:fs";
import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { Mailbox } from "#tests/site/mailbox.ts";
import { type Settings, type Site, scratchFolder, startSite } from "#tests/site/start.ts";

export { expect };

type ForTest = {
  /** A browser with scripts off, with nothing in common with `page`. */
  plainPage: Page;
  /** Console messages and page errors that this test expects. */
  expectedErrors: RegExp[];
};

type ForWorker = {
  /** Settings of the site: `test.use({ settings: { SEED: "none" } })` at the top of a file. */
  settings: Settings;
  mailbox: Mailbox;
  site: Site;
};

/** Collects what goes wrong in the pages of a context. */
function listen(context: BrowserContext, errors: string[]): void {
  context.on("weberror", (error) => errors.push(String(error.error())));
  context.on("console", (message) => {
    // A status of 4xx is an answer, not an error of the page.
    if (message.type() === "error" && !/status of 4\d\d/.test(message.text())) {
      errors.push(`${message.text()} (${message.location().url})`);
    }
  });
}

/** The tests' own `test`: a site and a mailbox for each worker; errors in a page fail its test. */
export const test = base.extend<ForTest, ForWorker>({
  settings: [{}, { option: true, scope: "worker" }],

  mailbox: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from it
    async ({}, use) => {
      const mailbox = await Mailbox.open(scratchFolder());
      await use(mailbox);
      await mailbox.close();
      rmSync(mailbox.folder, { recursive: true });
    },
    { scope: "worker" },
  ],

  site: [
    async ({ settings, mailbox }, use) => {
      const site = await startSite({ SMTP_URL: mailbox.url, ...settings });
      await use(site);
      const code = await site.stop();
      await site.remove();
      expect(code, `exit code of the site after SIGTERM\n${site.log()}`).toBe(0);
    },
    { scope: "worker", timeout: 90_000 },
  ],

  baseURL: ({ site }, use) => use(site.url),

  // biome-ignore lint/correctness/noEmptyPattern: see above
  expectedErrors: ({}, use) => use([]),

  context: async ({ context, expectedErrors }, use) => {
    const errors: string[] = [];
    listen(context, errors);
    await use(context);
    const unexpected = errors.filter((error) => !expectedErrors.some((known) => known.test(error)));
    expect(unexpected, "errors in the browser").toEqual([]);
  },

  plainPage: async ({ browser, site }, use) => {
    const context = await browser.newContext({ baseURL: site.url, javaScriptEnabled: false });
    await use(await context.newPage());
    await context.close();
  },
});
