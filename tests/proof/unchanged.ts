// `npm run proof -- BEFORE [AFTER]`: whether two commits say the same. BEFORE and AFTER are built
// checkouts (AFTER is this one unless given). Both run on one seed and one clock that stands still,
// the later one on a migrated copy of the earlier one's data; every address of the demo site, public
// and of the desk, every feed and every mail is compared, past the marks in marks.ts.
// Prints each kind of difference once, with how many addresses have it, and ends with 1 if there is any.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Mailbox } from "#tests/site/mailbox.ts";
import { freePort } from "#tests/site/start.ts";
import { crawl, type Page } from "./crawl.ts";
import { actAsPeopleDo, signIn } from "./deeds.ts";
import { marked } from "./marks.ts";
import { SEEDED_AT, startProved } from "./site.ts";

const [before, after = "."] = process.argv.slice(2);
if (!before) throw new Error("Which checkout is the one before? npm run proof -- ../before");

const work = mkdtempSync(join(tmpdir(), "marchmont-proof-"));

/** Pages that anybody may read start here; the crawl finds the rest. */
const PUBLIC = [
  "/",
  "/sitemap.xml",
  "/robots.txt",
  "/opensearch.xml",
  "/feeds/all.ics",
  "/nowhere",
];
const isDesk = (path: string) => path.startsWith("/dashboard");

type Told = { pages: Map<string, Page>; mails: Map<string, string> };

async function whatItSays(checkout: string, data: string, port: number): Promise<Told> {
  const mailbox = await Mailbox.open(mkdtempSync(join(work, "mail-")));
  const site = await startProved(resolve(checkout), { port, dataDir: data, smtpUrl: mailbox.url });
  try {
    const pages = new Map<string, Page>();
    const gather = async (from: string[], cookie = "") => {
      const within = (path: string) => (cookie === "") !== isDesk(path);
      for (const [path, page] of await crawl(site.url, from, { cookie, within })) {
        pages.set(cookie && !isDesk(path) ? `${path} (signed in)` : path, page);
      }
    };
    await gather(PUBLIC);
    const cookie = await signIn(site);
    await gather(["/dashboard"], cookie);
    const said = await actAsPeopleDo(site, cookie, mailbox);
    for (const [path, page] of said) pages.set(path, page);
    return { pages, mails: mailsOf(mailbox) };
  } finally {
    await site.stop();
    await mailbox.close();
  }
}

/** Mails by recipient, subject and place among those alike, without what is drawn for each. */
function mailsOf(mailbox: Mailbox): Map<string, string> {
  const mails = new Map<string, string>();
  for (const { recipients, subject, source } of mailbox.messages) {
    const name = `${recipients.join(", ")}: ${subject}`;
    let n = 1;
    while (mails.has(`${name} #${n}`)) n++;
    const boundaries = [...source.matchAll(/boundary="([^"]+)"/g)].map(
      ([, boundary = ""]) => boundary,
    );
    const plain = boundaries
      .reduce((text, boundary) => text.replaceAll(boundary, "‹boundary›"), source)
      .replace(/^Message-ID: .*$/gim, "Message-ID: ‹›");
    mails.set(`${name} #${n}`, marked(decoded(plain), "text/html"));
  }
  return mails;
}

/** Parts in base64 and quoted-printable as their text; tokens in links by their mark. */
function decoded(source: string): string {
  return source
    .replace(/=\r\n/g, "")
    .replace(/((?:^[A-Za-z0-9+/]{40,76}=*\r\n)+(?:^[A-Za-z0-9+/]{1,75}=*\r\n)?)/gm, (block) =>
      Buffer.from(block, "base64").toString("utf8"),
    )
    .replace(/\/(rsvps|tickets|unsubscribe|subscribe\/\w+|invitations)\/[\w.~-]+/g, "/$1/‹token›");
}

function difference(one: string, other: string): string {
  writeFileSync(join(work, "before"), one);
  writeFileSync(join(work, "after"), other);
  const { stdout } = spawnSync("diff", ["-U0", "before", "after"], { cwd: work, encoding: "utf8" });
  return stdout
    .split("\n")
    .slice(2)
    .filter((line) => !line.startsWith("@@"))
    .join("\n");
}

const asText = ({ status, headers, body }: Page) =>
  `${status}\n${Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join("\n")}\n\n${body}`;

function compare(one: Map<string, string>, other: Map<string, string>): Map<string, string[]> {
  const differences = new Map<string, string[]>();
  for (const name of new Set([...one.keys(), ...other.keys()])) {
    const [left, right] = [one.get(name), other.get(name)];
    if (left === right) continue;
    const what =
      left === undefined
        ? "only after"
        : right === undefined
          ? "only before"
          : difference(left, right);
    differences.set(what, [...(differences.get(what) ?? []), name]);
  }
  return differences;
}

const port = await freePort();
const seeded = join(work, "data-before");
const copied = join(work, "data-after");
mkdirSync(seeded);
// The seed draws its ids: both sites begin with the rows of the earlier one.
const first = await startProved(resolve(before), {
  port,
  dataDir: seeded,
  smtpUrl: "",
  at: SEEDED_AT,
});
await first.stop();
cpSync(seeded, copied, { recursive: true });

const told = await whatItSays(before, seeded, port);
const tells = await whatItSays(after, copied, port);
const texts = ({ pages, mails }: Told) =>
  new Map([...[...pages].map(([path, page]) => [path, asText(page)] as const), ...mails]);
const differences = compare(texts(told), texts(tells));

console.log(
  `${told.pages.size} addresses and ${told.mails.size} mails before, ${tells.pages.size} and ${tells.mails.size} after`,
);
for (const [what, names] of [...differences].sort(([, a], [, b]) => b.length - a.length)) {
  console.log(`\n=== ${names.length} × ${names.slice(0, 4).join("  ")}\n${what.slice(0, 3000)}`);
}
const undone = [...told.pages].filter(([, { status }]) => status === 0).map(([what]) => what);
if (undone.length > 0) console.log(`\nNothing to press for: ${undone.join(" ")}`);
console.log(`\n${differences.size} kinds of difference`);
rmSync(work, { recursive: true, force: true });
process.exit(differences.size > 0 ? 1 : 0);
