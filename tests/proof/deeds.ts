import { setTimeout as sleep } from "node:timers/promises";
import type { Mailbox } from "#tests/site/mailbox.ts";
import { type Page, read } from "./crawl.ts";
import { press, type Sent } from "./forms.ts";
import { marked } from "./marks.ts";
import { OWNER, type ProvedSite } from "./site.ts";

/** Signs the owner in; the cookie of the session. */
export async function signIn({ url }: ProvedSite): Promise<string> {
  const page = await read(`${url}/sign-in`);
  const sent = await press({ url: `${url}/sign-in`, text: page.text }, /^Sign in$/, OWNER);
  if (!sent?.cookie) throw new Error(`The owner could not sign in: ${sent?.status}\n${sent?.text}`);
  return sent.cookie;
}

/** Waits until no mail has come for a moment. */
async function allMail(mailbox: Mailbox): Promise<void> {
  for (let had = -1; had !== mailbox.messages.length; ) {
    had = mailbox.messages.length;
    await sleep(1500);
  }
}

/**
 * What people do with a site in a week: RSVPs good and bad to every meeting to
 * come, changes by the mailed links, the newsletter, and an organizer's
 * verbs. Each answer is kept under what was done.
 */
export async function actAsPeopleDo(
  site: ProvedSite,
  cookie: string,
  mailbox: Mailbox,
): Promise<Map<string, Page>> {
  const said = new Map<string, Page>();
  const keep = (what: string, sent: Sent | null) => {
    said.set(`‹${what}›`, {
      status: sent?.status ?? 0,
      headers: {},
      body: sent ? marked(sent.text, "text/html") : "no such form",
    });
  };
  const go = async (path: string, as = "") => {
    const url = path.startsWith("http") ? path : site.url + path;
    return { url, text: (await read(url, as)).text };
  };
  const later = async () => {
    site.later();
    await sleep(200);
  };

  const list = await go("/meetings");
  const meetings = [
    ...new Set(
      [...list.text.matchAll(/href="(\/meetings\/[^"?#/]+)"/g)].map(([, path = ""]) => path),
    ),
  ].sort();
  const people = [
    { name: "Ada Example", email: "ada@example.org", seats: "1" },
    { name: "Ben Example", email: "ben@example.org", seats: "2" },
    { name: "", email: "nobody", seats: "1" },
    { name: "Cy Example", email: "cy@example.org", seats: "40" },
    { name: "Ada Example", email: "ada@example.org", seats: "1" },
  ];
  for (const path of meetings) {
    for (const [n, person] of people.entries()) {
      const page = await go(path);
      await later();
      keep(
        `${path}: RSVP ${n}`,
        await press(page, /^(RSVP|Send|I am coming|Join|Put me|Ask)/i, {
          ...person,
          partySize: person.seats,
        }),
      );
    }
  }
  await allMail(mailbox);
  const own = mailbox
    .to("ben@example.org")
    .flatMap(({ text }) => /https?:\S+\/rsvps\/\S+/.exec(text ?? "") ?? []);
  for (const [n, link] of own.entries()) {
    const page = await go(link);
    said.set(`‹manage page ${n}›`, {
      status: 200,
      headers: {},
      body: marked(page.text, "text/html"),
    });
    await later();
    if (n % 2 === 0)
      keep(
        `change ${n}`,
        await press(page, /^Save/, { seats: "1", partySize: "1", name: "Ben E. Example" }),
      );
    else keep(`cancel ${n}`, await press(page, /^(Cancel|Yes, cancel|Give)/, {}));
  }

  const subscribe = await go("/subscribe");
  await later();
  keep(
    "subscribe",
    await press(subscribe, /^(Subscribe|Sign up)/, { email: "reader@example.org" }),
  );
  await allMail(mailbox);
  const confirm = mailbox
    .to("reader@example.org")
    .flatMap(({ text }) => /https?:\S+\/subscribe\/confirm\/\S+/.exec(text ?? "") ?? [])[0];
  if (confirm) keep("confirm the newsletter", await press(await go(confirm), /./, {}));

  const desk = await go("/dashboard/meetings", cookie);
  const rows = [
    ...new Set(
      [...desk.text.matchAll(/href="(\/dashboard\/meetings\/[a-z0-9]{26})"/g)].map(
        ([, path = ""]) => path,
      ),
    ),
  ];
  const verbs = [
    /^Cancel the meeting/,
    /^Postpone/,
    /^(Put it on again|Reinstate)/,
    /^Duplicate/,
    /^(Back to draft|Take it back|Withdraw)/,
  ];
  for (const [n, path] of rows.slice(0, 6).entries()) {
    for (const verb of verbs.slice(n % 2, 3 + (n % 3))) {
      const page = await go(path, cookie);
      keep(`${n}: ${verb.source}`, await press(page, verb, { note: "A note." }, cookie));
      await allMail(mailbox);
    }
  }
  for (const path of [
    "/dashboard",
    "/dashboard/meetings",
    "/dashboard/outbox",
    ...rows.slice(0, 6),
  ]) {
    const { text: _text, type: _type, ...page } = await read(site.url + path, cookie);
    said.set(`${path} (afterwards)`, page);
  }
  for (const path of ["/", "/meetings", "/feeds/all.ics", ...meetings]) {
    const { text: _text, type: _type, ...page } = await read(site.url + path);
    said.set(`${path} (afterwards)`, page);
  }
  return said;
}
