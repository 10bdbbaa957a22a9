import type { Page } from "./support/page.ts";
import { expect, test } from "./support/test.ts";
import type { Visitor } from "./support/visitor.ts";

/* Every link, form, picture and script of the public site leads somewhere. */

const ADDRESSES: [selector: string, attribute: string][] = [
  ["a[href], link[href]", "href"],
  ["img[src], script[src], iframe[src], source[src]", "src"],
  ["form[action]", "action"],
];

/** The addresses on this site that a page names, fragments and all. */
function addressesOn(page: Page): URL[] {
  if (!page.headers.get("content-type")?.startsWith("text/html")) return [];
  return ADDRESSES.flatMap(([selector, attribute]) => page.attributes(selector, attribute))
    .map((address) => new URL(address, page.url))
    .filter(({ origin }) => origin === page.url.origin);
}

/** What a fragment names must be in the page. */
const lacksTarget = (page: Page, { hash }: URL) =>
  hash !== "" && page.attributes(`[id="${decodeURIComponent(hash.slice(1))}"]`, "id").length === 0;

/** Months lead to months without end. */
const leadsOn = ({ pathname }: URL) => !/^\/calendar\/\d/.test(pathname);

async function crawl(visitor: Visitor): Promise<{ dead: string[]; opened: number }> {
  const dead: string[] = [];
  const asked = new Set(["/"]);
  let round = [new URL("/", visitor.site)];
  while (round.length > 0) {
    const found = new Map<string, URL>();
    const open = async (url: URL) => {
      const page = await visitor.open(url.href);
      if (page.status >= 400) dead.push(`${url.pathname}${url.search} is ${page.status}`);
      if (!leadsOn(url)) return;
      for (const next of addressesOn(page)) {
        const isHere = next.pathname === page.url.pathname && next.search === page.url.search;
        if (isHere && lacksTarget(page, next)) dead.push(`${next.href} names nothing there`);
        const address = next.pathname + next.search;
        if (asked.has(address)) continue;
        asked.add(address);
        found.set(address, new URL(address, visitor.site));
      }
    };
    // A few at a time, as a browser does.
    for (let from = 0; from < round.length; from += 6) {
      await Promise.all(round.slice(from, from + 6).map(open));
    }
    round = [...found.values()];
  }
  return { dead, opened: asked.size };
}

test("no link of the public site is dead", async ({ visitor }) => {
  const { dead, opened } = await crawl(visitor);
  expect(dead).toEqual([]);
  expect(opened, "it has not stopped at the door").toBeGreaterThan(200);
});
