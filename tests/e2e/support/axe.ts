import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** The checker itself, which is large: given to each page once, not twice for each look as its builder does. */
const builder = createRequire(import.meta.url).resolve("@axe-core/playwright");
export const CHECKER = readFileSync(createRequire(builder).resolve("axe-core/axe.min.js"), "utf8");

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * The checker, brief: what passed is not listed node by node, and results are
 * put together in the page itself ("legacy mode"; the other way is for frames
 * of other sites, of which there are none). It is in the page already: "void",
 * since what is run there instead is handed back, and all of it is large.
 */
const checker = (page: Page) =>
  new AxeBuilder({ page, axeSource: "void 0" })
    .options({ resultTypes: ["violations"] })
    .setLegacyMode(true);

async function expectNothing(page: Page, builder: AxeBuilder, within?: string): Promise<void> {
  const { violations } = await (within ? builder.include(within) : builder).analyze();
  const list = violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n${nodes.map((node) => `  ${node.html}`).join("\n")}`,
  );
  expect(list, `accessibility of ${page.url()}`).toEqual([]);
}

/** The checker cannot run in the preview of a mail, whose frame allows no script. */
const withoutPreviews = (page: Page) =>
  page.evaluate(() => {
    for (const preview of document.querySelectorAll("iframe[sandbox]")) preview.remove();
  });

/** The checker, where the page has not had it from its browser (read-test.ts). */
async function giveChecker(page: Page): Promise<void> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(CHECKER);
}

/**
 * Fails with a readable list when the page breaks WCAG 2.2 AA as far as a
 * machine can tell, in either theme: only contrast depends on it.
 */
export async function expectAccessible(page: Page, within?: string): Promise<void> {
  if (!within) await withoutPreviews(page);
  await giveChecker(page);
  await page.emulateMedia({ colorScheme: "light" });
  await expectNothing(page, checker(page).withTags(WCAG), within);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectNothing(page, checker(page).withRules("color-contrast"), within);
  await page.emulateMedia({ colorScheme: null });
}

/** Nothing stands out of the page at the width of a small phone. */
export async function expectNarrow(page: Page): Promise<void> {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 700 });
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(over, `pixels that ${page.url()} is too wide`).toBeLessThanOrEqual(0);
  if (before) await page.setViewportSize(before);
}
