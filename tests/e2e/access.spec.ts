import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expectAccessible, expectNarrow } from "./support/axe.ts";
import { OWNER, signIn } from "./support/desk.ts";
import { expect, test } from "./support/test.ts";

/* Every page there is can be used by everybody, in both themes and on a small phone. */

test.use({ settings: { ...OWNER } });

const APP = join(import.meta.dirname, "..", "..", "app");

/** The pages of the desk by their files: "/dashboard/venues/[id]". */
const ROUTES = readdirSync(join(APP, "(organizer)", "dashboard"), { recursive: true })
  .map(String)
  .filter((file) => /(^|[\\/])page\.tsx$/.test(file))
  .map((file) => `/dashboard/${file.replaceAll("\\", "/")}`.replace(/\/page\.tsx$/, ""))
  .filter((route) => !route.includes("[..."));

/** No link of the sample site leads to these; those who make what they show look at them too. */
const MADE_BY_OTHERS = [
  "/dashboard/meetings/[id]/messages/[mailingId]",
  "/dashboard/meetings/[id]/rsvps/bulk",
  "/dashboard/meetings/[id]/rsvps/import/check",
];

/** The route of an address: words before places, as Next takes them. */
function routeOf(path: string): string | undefined {
  const fits = (route: string) =>
    new RegExp(`^${route.replace(/\[\w+\]/g, "[^/]+")}$`).test(path.split(/[?#]/)[0] ?? "");
  const places = (route: string) => route.split("[").length;
  return ROUTES.filter(fits).sort((a, b) => places(a) - places(b))[0];
}

/** One address of each route, found by following links; of each kind only so many are looked into. */
async function addresses(page: Page): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const looked = new Map<string, number>();
  const seen = new Set(["/dashboard"]);
  for (const path of seen) {
    const route = routeOf(path);
    const times = looked.get(route ?? "") ?? 0;
    if (!route || times >= 20) continue;
    looked.set(route, times + 1);
    const answer = await page.request.get(path);
    if (answer.status() !== 200 || !answer.headers()["content-type"]?.includes("html")) continue;
    if (!found.has(route)) found.set(route, path);
    for (const [, link] of (await answer.text()).matchAll(/href="(\/dashboard[^"#]*)"/g)) {
      if (link) seen.add(link.replaceAll("&amp;", "&"));
    }
  }
  return found;
}

test("every page of the desk", async ({ page }) => {
  test.setTimeout(900_000);
  await page.goto("/meetings");
  await page.getByRole("link", { name: "The river under the road" }).click();
  await page.getByLabel("Name").first().fill("Ivo Sands");
  await page.getByLabel("E-mail").first().fill("ivo@example.org");
  await page.getByRole("button", { name: "Send my RSVP" }).click();
  await expect(page.getByRole("heading", { name: /Thank you/ })).toBeVisible();

  await page.goto("/sign-in");
  await expectAccessible(page);
  await signIn(page);

  const pages = await addresses(page);
  expect([...pages.keys(), ...MADE_BY_OTHERS].sort(), "pages that a link leads to").toEqual(
    ROUTES.toSorted(),
  );
  for (const path of pages.values()) {
    await page.goto(path);
    await expectNarrow(page);
    // The checker's script cannot run in the preview of a mail, which allows none.
    for (const preview of await page.locator("iframe[sandbox]").all()) {
      await preview.evaluate((frame) => frame.remove());
    }
    await expectAccessible(page);
  }
});
