import { readdirSync } from "node:fs";
import { join } from "node:path";
import { linkToken } from "#lib/secret.ts";
import { putOn, reply } from "#tests/http/support/desk.ts";
import type { Page } from "#tests/http/support/page.ts";
import type { Visitor } from "#tests/http/support/visitor.ts";
import type { Deliveries } from "#tests/site/mailbox.ts";
import { OWNER } from "#tests/site/owner.ts";
import { findStates } from "./states.ts";

/* One address for each page there is. */

const APP = join(import.meta.dirname, "..", "..", "..", "app");

/** The pages by their files, "/dashboard/venues/[id]"; only a site without an owner has that which sets it up. */
export const ROUTES = readdirSync(APP, { recursive: true })
  .map((file) => `/${String(file).replaceAll("\\", "/")}`)
  .filter((file) => file.endsWith("/page.tsx") && !file.includes("[..."))
  .map((file) => file.replace(/\/page\.tsx$/, "").replace(/\/\([^)]+\)/g, "") || "/")
  .filter((route) => route !== "/setup")
  .sort();

/** Pages that say something else than the page of the same kind above. */
export const VARIANTS = {
  "/search": "/search",
  "a meeting of 2007": "/meetings/building-a-revolutionary-party-the-korean-experience-2007-10-07",
  "a list that is narrowed": "/meetings?topic=maps",
  "an archive that is narrowed": "/archive?group=friends-of-korea&topic=maps",
  "a month without meetings": "/calendar/2031-02",
  "an address where nothing is": "/nothing-is-here",
  "a page of the desk where nothing is": "/dashboard/meetings/01aaaaaaaaaaaaaaaaaaaaaaaa",
  "/dashboard/meetings/moved": "/dashboard/meetings/moved",
  "results of every kind": "/search?q=meeting",
  "results of one kind": "/search?q=meeting&kind=meeting",
  "a search with a typing mistake": "/search?q=anniversery",
  "a search that finds nothing": "/search?q=zzzqq",
  "a dead link of an RSVP": "/rsvps/nothing",
};

/** The same, found by their titles in the list at an address. */
export const MEETINGS: Record<string, [list: string, title: string]> = {
  "a meeting with many questions": ["/meetings", "Water, work and worship"],
  "a full meeting": ["/meetings", "Moths by lamplight"],
  "a cancelled meeting": ["/meetings", "A walk along the parish boundary"],
  "a meeting in Welsh": ["/meetings", "Noson o gerddi"],
  "a meeting with its record": ["/archive", "An evening on wells"],
  "the desk of a meeting with its record": [
    "/dashboard/meetings?list=past&search=wells",
    "An evening on wells",
  ],
};

/** What it says on a page of states.ts; closed parts are opened. */
export const STATES = {
  "a mailing that is paused": "Go on",
  "a mailing that was stopped": "Stopped",
  "a digest in the archive": "News of the week",
  "a sign-up that is too old": "This link is too old",
  "thanks that can be sent": "Thank you for coming. What was said",
} as const;

/** The route of an address: words before places, as Next takes them. */
function routeOf(address: string): string | undefined {
  const [path = ""] = address.split(/[?#]/);
  const fits = (route: string) =>
    new RegExp(`^${route.replace(/\[\w+\]/g, "[^/]+")}$`).test(path === "" ? "/" : path);
  const places = (route: string) => route.split("[").length;
  return ROUTES.filter(fits).sort((a, b) => places(a) - places(b))[0];
}

/** Follows links until there is an address of each route but those that are known; kinds not seen yet come first, of each only so many are looked at. */
async function follow(
  owner: Visitor,
  starts: string[],
  known: string[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const looks = new Map<string, number>();
  const seen = new Set(starts);
  const waiting = [...starts];
  while (waiting.length > 0 && found.size < ROUTES.length - known.length) {
    const isNew = (address: string) => !found.has(routeOf(address) ?? "");
    const [address = ""] = waiting.splice(Math.max(waiting.findIndex(isNew), 0), 1);
    const route = routeOf(address);
    const times = looks.get(route ?? "") ?? 0;
    if (!route || known.includes(route) || times >= 20) continue;
    looks.set(route, times + 1);
    const page = await owner.open(address);
    if (page.status !== 200 || !page.headers.get("content-type")?.includes("html")) continue;
    if (!found.has(route) && routeOf(page.url.pathname) === route) found.set(route, address);
    const links = page.attributes("a[href]", "href").map((link) => new URL(link, page.url));
    for (const { origin, pathname, search } of links) {
      if (origin !== page.url.origin || seen.has(pathname + search)) continue;
      seen.add(pathname + search);
      waiting.push(pathname + search);
    }
  }
  return found;
}

const path = ({ pathname, search }: URL) => pathname + search;
const pathOf = (link: string) => path(new URL(link));

/** What no link leads to: pages that are made by a form, or mailed. */
async function made(owner: Visitor, visitor: Visitor, mailbox: Deliveries): Promise<string[]> {
  const email = "ivo@example.org";
  const meeting = await putOn(owner, { Title: "Looked at from all sides" });
  await reply(visitor, meeting.path, { Name: "Ivo Sands", "E-mail": email });
  const manage = pathOf((await mailbox.waitFor(email)).link("/rsvps/"));
  const ticket = linkToken("ticket", manage.slice("/rsvps/".length, "/rsvps/".length + 26), 0);
  await (await visitor.open("/rsvps")).form("Mail me the link").fill({ "E-mail": email }).submit();
  const all = (await mailbox.waitFor(email, { subject: /Your RSVPs/ })).link("/rsvps/all/");

  const other = "ivo.elsewhere@example.org";
  const moved = (await visitor.open(manage)).form("Ask the new address");
  await moved.fill({ "New e-mail address": other }).submit();
  const address = (await mailbox.waitFor(other)).link("/rsvps/address/");
  const site = (await owner.open("/dashboard/site")).form("Save");
  await site.fill({ Imprint: "The sample societies, one table in a hall." }).submit();

  const list = `${meeting.desk}/rsvps`;
  const words = { Subject: "Bring a torch", Message: "It is dark." };
  const message = (await owner.open(`${meeting.desk}/messages/new`)).form(/^Send to 1 person/);
  const sent = await message.fill(words).submit();
  const lookOver = async (people: string) =>
    (await owner.open(`${list}/import`))
      .form("Look it over")
      .fill({ "Or paste the list": `Name;E-mail\n${people}` })
      .submit();
  const imported = await (await lookOver("Bea;bea.pasted@example.org")).press("Import 1 row");
  const check = await lookOver("Ann;ann.pasted@example.org\nNo;mail");
  const row = new URL(check.link(/^Set Ann/), check.url);
  const asked = await (await owner.open(`${meeting.desk}/questions`)).press(/^Ask: /);
  const question = new URL(asked.link(/^Change “/), asked.url);
  return [
    ...[manage, `${manage}/ticket`, `/tickets/${ticket}`, pathOf(all), pathOf(address)],
    ...[path(check.url), path(row), path(imported.url)],
    ...[path(sent.url), `${list}/bulk?do=cancel&who=all`, path(question)],
    ...(await readers(owner)),
    ...(await subscriber(visitor, mailbox)),
    ...(await doorstep(owner, visitor, mailbox)),
  ];
}

/** A list of subscribers that was imported, and one that is looked over. */
async function readers(owner: Visitor): Promise<string[]> {
  const lookOver = async (pasted: string) =>
    (await owner.open("/dashboard/newsletter/subscribers/import"))
      .form("Look it over")
      .fill({ "Or paste the list": pasted, "Friends of Korea": true })
      .submit();
  const imported = await (await lookOver("pasted@example.org")).press("Import 1 address");
  const check = await lookOver("E-mail;Consent;Agreed on\nann@example.org;By hand;2024-05-03\nx;;");
  return [path(imported.url), path(check.url)];
}

async function subscriber(visitor: Visitor, mailbox: Deliveries): Promise<string[]> {
  const asked = async (email: string): Promise<Page> => {
    const form = (await visitor.open("/subscribe")).main.form("Keep me informed");
    await form.fill({ "E-mail": email, "Friends of Korea": true }).submit();
    return visitor.open((await mailbox.waitFor(email)).link("/subscribe/confirm/"));
  };
  const own = await (await asked("looks.once@example.org")).press("Yes, subscribe me");
  const confirm = await asked("looks.twice@example.org");
  return [path(own.url), path(confirm.url)];
}

/** What one sees before one is signed in. */
async function doorstep(owner: Visitor, visitor: Visitor, mailbox: Deliveries): Promise<string[]> {
  const email = "asked.in@example.org";
  const members = await (await owner.open("/dashboard/members")).main.follow(/./);
  await members.form("Send the invitation").fill({ "E-mail": email }).submit();
  const invitation = (await mailbox.waitFor(email)).link("/invitations/");
  const form = (await visitor.open("/sign-in")).form("Mail me a link");
  const sent = await form.fill({ "E-mail": OWNER.OWNER_EMAIL }).submit();
  const link = (await mailbox.waitFor(OWNER.OWNER_EMAIL, { subject: /Sign in/i })).link(
    "/sign-in/",
  );
  return [pathOf(invitation), "/sign-in", path(sent.url), pathOf(link)];
}

/** An address for each page of ROUTES, VARIANTS and MEETINGS, by the names there. */
export async function findPages(
  owner: Visitor,
  visitor: Visitor,
  mailbox: Deliveries,
  dataDir: string,
): Promise<Record<string, string>> {
  const known: Record<string, string> = {};
  for (const address of await made(owner, visitor, mailbox)) {
    const route = routeOf(address);
    if (route) known[route] = address;
  }
  const given = ROUTES.filter((route) => route in known || route in VARIANTS);
  const routes = await follow(owner, ["/", "/dashboard"], given);
  const meetings = Object.entries(MEETINGS).map(async ([name, [list, title]]) => {
    const page = await owner.open(list);
    return [name, page.main.link(new RegExp(`^${title}`))] as const;
  });
  return {
    ...Object.fromEntries(routes),
    ...known,
    ...VARIANTS,
    ...Object.fromEntries(await Promise.all(meetings)),
    ...(await findStates(owner, visitor, dataDir)),
  };
}
