import { afterAll, beforeAll } from "vitest";
import { write } from "#tests/site/database.ts";
import { AUTH_SECRET, OWNER } from "#tests/site/owner.ts";
import { removeSite, type Started, startWithMailbox } from "#tests/site/with-mailbox.ts";
import { addressOf, type First, fill, partsOf, ROUTES } from "../support/every-address.ts";
import { signedIn, signIn } from "../support/sign-in.ts";
import { describe, expect, test } from "../support/test.ts";
import { Visitor } from "../support/visitor.ts";

/*
 * Every address × who asks × the state of a meeting: words that were planted
 * in it are read only where they belong. In whatever way it is asked, as a page
 * or as what Next's own scripts ask for; in headers too.
 */

/** What is not the public's of a meeting: another guest's, and the organizers'. */
const PRIVATE = /canary-(?:guest|mail|comment|note|answer)/i;
/** The way in, for those who are going. */
const JOIN = /canary-join/i;
const TITLE = /canary-title/i;
const DRAFT = /canary-draft/i;

type Who = "nobody" | "attendee" | "another" | "helper" | "organizer" | "admin" | "owner";
const INSIDERS: Who[] = ["helper", "organizer", "admin", "owner"];

/** How a meeting comes to be so. */
const STATES = {
  published: "status = 'published', visibility = 'public'",
  unlisted: "visibility = 'unlisted'",
  cancelled: "status = 'cancelled', visibility = 'public'",
  withdrawn: "status = 'draft'",
  deleted: "status = 'published', deleted_at = changed_at",
};
type State = keyof typeof STATES;

const isDesk = (address: string) => address.startsWith("/dashboard");
const isOwn = (address: string) => /^\/(rsvps|tickets)\/./.test(address);

/** Whether such words may be read there. */
function mayShow(words: RegExp, who: Who, address: string, state: State): boolean {
  const within = INSIDERS.includes(who) && isDesk(address);
  const theirs = who === "attendee" && isOwn(address);
  if (words === PRIVATE || words === DRAFT) return within;
  if (words === JOIN || within || theirs) return within || theirs;
  if (state === "published" || state === "cancelled") return true;
  if (state === "unlisted") return address.startsWith("/meetings/coming-0");
  // A calendar that knew it is told that it is off.
  return /\.ics/.test(address);
}

/** What no route stands for. */
const BESIDES = ["/sitemap.xml", "/feeds/all.ics", "/meetings?q=canary", "/search?q=canary"];
const asked = (first: First) => [
  ...BESIDES,
  "/api/search?q=canary",
  ...["coming", "draft"].flatMap((meeting) => {
    const parts = partsOf(first, meeting as "coming" | "draft");
    return ROUTES.map((route) => addressOf(route, parts));
  }),
];

/** Who asks for what: all of it only where LEAK_MATRIX is set. */
const isAsked = (who: Who, address: string, state: State): boolean => {
  if (who === "attendee") return isOwn(address);
  if (who === "nobody") return !isOwn(address) && !isDesk(address);
  if (process.env.LEAK_MATRIX) return !isOwn(address);
  if (who === "another") return isDesk(address) && ["published", "unlisted"].includes(state);
  return who === "organizer" && state === "published" && !isOwn(address);
};

let started: Started;
let first: First;
const people = {} as Record<Who, Visitor>;

beforeAll(async () => {
  started = await startWithMailbox({ ...OWNER, AUTH_SECRET, SEED: "none" });
  const { site } = started;
  first = await fill(site, 0, 1);
  const { coming, draft } = first.ids as Record<string, string>;
  const join = async (who: Who, role = "", group = "Group 0") => {
    const email = `${who}@example.org`;
    write(
      site,
      `insert into accounts (id, email, name, password_hash, site_admin, created_at)
       select ?, ?, ?, password_hash, ?, created_at from accounts where site_admin limit 1`,
      who,
      email,
      who,
      who === "admin" ? 1 : 0,
    );
    if (role) {
      write(
        site,
        `insert into members (group_id, account_id, role, created_at)
         select id, ?, ?, created_at from groups where name = ?`,
        who,
        role,
        group,
      );
    }
    const person = new Visitor(site.url);
    await signIn(person, { ...OWNER, OWNER_EMAIL: email });
    people[who] = person;
  };
  await join("helper", "helper");
  await join("organizer", "organizer");
  await join("another", "organizer", "The other group");
  await join("admin");
  people.owner = await signedIn(site.url);
  people.nobody = new Visitor(site.url);
  people.attendee = new Visitor(site.url);

  const meeting =
    "update meetings set title = ?, online_url = ?, online_url_for = 'going' where id = ?";
  write(site, meeting, "Canary-title", "https://canary-join.example.org/", coming);
  write(site, meeting, "Canary-draft", "https://canary-join.example.org/", draft);
  write(
    site,
    `update rsvps set name = 'Canary-guest', email = 'canary-mail@example.org', named = 0,
     email_key = 'canary-mail@example.org', comment = 'Canary-comment', note = 'Canary-note'
     where meeting_id = ? and id <> ? and status = 'waitlisted'`,
    coming,
    first.rsvpId,
  );
  write(
    site,
    "update answers set value = ? where rsvp_id <> ?",
    JSON.stringify("Canary-answer"),
    first.rsvpId,
  );
});
afterAll(() => removeSite(started));

type Found = { address: string; status: number; told: string };

/** What somebody is sent for an address, in each way it is asked for. */
async function ask(who: Who, address: string): Promise<Found[]> {
  const ways: Record<string, string>[] = [
    {},
    { rsc: "1" },
    { rsc: "1", "next-router-prefetch": "1" },
  ];
  const found: Found[] = [];
  for (const headers of ways) {
    const response = await people[who].request(address, { headers });
    const told = [...response.headers].flat().join("\n");
    const way = Object.keys(headers).join("+");
    const body = Buffer.from(await response.arrayBuffer()).toString();
    found.push({ address: `${address} ${way}`, status: response.status, told: told + body });
  }
  return found;
}

describe.each(Object.keys(STATES) as State[])("of a meeting that is %s", (state) => {
  test("words are read where they belong", async () => {
    const { site } = started;
    await site.stop();
    write(site, `update meetings set ${STATES[state]} where id = ?`, first.ids.coming);
    await site.start();
    const leaks: string[] = [];
    const seen = new Set<string>();
    for (const who of Object.keys(people) as Who[]) {
      const addresses = [...new Set(asked(first))].filter((each) => isAsked(who, each, state));
      for (let at = 0; at < addresses.length; at += 6) {
        const some = await Promise.all(addresses.slice(at, at + 6).map((each) => ask(who, each)));
        for (const { address, status, told } of some.flat()) {
          for (const words of [PRIVATE, JOIN, TITLE, DRAFT]) {
            if (!words.test(told)) continue;
            seen.add(`${who} ${words.source}`);
            if (!mayShow(words, who, address, state))
              leaks.push(`${who}: ${words} at ${address}, ${status}`);
          }
        }
      }
    }
    expect(leaks).toEqual([]);
    // They are there to be read.
    if (state === "published") {
      const all = [PRIVATE, JOIN, TITLE, DRAFT].map(({ source }) => `organizer ${source}`);
      expect([...seen]).toEqual(expect.arrayContaining([...all, `nobody ${TITLE.source}`]));
      expect([...seen]).toContain(`attendee ${JOIN.source}`);
    }
  });
});

test("the log has none of it, and no link", () => {
  const log = started.site.log();
  for (const words of [PRIVATE, JOIN, TITLE, DRAFT]) expect(log).not.toMatch(words);
  for (const token of [first.rsvp, first.ticket, first.list]) expect(log).not.toContain(token);
});
