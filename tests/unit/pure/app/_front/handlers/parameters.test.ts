import { afterEach, expect, test } from "vitest";
import { CHOICES, FILES, PAGES } from "#app/_front/parameters.ts";
import { sources } from "#tests/sources.ts";
import { openDoor } from "../door.ts";

// Searches are counted for the whole process.
afterEach(() => {
  delete (globalThis as Record<string, unknown>).marchmontLimits;
});

const ask = async (path: string, init: RequestInit = {}) => {
  const at = await openDoor();
  const response = await fetch(at.url + path, { redirect: "manual", ...init });
  return { status: response.status, to: response.headers.get("location"), seen: at.seen.length };
};

/** The addresses of the app that anybody may open, by the name of their files. */
const routesOf = (file: string) =>
  sources
    .map(({ path }) => path.split("/"))
    .filter((parts) => parts[0] === "app" && parts.at(-1) === file)
    .map((parts) => parts.slice(1, -1))
    .filter((parts) => parts[0] !== "(organizer)" && !parts.some((part) => part.includes("...")))
    .map((parts) => `/${parts.filter((part) => !part.startsWith("(")).join("/")}`)
    .sort();

test("each page and each file says what it takes", () => {
  expect(Object.keys(PAGES).sort()).toEqual(routesOf("page.tsx"));
  expect(Object.keys(FILES).sort()).toEqual(routesOf("route.ts"));
});

/** What a page takes, by how it reads its address. */
const READERS = new Map<string, readonly string[]>([
  ["askedListPage(", ["page"]],
  ["askedSearch(", ["q", "kind", "year", "page"]],
  ["knownChoice(", CHOICES],
  ["told<", ["said"]],
  ['"said")', ["said"]],
  ['"group")', ["group"]],
]);

test.each(Object.entries(PAGES))("%s takes what it reads", (route, names) => {
  const page = sources.find(
    ({ path }) =>
      `${path.replace(/\/\([a-z]+\)/, "")}` === `app${route === "/" ? "" : route}/page.tsx`,
  );
  const code = page?.code ?? "";
  const read = [...READERS].flatMap(([reader, taken]) => (code.includes(reader) ? taken : []));
  expect([...new Set(read)].sort()).toEqual([...names].sort());
  expect(code.includes("searchParams")).toBe(names.length > 0);
});

const places = (route: string) => route.replace(/\[\w+\]/g, "a");

test.each(Object.entries({ ...PAGES, ...FILES }))(
  "%s takes what it takes, once",
  async (route, names) => {
    const path = places(route);
    for (const name of names) {
      expect(await ask(`${path}?${name}=x`)).toMatchObject({ seen: 1 });
      expect(await ask(`${path}?${name}=x&${name}=x`)).toMatchObject({ status: 400, seen: 0 });
    }
    const other = ["topic", "year", "q"].find((name) => !names.includes(name));
    expect(await ask(`${path}?${other}=x`)).toMatchObject({ status: 400, seen: 0 });
    if (!names.includes("page")) {
      expect(await ask(`${path}?page=2`)).toMatchObject({ status: 404, seen: 0 });
    }
  },
);

test.each([
  ["/meetings?topic=maps&ref=post", "/meetings?topic=maps"],
  ["/articles?x", "/articles"],
  ["/articles?page=2&&", "/articles?page=2"],
  ["/venues?page=1", "/venues"],
  ["/?q[]=x&said=y", "/"],
  ["/meetings/a?v=1", "/meetings/a"],
])("%s leads to %s", async (from, to) => {
  expect(await ask(from)).toEqual({ status: 308, to, seen: 0 });
});

test.each(["/meetings?%74opic=a&topic=b", "/meetings?topic=a&%74opic=a"])(
  "%s is read as it is meant",
  async (path) => {
    expect(await ask(path)).toMatchObject({ status: 400, seen: 0 });
  },
);

test.each([
  "/feeds/meetings.ics?nocache=1",
  "/meetings/a/picture.png?v=1&x=2",
  "/dashboard?topic=a&topic=b",
  "/nothing?page=2",
])("%s is taken as it is", async (path) => {
  expect(await ask(path)).toMatchObject({ to: null, seen: 1 });
});

test("what changes something is never sent elsewhere", async () => {
  const init = { method: "POST", body: new URLSearchParams({ a: "1" }) };
  expect((await ask("/subscribe?ref=x&ref=y", init)).to).toBeNull();
});
