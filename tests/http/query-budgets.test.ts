import { execFile } from "node:child_process";
import { globSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll } from "vitest";
import { AUTH_SECRET, OWNER } from "#tests/site/owner.ts";
import { type Site, scratchFolder, startSite } from "#tests/site/start.ts";
import { signIn } from "./support/sign-in.ts";
import { expect, test } from "./support/test.ts";
import { Visitor } from "./support/visitor.ts";

/*
 * Every page and file of the site, with one row of everything and with thirty:
 * it asks the database equally often. A page whose address has a part that is
 * filled in says here with what.
 */

const root = join(import.meta.dirname, "..", "..");
const folder = scratchFolder();
const statementsFile = join(folder, "statements");
const ROWS = 30;

/** What the first row of each kind is called in addresses, as tests/site/fill.ts makes them. */
type First = {
  rsvp: string;
  ticket: string;
  subscriber: string;
  list: string;
  rsvpId: string;
  article: string;
  ids: Record<string, string>;
};

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

/** What stands for the parts in brackets, by the address up to them. */
const partsOf = (first: First): Record<string, string> => ({
  "/archive/[year]": new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 4),
  "/calendar/[month]": new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 7),
  "/articles/[slug]": "article-0",
  "/articles/article-0/cite/[format]": "bib",
  "/groups/[slug]": "group-0",
  "/groups/group-0/feeds/[file]": "meetings.atom",
  "/meetings/[slug]": "coming-0",
  "/meetings/coming-0/cite/[format]": "bib",
  "/newsletter/[slug]": "letter-0",
  "/publications/[slug]": "paper-0",
  "/publications/paper-0/[number]": "0",
  "/publications/paper-0/0/cite/[format]": "bib",
  "/publications/paper-0/feeds/[file]": "articles.atom",
  "/series/[slug]": "series-0",
  "/speakers/[slug]": "speaker-0",
  "/topics/[slug]": "topic-0",
  "/topics/topic-0/feeds/[file]": "meetings.atom",
  "/venues/[slug]": "venue-0",
  "/feeds/[file]": "reports.atom",
  "/rsvps/[token]": first.rsvp,
  "/rsvps/all/[link]": first.list,
  "/tickets/[token]": first.ticket,
  "/subscribe/manage/[token]": first.subscriber,
  "/dashboard/articles/[id]": first.article,
  "/dashboard/groups/[id]": first.ids.group!,
  [`/dashboard/groups/${first.ids.group}/mails/[kind]`]: "rsvp-going",
  "/dashboard/meetings/[id]": first.ids.coming!,
  [`/dashboard/meetings/${first.ids.coming}/messages/[mailingId]`]: first.ids.message!,
  [`/dashboard/meetings/${first.ids.coming}/questions/[questionId]`]: first.ids.question!,
  [`/dashboard/meetings/${first.ids.coming}/rsvps/[rsvpId]`]: first.rsvpId,
  [`/dashboard/meetings/${first.ids.coming}/rsvps/import/[importId]`]: first.ids.import!,
  "/dashboard/members/[id]": first.ids.group!,
  "/dashboard/newsletter/[id]": first.ids.letter!,
  "/dashboard/newsletter/subscribers/import/[importId]": first.ids.readers!,
  "/dashboard/outbox/[mailId]": first.ids.sent!,
  "/dashboard/publications/[id]": first.ids.publication!,
  "/dashboard/speakers/[id]": first.ids.speaker!,
  "/dashboard/venues/[id]": first.ids.venue!,
});

/** What is asked for beside the address, where the list depends on it. */
const ASKED: Record<string, string> = {
  "/search": "?q=meeting&kind=meeting",
  "/api/search": "?q=took",
  "/dashboard/newsletter/new": "?kind=update",
  "/dashboard/meetings/[id]/rsvps/bulk": "?do=cancel&status=going",
};

/** The routes of the app, as they stand in its folders. */
const routes = globSync("app/**/{page.tsx,route.ts}", { cwd: root })
  .map((path) => path.replaceAll("\\", "/").split("/").slice(1, -1))
  .filter((parts) => !parts.some((part) => part.startsWith("[...")))
  .map((parts) => `/${parts.filter((part) => !part.startsWith("(")).join("/")}`)
  .filter((route) => !NO_LIST.includes(route))
  .sort();

function addressOf(route: string, parts: Record<string, string>): string {
  let address = route;
  while (address.includes("[")) {
    const upTo = address.slice(0, address.indexOf("]") + 1);
    const part = parts[upTo];
    if (part === undefined)
      throw new Error(`${upTo}: say in partsOf what stands there, or why not`);
    address = upTo.replace(/\[\w+\]$/, part) + address.slice(upTo.length);
  }
  return address + (ASKED[route] ?? "");
}

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

async function fill(from: number, to: number): Promise<First> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      "--experimental-strip-types",
      "--disable-warning=ExperimentalWarning",
      join(root, "tests/site/fill.ts"),
      String(from),
      String(to),
    ],
    { env: { ...process.env, DATABASE_URL: site.databaseUrl, DATA_DIR: site.dataDir } },
  );
  return JSON.parse(stdout);
}

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
  const first = await fill(0, 1);
  const parts = partsOf(first);
  const addresses = new Map(routes.map((route) => [route, addressOf(route, parts)]));
  // What is kept after the first time is asked for now.
  await statements(addresses, "warm ");
  const few = await statements(addresses, "few ");
  await fill(1, ROWS);
  const many = await statements(addresses, "many ");
  const faults = routes.flatMap((route) => {
    const [of1, ofMany] = [few.get(route)!, many.get(route)!];
    if (ofMany.length === of1.length) return [];
    const counts = `${of1.length} with 1 row, ${ofMany.length} with ${ROWS}`;
    return `${route}: ${counts}\n${more(ofMany, of1).slice(0, 3).join("\n")}`;
  });
  expect(faults).toEqual([]);
}, 300_000);
