import { afterAll, beforeAll } from "vitest";
import { OWNER } from "#tests/site/owner.ts";
import { removeSite, type Started, startWithMailbox } from "#tests/site/with-mailbox.ts";
import { aDevice } from "#tests/support/authenticator.ts";
import { putOn } from "../support/desk.ts";
import type { Page } from "../support/page.ts";
import { addPasskeyTo, offered, signInByPasskey } from "../support/passkeys.ts";
import { signedIn } from "../support/sign-in.ts";
import { expect, test } from "../support/test.ts";
import { Visitor } from "../support/visitor.ts";

/* What a stranger can count up for somebody else: by knowing their address, or by sitting in the same hall. */

let started: Started;
/** What a browser keeps in which the owner has signed in, and out again. */
let kept: Record<string, string>;
beforeAll(async () => {
  const trusted = { RATE_LIMIT: "on", TRUSTED_PROXIES: "127.0.0.1,::1" };
  started = await startWithMailbox({ ...OWNER, ...trusted });
  const known = await signedIn(started.site.url);
  await (await known.open("/dashboard/account")).press("Sign out here");
  kept = known.cookies;
});
afterAll(() => removeSite(started));

const { OWNER_EMAIL, OWNER_PASSWORD } = OWNER;
const from = (network: string) => new Visitor(started.site.url, {}, { "x-forwarded-for": network });

const atHome = (network: string) =>
  new Visitor(started.site.url, kept, { "x-forwarded-for": network });

async function tryPassword(visitor: Visitor, password: string, email = OWNER_EMAIL): Promise<Page> {
  const form = (await visitor.open("/sign-in")).form("Sign in");
  return form.fill({ "E-mail": email, Password: password }).submit();
}

const askForLink = async (visitor: Visitor, email = OWNER_EMAIL) =>
  (await visitor.open("/sign-in")).form("Mail me a link").fill({ "E-mail": email }).submit();

const isIn = (page: Page) => page.url.pathname === "/dashboard";

test("wrong passwords and links asked for keep no owner out", async () => {
  const { mailbox } = started;
  const browser = atHome("203.0.113.7");

  // From the owner's own network, and then from many.
  const networks = ["203.0.113.7", ...Array.from({ length: 8 }, (_, n) => `198.51.100.${n}`)];
  for (const network of networks) {
    const tries = Array.from({ length: 9 }, (_, n) => tryPassword(from(network), `wrong ${n}`));
    await Promise.all(tries);
  }
  const refused = await tryPassword(from("203.0.113.7"), OWNER_PASSWORD);
  expect(refused).toHaveStatus(429);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(60);
  expect(refused).toShow("ask for a link below: that works at once");
  expect(isIn(await tryPassword(browser, OWNER_PASSWORD))).toBe(true);

  for (let n = 0; n < 70; n += 10) {
    await Promise.all(
      Array.from({ length: 10 }, () => askForLink(from("203.0.113.7"), `${n}@example.org`)),
    );
  }
  await Promise.all(Array.from({ length: 8 }, () => askForLink(from("203.0.113.7"))));
  const owner = from("203.0.113.7");
  expect((await askForLink(owner)).heading).toBe("Look into your mail");
  await expect.poll(() => mailbox.to(OWNER_EMAIL).length).toBe(5);

  // A link that opens something works, however many dead ones were tried from there.
  const [first] = mailbox.to(OWNER_EMAIL);
  const page = await owner.open(first?.link("/sign-in/confirm") ?? "");
  const form = page.form("Sign in");
  const { entries, ...sending } = form.sending();
  const other = entries.map(([name, value]): [string, string | File] =>
    name === "token" ? [name, "nobody"] : [name, value],
  );
  const press = () => from("203.0.113.7").send(page, { ...sending, entries: other });
  const statuses = (await Promise.all(Array.from({ length: 65 }, press))).map(
    ({ status }) => status,
  );
  // By now more would have come.
  expect(mailbox.to(OWNER_EMAIL)).toHaveLength(5);
  expect(statuses.filter((status) => status === 429)).toHaveLength(5);
  expect(isIn(await form.submit())).toBe(true);

  // Another can be mailed at once: those before died with it.
  await askForLink(from("192.0.2.9"));
  await expect.poll(() => mailbox.to(OWNER_EMAIL).length).toBe(6);
});

test("passkeys that sign nobody in keep out none that does", async () => {
  const owner = atHome("203.0.113.60");
  expect(isIn(await tryPassword(owner, OWNER_PASSWORD))).toBe(true);
  const device = await addPasskeyTo(owner, "The owner’s key", OWNER_PASSWORD);
  const here = () => from("203.0.113.60");
  const stranger = aDevice(owner.site);
  const tries = Array.from({ length: 65 }, async () =>
    signInByPasskey(here(), stranger.sign(await offered(here()))),
  );
  const statuses = (await Promise.all(tries)).map(({ status }) => status);
  expect(statuses.filter((status) => status === 429)).toHaveLength(5);
  const { to } = await signInByPasskey(here(), device.sign(await offered(here())));
  expect(to).toMatch(/^\/dashboard\/venues/);
});

test("a crowd in one hall is not shut out, and mistyped forms do not count", async () => {
  const { mailbox } = started;
  const owner = atHome("192.0.2.1");
  expect(isIn(await tryPassword(owner, OWNER_PASSWORD))).toBe(true);
  const { path } = await putOn(owner, { Title: "Everybody at once" });
  const hall = from("203.0.113.50");
  const page = await hall.open(path);
  const send = (email: string, Name = "Kim") =>
    hall.twin().send(page, page.form("RSVP").fill({ Name, "E-mail": email }).sending());
  const all = async (emails: string[]) => {
    const pages: Page[] = [];
    for (let n = 0; n < emails.length; n += 4) {
      pages.push(...(await Promise.all(emails.slice(n, n + 4).map((email) => send(email)))));
    }
    return pages.map(({ status }) => status);
  };
  const many = (n: number, of: (n: number) => string) => Array.from({ length: n }, (_, i) => of(i));
  expect(new Set(await all(many(130, (n) => `no address ${n}`)))).toEqual(new Set([422]));
  expect(new Set(await all(many(120, (n) => `kim.${n}@example.org`)))).toEqual(new Set([200]));
  expect((await mailbox.waitFor("kim.119@example.org")).subject).toMatch(/You are going/);
  expect(await send("late.kim@example.org")).toShow("Thank you, Kim");
  const held = await mailbox.waitFor("late.kim@example.org");
  const asked = await hall.open(held.link("/rsvps/"));
  expect((await asked.press(/confirm|Yes/i)).heading).toBe("You have a seat");

  // Mails about one address are enough at some time; what is said stays the same.
  for (let n = 0; n < 15; n += 1) {
    expect(await send("kim.1@example.org", `Kim ${n}`)).toHaveStatus(200);
    const mails = Math.min(n + 2, 12);
    await expect.poll(() => mailbox.to("kim.1@example.org").length).toBe(mails);
  }
});
