import { execFile } from "node:child_process";
import { globSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { typescript } from "#app/_launch/runtime.mjs";
import type { Site } from "#tests/site/start.ts";

/* Every page and file of a site that tests/site/fill.ts has filled, by its route. A route whose address has a part that is filled in says here with what. */

const root = join(import.meta.dirname, "..", "..", "..");

/** What the first row of each kind is called in addresses, as tests/site/fill.ts makes them. */
export type First = {
  rsvp: string;
  ticket: string;
  subscriber: string;
  list: string;
  rsvpId: string;
  article: string;
  ids: Record<string, string>;
};

/** What stands for the parts in brackets, by the address up to them; of the first one's meetings that one is meant. */
export const partsOf = (
  first: First,
  meeting: "coming" | "draft" = "coming",
): Record<string, string> => ({
  "/archive/[year]": new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 4),
  "/calendar/[month]": new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 7),
  "/articles/[slug]": "article-0",
  "/articles/article-0/cite/[format]": "bib",
  "/groups/[slug]": "group-0",
  "/groups/group-0/feeds/[file]": "meetings.atom",
  "/meetings/[slug]": `${meeting}-0`,
  [`/meetings/${meeting}-0/cite/[format]`]: "bib",
  "/newsletter/[slug]": "letter-0",
  "/publications/[slug]": "paper-0",
  "/publications/paper-0/[number]": "0",
  "/publications/paper-0/0/cite/[format]": "bib",
  "/publications/paper-0/feeds/[file]": "articles.atom",
  [`/meetings/${meeting}-0/player/[article]`]: first.article,
  "/series/[slug]": "series-0",
  "/speakers/[slug]": "speaker-0",
  "/topics/[slug]": "topic-0",
  "/topics/topic-0/feeds/[file]": "meetings.atom",
  "/venues/[slug]": "venue-0",
  "/feeds/[file]": "reports.atom",
  "/images/[id]": "nothing",
  "/invitations/[token]": "invitation-0",
  "/rsvps/address/[link]": "nothing",
  "/subscribe/confirm/[token]": "nothing",
  "/unsubscribe/[token]": "nothing",
  [`/dashboard/meetings/${first.ids[meeting]}/rsvps/import/check/[line]`]: "1",
  "/rsvps/[token]": first.rsvp,
  "/rsvps/all/[link]": first.list,
  "/tickets/[token]": first.ticket,
  "/subscribe/manage/[token]": first.subscriber,
  "/dashboard/articles/[id]": first.article,
  "/dashboard/groups/[id]": first.ids.group!,
  [`/dashboard/groups/${first.ids.group}/mails/[kind]`]: "rsvp-going",
  "/dashboard/meetings/[id]": first.ids[meeting]!,
  [`/dashboard/meetings/${first.ids[meeting]}/messages/[mailingId]`]: first.ids.message!,
  [`/dashboard/meetings/${first.ids[meeting]}/questions/[questionId]`]: first.ids.question!,
  [`/dashboard/meetings/${first.ids[meeting]}/rsvps/[rsvpId]`]: first.rsvpId,
  [`/dashboard/meetings/${first.ids[meeting]}/rsvps/import/[importId]`]: first.ids.import!,
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
export const ROUTES = globSync("app/**/{page.tsx,route.ts}", { cwd: root })
  .map((path) => path.replaceAll("\\", "/").split("/").slice(1, -1))
  .filter((parts) => !parts.some((part) => part.startsWith("[...")))
  .map((parts) => `/${parts.filter((part) => !part.startsWith("(")).join("/")}`)
  .sort();

/** The address of a route. */
export function addressOf(route: string, parts: Record<string, string>): string {
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

/** Fills a site with such rows, and tells of the first. */
export async function fill(site: Site, from: number, to: number): Promise<First> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [...typescript, join(root, "tests/site/fill.ts"), String(from), String(to)],
    { env: { ...process.env, DATABASE_URL: site.databaseUrl, DATA_DIR: site.dataDir } },
  );
  return JSON.parse(stdout);
}
