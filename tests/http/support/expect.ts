import { expect } from "vitest";
import type { Page } from "./page.ts";
import { Part } from "./part.ts";

declare module "vitest" {
  interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown> {
    /** A page came with this status. */
    toHaveStatus(status: number): R;
    /** A page, or a part of one, says this where one can read it. */
    toShow(said: string | RegExp): R;
  }
}

expect.extend({
  toHaveStatus(page: Page, status: number) {
    return {
      pass: page.status === status,
      message: () => `expected the status ${this.isNot ? "not " : ""}${status}\n${page.describe()}`,
    };
  },

  toShow(part: unknown, said: string | RegExp) {
    if (!(part instanceof Part)) throw new Error("toShow is for a page or a part of one");
    const { text, page } = part;
    return {
      pass: typeof said === "string" ? text.includes(said) : said.test(text),
      message: () =>
        `expected to ${this.isNot ? "not " : ""}read ${said} in:\n${text}\n\n${page.describe()}`,
    };
  },
});
