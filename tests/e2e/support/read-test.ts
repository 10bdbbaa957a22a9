import type { Browser, BrowserContextOptions, Page, Response } from "@playwright/test";
import { CHECKER } from "./axe.ts";
import { demo, expect, listen, test, withCookies } from "./test.ts";

export { expect };

/** A page that was opened, and what it asked for. */
type Reading = { page: Page; response: Response | null; requests: URL[]; scripts: string[] };
type Reader = { page: Page; errors: string[]; reading: Omit<Reading, "page" | "response"> };
type Readers = { signedIn: Reader; anybody: Reader };

/** Of each link in sight a page of the desk asks for what it leads to, but not for a robot, which never follows one: neither does a reader. */
const lookLikeARobot = () =>
  Object.defineProperty(navigator, "userAgent", { value: `${navigator.userAgent} Googlebot` });

async function openReader(browser: Browser, options: BrowserContextOptions): Promise<Reader> {
  const context = await browser.newContext({ baseURL: demo.url, ...options });
  await context.addInitScript(lookLikeARobot);
  // Kept by the browser: sent once, and not for each page.
  await context.addInitScript(CHECKER);
  const reader: Reader = {
    page: await context.newPage(),
    errors: [],
    reading: { requests: [], scripts: [] },
  };
  listen(context, (error) => reader.errors.push(error));
  context.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol !== "data:") reader.reading.requests.push(url);
    if (request.resourceType() === "script") reader.reading.scripts.push(url.pathname);
  });
  return reader;
}

/** For tests that only look at pages: they share what a browser has loaded and compiled. */
export const readTest = test.extend<
  { read: (path: string) => Promise<Reading> },
  { readers: Readers }
>({
  readers: [
    async ({ browser }, use) => {
      const desk = await openReader(browser, { storageState: withCookies(demo.cookies) });
      const anybody = await openReader(browser, {});
      await use({ signedIn: desk, anybody });
      for (const { page } of [desk, anybody]) await page.context().close();
    },
    { scope: "worker" },
  ],

  read: async ({ readers }, use) => {
    const errors: string[] = [];
    await use(async (path) => {
      const reader = path.startsWith("/dashboard") ? readers.signedIn : readers.anybody;
      reader.errors = errors;
      reader.reading = { requests: [], scripts: [] };
      const response = await reader.page.goto(path);
      return { page: reader.page, response, ...reader.reading };
    });
    expect(errors, "errors in the browser").toEqual([]);
  },
});
