import { afterAll, beforeAll } from "vitest";
import { type Beyonds, LIMITS } from "#lib/rate-limit.ts";
import { OWNER } from "#tests/site/owner.ts";
import { removeSite, type Started, startWithMailbox } from "#tests/site/with-mailbox.ts";
import { actionIn, callAction } from "../support/action.ts";
import { putOn } from "../support/desk.ts";
import type { Page } from "../support/page.ts";
import { signedIn } from "../support/sign-in.ts";
import { expect, test } from "../support/test.ts";
import { Visitor } from "../support/visitor.ts";

/* Each limit beyond which somebody is refused, spent on a site where they are on: one more is a 429. */

let started: Started;
let owner: Visitor;
beforeAll(async () => {
  const on = { RATE_LIMIT: "on", TRUSTED_PROXIES: "127.0.0.1,::1" };
  started = await startWithMailbox({ ...OWNER, ...on });
  owner = await signedIn(started.site.url);
});
afterAll(() => removeSite(started));

/** Each limit has a network of its own, and those that count an address have many. */
const from = (network: string) => new Visitor(started.site.url, {}, { "x-forwarded-for": network });

type Use = (n: number) => Promise<Response>;

/** An action called by a script of its page. */
const calling =
  (file: string, name: string, args?: unknown[]) =>
  (visitor: Visitor, fields: Record<string, string> = {}) =>
    callAction(visitor, actionIn(file, name), Object.entries(fields), args);

const signIn = calling("/sign-in/actions.ts", "signInAction");
const confirm = calling("/sign-in/confirm/actions.ts", "confirmAction");

/** Sends the form of a page, which is opened once, again and again. */
async function sending(
  visitor: Visitor,
  path: string,
  button: string,
  valuesOf: (n: number) => Record<string, string>,
): Promise<Use> {
  const page = await visitor.open(path);
  return async (n) => {
    const { action, entries } = page.form(button).fill(valuesOf(n)).sending();
    const body = new FormData();
    for (const [name, value] of entries) body.append(name, value);
    const isHiding = page.headers.get("referrer-policy") === "no-referrer";
    const headers = { origin: isHiding ? "null" : visitor.site, "sec-fetch-site": "same-origin" };
    return visitor
      .twin()
      .request(new URL(action, page.url).href, { method: "POST", body, headers });
  };
}

/** Somebody's RSVP to a meeting of its own, by the link that was mailed. */
async function rsvpOf(name: string): Promise<string> {
  const { path } = await putOn(owner, { Title: `Spent by ${name}` });
  const page = await from("198.51.100.1").open(path);
  const email = `${name}@example.org`;
  await page.form("RSVP").fill({ Name: name, "E-mail": email }).submit();
  return (await started.mailbox.waitFor(email)).link("/rsvps/");
}

const email = (n: number) => `kim.${n}@example.org`;

/** How each is used once more; those of one account are its owner's. */
const USES: Record<Exclude<Beyonds<"wait" | "prove">, "proof">, () => Promise<Use> | Use> = {
  "password-pair": () => () =>
    signIn(from("203.0.113.1"), { email: "pair@example.org", password: "wrong" }),
  "password-address": () => (n) =>
    signIn(from(`198.18.0.${n}`), { email: "address@example.org", password: "wrong" }),
  "password-network": () => (n) =>
    signIn(from("203.0.113.2"), { email: email(n), password: "wrong" }),
  "password-browser": () => () =>
    calling("/dashboard/account/actions.ts", "changePasswordAction")(owner),
  "dead-link-network": () => () => confirm(from("203.0.113.3"), { token: "nobody" }),
  "passkey-network": () => () =>
    calling("/sign-in/actions.ts", "signInWithPasskeyAction")(from("203.0.113.10"), {
      response: "nobody",
    }),
  "invite-account": () => () => calling("/members/[id]/actions.ts", "inviteMemberAction")(owner),
  "fetch-account": () => () =>
    calling("/dashboard/articles/actions.ts", "fetchDetailsAction", ["$K1"])(owner),
  "rsvp-flood": async () => {
    const { path } = await putOn(owner, { Title: "A flood" });
    const values = { Name: "Kim", "E-mail": "kim@example.org" };
    return sending(from("203.0.113.4"), path, "RSVP", () => values);
  },
  "own-rsvps-network": () =>
    sending(from("203.0.113.5"), "/rsvps", "Mail me the link", (n) => ({ "E-mail": email(n) })),
  "readdress-link": async () =>
    sending(from("203.0.113.6"), await rsvpOf("lou"), "Ask the new address", (n) => ({
      "New e-mail address": email(n),
    })),
  "readdress-address": async () => {
    const links = await Promise.all(["ada", "ben"].map(rsvpOf));
    const values = () => ({ "New e-mail address": "one@example.org" });
    const [first, second] = await Promise.all(
      links.map((link) => sending(from("203.0.113.7"), link, "Ask the new address", values)),
    );
    return (n) => (n % 2 ? first! : second!)(n);
  },
  "subscribe-network": () =>
    sending(
      from("203.0.113.8"),
      "/subscribe?group=lantern-reading-circle",
      "Keep me informed",
      (n) => ({ "E-mail": email(n) }),
    ),
  "search-network": () => () => from("203.0.113.9").request("/api/search?q=river"),
  "letter-account": () => () => calling("/newsletter/subscribers/actions.ts", "invite")(owner),
  "list-account": () => () => calling("/subscribers/import/actions.ts", "importAction")(owner),
};

test.for(Object.entries(USES))("%s", async ([name, begin]) => {
  const { uses, seconds } = LIMITS[name as keyof typeof USES];
  const use = await begin();
  const numbers = Array.from({ length: uses }, (_, n) => n);
  // A dozen at a time: a busy machine makes more of them wait for long.
  for (let at = 0; at < uses; at += 12) {
    const responses = await Promise.all(numbers.slice(at, at + 12).map(use));
    expect(responses.filter(({ status }) => status === 429)).toEqual([]);
    await Promise.all(responses.map((response) => response.body?.cancel()));
  }
  const refused = await use(uses);
  expect(refused.status).toBe(429);
  const wait = Number(refused.headers.get("retry-after"));
  expect(wait).toBeGreaterThan(0);
  expect(wait).toBeLessThanOrEqual(seconds);
  expect(await refused.text()).toMatch(/Too many/);
});

test("who has tried too many dead links gets nowhere by any form of one", async () => {
  const stranger = () => from("203.0.113.11");
  const { uses } = LIMITS["dead-link-network"];
  for (let n = 0; n < uses; n += 12) {
    const tries = Array.from({ length: Math.min(12, uses - n) }, () =>
      confirm(stranger(), { token: "nobody" }),
    );
    for (const tried of await Promise.all(tries)) expect(tried.status).not.toBe(429);
  }
  for (const [file, name] of [
    ["/setup/actions.ts", "setUpAction"],
    ["/invitations/[token]/actions.ts", "acceptAction"],
  ] as const) {
    expect((await calling(file, name)(stranger(), { token: "nobody" })).status, name).toBe(429);
  }

  const reader = from("198.51.100.2");
  const signUp = await reader.open("/subscribe?group=lantern-reading-circle");
  await signUp.form("Keep me informed").fill({ "E-mail": "mae@example.org" }).submit();
  const asked = (await started.mailbox.waitFor("mae@example.org")).link("/subscribe/");
  const confirmPage = await reader.open(asked);
  const link = await rsvpOf("max");
  const tryDead = async (page: Page, buttons: string[]) => {
    for (const button of buttons) {
      const form = page.form(button);
      if (button.startsWith("Ask")) form.fill({ "New e-mail address": "new@example.org" });
      const { entries, ...sending } = form.sending();
      const dead = entries.map(([name, value]): [string, string | File] =>
        name === "token" ? [name, `${String(value).slice(0, -4)}dead`] : [name, value],
      );
      const refused = await stranger().send(page, { ...sending, entries: dead });
      expect(refused.status, button).toBe(429);
    }
  };
  const own = ["Change it", "Yes, cancel it", "Yes, erase everything", "Ask the new address"];
  await tryDead(await reader.open(link), own);
  await tryDead(confirmPage, ["Yes, subscribe me"]);
  const choices = await confirmPage.press("Yes, subscribe me");
  await tryDead(choices, ["Unsubscribe me", "Yes, erase it"]);
});
