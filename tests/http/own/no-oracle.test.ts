import { crawl } from "#tests/proof/crawl.ts";
import { marked } from "#tests/proof/marks.ts";
import { letSeatsBeTold, type Made, putOn, reply } from "../support/desk.ts";
import { expect, test } from "../support/test.ts";
import { Visitor } from "../support/visitor.ts";

/* Anybody can type an address into a form: nothing that the public reads may tell whether it was known. */

const KNOWN = "known.already@example.org";
const NEW = "never.seen@example.org";

/** Meetings whose next seat means something. */
const SEATS = {
  "The canary of many seats": { Seats: 40 },
  "The canary of two seats": { Seats: 2 },
  "The canary of one seat": { Seats: 1 },
  "The canary without a count": {},
};

/** Drawn for each who asks: the key of a form, and when it was made. */
const DRAWN = /(<input type="hidden"[^>]* value=")[^"]*/g;
/** What says when it was sent, or of which connection. */
const OF_THE_DAY = ["date", "connection", "keep-alive", "transfer-encoding"];

/** All that is sent for an address, but for what is drawn for each who asks. */
async function bytes(visitor: Visitor, path: string): Promise<string> {
  const response = await visitor.request(path, { headers: { "accept-encoding": "identity" } });
  const type = response.headers.get("content-type") ?? "";
  const headers = [...response.headers].filter(([name]) => !OF_THE_DAY.includes(name));
  const body = Buffer.from(await response.arrayBuffer());
  const isPage = type.startsWith("text/html");
  const shown = isPage
    ? marked(body.toString().replace(DRAWN, "$1"), type)
    : body.toString("base64");
  const told = headers.map(([name, value]) => `${name}: ${isPage ? marked(value, "") : value}`);
  return [response.status, ...told, shown].join("\n");
}

test("no public page, feed or file of a meeting tells whether an address had replied", async ({
  own: { site, owner },
}) => {
  const visitor = new Visitor(site.url);
  const made: Made[] = [];
  for (const [title, seats] of Object.entries(SEATS)) {
    made.push(await putOn(owner, { Title: title, Everybody: true, ...seats }));
  }
  const replies = async (email: string) => {
    const said: string[] = [];
    for (const { path } of made) {
      const thanks = await reply(visitor, path, { Name: "Nobody Else", "E-mail": email });
      said.push(thanks.main.text.replaceAll(email, "‹address›"));
    }
    return said;
  };
  await replies(KNOWN);
  for (const each of made) letSeatsBeTold(site, each);

  const from = ["/", "/meetings", "/sitemap.xml", "/feeds/all.ics", "/search?q=canary"];
  const own = made.flatMap(({ path }) => [path, `${path}/picture.png`]);
  const found = await crawl(site.url, [...from, ...own], {
    within: (path) => !/^\/(calendar\/\d|archive|search|articles|_next|meetings\?)/.test(path),
  });
  const tells = ([path, { body }]: [string, { body: string }]) =>
    /canary/i.test(path) || body.includes("The canary of");
  const paths = [...found].filter(tells).map(([path]) => path);
  for (const { path } of made) {
    expect(paths.filter((each) => each.startsWith(path)).length).toBeGreaterThan(2);
  }
  paths.push("/api/search?q=canary");
  const read = () => Promise.all(paths.map((path) => bytes(visitor, path)));
  const before = await read();
  const changed = async () => {
    const now = await read();
    return paths.filter((_, n) => now[n] !== before[n]);
  };
  // What differs by itself would hide what is told.
  expect(await changed()).toEqual([]);

  const toKnown = await replies(KNOWN);
  expect(await changed()).toEqual([]);
  const toNew = await replies(NEW);
  expect(await changed()).toEqual([]);
  expect(toNew).toEqual(toKnown);

  // That a seat was taken is seen once it counts.
  const two = made[1] as Made;
  letSeatsBeTold(site, two);
  expect(await changed()).toContain(two.path);
});
