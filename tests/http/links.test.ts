import { takenAt } from "#app/_front/parameters.ts";
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

/** All that the site leads to from its home page: what is dead, and the paths that are there. */
async function crawl(visitor: Visitor) {
  const dead: string[] = [];
  const paths = new Set<string>();
  const asked = new Set(["/"]);
  let round = [new URL("/", visitor.site)];
  while (round.length > 0) {
    const found = new Map<string, URL>();
    const open = async (url: URL) => {
      const page = await visitor.open(url.href);
      if (page.status >= 400) dead.push(`${url.pathname}${url.search} is ${page.status}`);
      else paths.add(page.url.pathname);
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
  return { dead, paths: [...paths] };
}

/** Nothing is made by looking, so all tests look at the same. */
let walk: ReturnType<typeof crawl> | undefined;
const walked = (visitor: Visitor) => (walk ??= crawl(visitor));

test("no link of the public site is dead", async ({ visitor }) => {
  const { dead, paths } = await walked(visitor);
  expect(dead).toEqual([]);
  expect(paths.length, "it has not stopped at the door").toBeGreaterThan(150);
});

test.for([
  ["page=999", 404],
  ["page=0", 404],
  ["topic=no-such-topic", 400],
  ["year=abc", 400],
  ["group=a&group=b", 400],
] as const)("?%s is %d on every page and file", async ([query, status], { visitor }) => {
  const { paths } = await walked(visitor);
  const public_ = paths.filter((path) => takenAt(path) && path !== "/subscribe");
  const wrong: string[] = [];
  for (const path of public_) {
    const page = await visitor.open(`${path}?${query}`);
    if (page.status !== status) wrong.push(`${path} is ${page.status}`);
  }
  expect(wrong).toEqual([]);
});
