import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { Visitor } from "#tests/http/support/visitor.ts";
import { Deliveries } from "#tests/site/mailbox.ts";
import type { Demo } from "./setup.ts";

export { expect };

/** The site of the sample societies, which all tests use at the same time: what one changes it makes for itself. */
export const demo: Demo = JSON.parse(process.env.DEMO ?? "{}");

type Fixtures = {
  /** A browser with scripts off, with nothing in common with `page`. */
  plainPage: Page;
  /** The owner as a visitor of the http tests, for what a test makes for itself. */
  owner: Visitor;
  /** The mails that the site sent. Others are told too: a test looks for addresses of its own. */
  mailbox: Deliveries;
  /** Console messages and page errors that this test expects. */
  expectedErrors: RegExp[];
};

/** Tells what goes wrong in the pages of a context. */
export function listen(context: BrowserContext, tell: (error: string) => void): void {
  context.on("weberror", (error) => tell(String(error.error())));
  context.on("console", (message) => {
    // A status of 4xx is a response, not an error of the page.
    if (message.type() === "error" && !/status of 4\d\d/.test(message.text())) {
      tell(`${message.text()} (${message.location().url})`);
    }
  });
}

/** The tests' own `test`: errors in a page fail its test. */
export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from it
  baseURL: ({}, use) => use(demo.url),

  // biome-ignore lint/correctness/noEmptyPattern: see above
  expectedErrors: ({}, use) => use([]),

  context: async ({ context, expectedErrors }, use) => {
    const errors: string[] = [];
    listen(context, (error) => errors.push(error));
    await use(context);
    const unexpected = errors.filter((error) => !expectedErrors.some((known) => known.test(error)));
    expect(unexpected, "errors in the browser").toEqual([]);
  },

  plainPage: async ({ browser, baseURL }, use) => {
    const context = await browser.newContext({ baseURL, javaScriptEnabled: false });
    await use(await context.newPage());
    await context.close();
  },

  // biome-ignore lint/correctness/noEmptyPattern: see above
  owner: ({}, use) => use(new Visitor(demo.url, demo.cookies)),
  // biome-ignore lint/correctness/noEmptyPattern: see above
  mailbox: ({}, use) => use(new Deliveries(demo.mail)),
});

/** The state of a browser with these cookies. */
export const withCookies = (cookies: Record<string, string> = {}) => ({
  cookies: Object.entries(cookies).map(([name, value]) => ({
    ...{ name, value, domain: "localhost", path: "/", expires: -1 },
    ...{ httpOnly: true, secure: false, sameSite: "Lax" as const },
  })),
  origins: [],
});

/** The same at the desk: its owner has signed in. */
export const deskTest = test.extend({
  // biome-ignore lint/correctness/noEmptyPattern: see above
  storageState: ({}, use) => use(withCookies(demo.cookies)),
});
