import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll } from "vitest";
import { AUTH_SECRET, OWNER } from "#tests/site/owner.ts";
import { type Site, scratchFolder, startSite } from "#tests/site/start.ts";
import { addressOf, fill, partsOf, ROUTES } from "./support/every-address.ts";
import { signIn } from "./support/sign-in.ts";
import { expect, test } from "./support/test.ts";
import { Visitor } from "./support/visitor.ts";

/*
 * Every page and file of the site, with one row of everything and with thirty:
 * it asks the database equally often.
 */

const root = join(import.meta.dirname, "..", "..");
const folder = scratchFolder();
const statementsFile = join(folder, "statements");
const ROWS = 30;

/** Addresses that lead to no list: what they are for is one row, or none. */
const NO_LIST = [
  "/setup",
  "/sign-in/confirm",
  "/sign-in/sent",
  "/imprint",
  "/invitations/[token]",
  "/rsvps/address/[link]",
  "/subscribe/confirm/[token]",
  "/unsubscribe/[token]",
  "/images/[id]",
  "/rsvp-challenge",
  "/passkey-challenge",
  "/meetings/[slug]/player/[article]",
  "/meetings/[slug]/picture.png",
  "/dashboard/meetings/[id]/rsvps/import/check",
  "/dashboard/meetings/[id]/rsvps/import/check/[line]",
  "/dashboard/meetings/[id]/rsvps/import/problems.csv",
  "/dashboard/newsletter/subscribers/import/check",
  "/dashboard/newsletter/subscribers/import/problems.csv",
];

const routes = ROUTES.filter((route) => !NO_LIST.includes(route));

let site: Site;
let owner: Visitor;

beforeAll(async () => {
  const counting = pathToFileURL(join(root, "tests/site/count-statements.ts"));
  site = await startSite({
    ...OWNER,
    AUTH_SECRET,
    SEED: "none",
    STATEMENTS_FILE: statementsFile,
    NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ""} --import=${counting}`,
  });
  owner = new Visitor(site.url);
  await signIn(owner);
}, 180_000);

afterAll(async () => {
  await site?.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** The statements that each address makes, by its route. */
async function statements(addresses: Map<string, string>, round: string) {
  const refused: string[] = [];
  for (const [route, address] of addresses) {
    const visitor = address.startsWith("/dashboard") ? owner : new Visitor(site.url);
    const response = await visitor.request(address, { headers: { "x-count": round + route } });
    await response.arrayBuffer();
    if (response.status !== 200) refused.push(`${response.status}: ${address}`);
  }
  expect(refused).toEqual([]);
  const made = new Map([...addresses.keys()].map((route) => [route, [] as string[]]));
  for (const line of readFileSync(statementsFile, "utf8").trim().split("\n")) {
    const [mark, statement] = JSON.parse(line) as [string, string];
    if (mark.startsWith(round)) made.get(mark.slice(round.length))?.push(statement);
  }
  return made;
}

/** What comes more often than before, with the most frequent first. */
function more(many: string[], few: string[]): string[] {
  const times = (all: string[], one: string) => all.filter((each) => each === one).length;
  return [...new Set(many)]
    .map((one) => ({ one, by: times(many, one) - times(few, one) }))
    .filter(({ by }) => by > 0)
    .toSorted((a, b) => b.by - a.by)
    .map(({ one, by }) => `${by} more: ${one}`);
}

test("a list asks the database as often for thirty rows as for one", async () => {
  const first = await fill(site, 0, 1);
  const parts = partsOf(first);
  const addresses = new Map(routes.map((route) => [route, addressOf(route, parts)]));
  // What is kept after the first time is asked for now.
  await statements(addresses, "warm ");
  const few = await statements(addresses, "few ");
  await fill(site, 1, ROWS);
  const many = await statements(addresses, "many ");
  const faults = routes.flatMap((route) => {
    const [of1, ofMany] = [few.get(route)!, many.get(route)!];
    if (ofMany.length === of1.length) return [];
    const counts = `${of1.length} with 1 row, ${ofMany.length} with ${ROWS}`;
    return `${route}: ${counts}\n${more(ofMany, of1).slice(0, 3).join("\n")}`;
  });
  expect(faults).toEqual([]);
}, 300_000);
