import sharp from "sharp";
import type { Page } from "./support/page.ts";
import { describe, expect, test } from "./support/test.ts";
import type { Visitor } from "./support/visitor.ts";

/* What the public pages tell machines, and what browsers fetch by themselves. */

type Node = Record<string, unknown>;

/** All JSON-LD of a page. */
const told = ({ html }: Page): Node[] =>
  [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].flatMap(([, json]) =>
    [JSON.parse(json ?? "null")].flat(),
  );

const ofType = (page: Page, type: string) => told(page).filter((node) => node["@type"] === type);

describe("schema.org", () => {
  const open = async (visitor: Visitor, list: string, name: string | RegExp) =>
    (await visitor.open(list)).main.follow(name);

  test("an event lacks nothing that one must have, whatever becomes of it", async ({ visitor }) => {
    const lists = await Promise.all(["/meetings", "/archive"].map((path) => visitor.open(path)));
    const paths = new Set(
      lists.flatMap((page) => page.main.links()).filter((path) => /^\/meetings\/[^/]+$/.test(path)),
    );
    expect(paths.size).toBeGreaterThan(15);
    for (const path of paths) {
      const [event, ...more] = ofType(await visitor.open(path), "Event") as [Node, ...Node[]];
      expect(more).toEqual([]);
      for (const name of ["name", "startDate", "endDate", "eventStatus", "eventAttendanceMode"]) {
        expect(event[name], `${path}: ${name}`).toMatch(/./);
      }
      for (const name of ["description", "image", "url"]) expect(event[name], path).toMatch(/./);
      for (const place of [event.location].flat() as Node[]) {
        const isOnline = place["@type"] === "VirtualLocation";
        expect(isOnline ? place.url : place.name && place.address, path).toBeTruthy();
      }
      for (const group of [event.organizer].flat() as Node[]) {
        expect(group, path).toMatchObject({ name: expect.any(String), url: expect.any(String) });
      }
      if (event.offers) {
        expect(event.offers, path).toMatchObject({ price: expect.stringMatching(/^\d/) });
      }
    }
  });

  test("a price is told where it is known, and not made out of words", async ({ visitor }) => {
    const offer = async (title: string | RegExp) => {
      const page = await open(visitor, "/meetings", title);
      const [event] = ofType(page, "Event");
      return { page, free: event?.isAccessibleForFree, offers: event?.offers };
    };
    const free = await offer("The river under the road");
    expect(free).toMatchObject({ free: true, offers: { price: "0" } });
    expect(free.page.main).toShow("Free, a collection for the hall");
    const some = await offer("Moths by lamplight");
    expect(some.offers).toMatchObject({ price: "3.00", priceCurrency: "GBP" });
    expect(some.free).toBeUndefined();
    expect(some.page.main).toShow("£3, children free");
    const words = await offer(/^Water, work and worship/);
    expect([words.free, words.offers]).toEqual([undefined, undefined]);
    expect(words.page.main).toShow("£12 with lunch, £6 without");
  });

  test.for([
    ["Place", "/venues", "The Old Tannery Hall", ["name", "address", "url"]],
    ["Person", "/speakers", "Tomasz Wren", ["name", "url"]],
    ["Article", "/articles", "Seven mills and a quarrel", ["headline", "author", "datePublished"]],
    ["Organization", "/groups", "Fleet Valley History Society", ["name", "url"]],
    ["EventSeries", "/archive", /^Third Wednesdays/, ["name", "description", "organizer"]],
  ] as const)(
    "the page of a %s says what it is, and the way to it",
    async ([type, list, name, facts], { visitor, demo }) => {
      const page = await open(visitor, list, name);
      const [itself = {}] = ofType(page, type);
      const address = demo.url + page.url.pathname;
      expect(itself).toMatchObject({ "@context": "https://schema.org", "@id": address });
      for (const fact of facts) expect(itself[fact], fact).toBeTruthy();
      const [way] = ofType(page, "BreadcrumbList");
      const steps = way?.itemListElement as Node[];
      expect(steps.map(({ position }) => position)).toEqual(steps.map((_, index) => index + 1));
      expect(steps.at(-1)).toMatchObject({ item: address });
    },
  );
});

describe("signs of the site", () => {
  test("the icons and the manifest are of their type and size", async ({ visitor, demo }) => {
    const home = await visitor.open("/");
    const fetched = async (path: string) => {
      const response = await visitor.request(path);
      expect(response.status, path).toBe(200);
      const body = Buffer.from(await response.arrayBuffer());
      return { type: response.headers.get("content-type"), body };
    };
    const ico = await fetched("/favicon.ico");
    expect(ico.type).toBe("image/x-icon");
    // One picture of 32 by 32 (the file's header: reserved, type 1, how many, width, height).
    expect([...ico.body.subarray(0, 8)]).toEqual([0, 0, 1, 0, 1, 0, 32, 32]);

    const linked = home.attribute('link[rel="apple-touch-icon"]', "href") ?? "";
    for (const path of [linked, "/apple-touch-icon.png"]) {
      const apple = await fetched(path);
      expect(apple.type, path).toBe("image/png");
      expect(await sharp(apple.body).metadata()).toMatchObject({ width: 180, height: 180 });
    }

    const manifest = await fetched(home.attribute('link[rel="manifest"]', "href") ?? "");
    expect(manifest.type).toMatch(/^application\/(manifest\+)?json/);
    const { name, start_url, icons } = JSON.parse(manifest.body.toString());
    expect([typeof name, start_url]).toEqual(["string", "/"]);
    for (const { src, type, sizes } of icons) {
      const icon = await fetched(src);
      expect(icon.type, src).toBe(type);
      const { width, height } = await sharp(icon.body).metadata();
      if (sizes !== "any") expect(`${width}x${height}`, src).toBe(sizes);
    }
    expect(demo.url).toBe(home.url.origin);
  });

  test("feeds date articles by their publication, and bring recordings along", async ({
    visitor,
  }) => {
    const { html } = await visitor.open("/feeds/articles.json");
    const items = JSON.parse(html).items as Record<string, unknown>[];
    const mills = items.find(({ title }) => title === "Seven mills and a quarrel");
    expect(mills?.date_published).toBe("2026-05-01T00:00:00.000Z");
    const { html: atom } = await visitor.open("/feeds/articles.atom");
    expect(atom).toContain("<published>2026-05-01T00:00:00.000Z</published>");
    const reports = JSON.parse((await visitor.open("/feeds/reports.json")).html).items;
    expect(reports.some(({ attachments }: Node) => attachments)).toBe(true);
  });
});

test("what is on for days stands beside the next meeting, and does not hide it", async ({
  visitor,
}) => {
  const { main } = await visitor.open("/");
  expect(main.texts("h2")[0]).not.toBe("Exhibition: maps from the drawer");
  expect(main.parts("article")[0]?.text).toContain("The next meeting");
  expect(main.hasLink("Exhibition: maps from the drawer")).toBe(true);
});

test("the forms of the desk and of the public have no empty addresses", async ({
  owner,
  visitor,
}) => {
  const desk = [
    "",
    "/meetings/new",
    "/venues/new",
    "/articles/new",
    "/groups",
    "/site",
    "/account",
  ];
  for (const path of desk) {
    const { html } = await owner.open(`/dashboard${path}`);
    expect(html, path).not.toMatch(/ (form)?action=""/i);
  }
  for (const path of ["/sign-in", "/subscribe", "/search"]) {
    expect((await visitor.open(path)).html, path).not.toMatch(/ (form)?action=""/i);
  }
});
