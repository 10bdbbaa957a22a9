import { verify } from "@node-rs/argon2";
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { store } from "#db/store.ts";
import { accounts, outbox, sessions, signInTokens } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { changePassword, signOutEverywhere } from "#lib/accounts/commands.ts";
import { hashPassword, isPassword } from "#lib/accounts/passwords.ts";
import { findSession } from "#lib/accounts/queries.ts";
import {
  createSignInToken,
  findSignInAddress,
  signInByForm,
  signInWithPassword,
  signInWithToken,
} from "#lib/accounts/sign-in.ts";
import { mailSignInLink } from "#lib/accounts/sign-in-mail.ts";
import { unsealLinks } from "#lib/mail/links.ts";
import { takeToken } from "#lib/rate-limit.ts";
import { setClock } from "#lib/time/clock.ts";
import { aGroup, aMember } from "#tests/factories.ts";

// The real one, whose calls can be counted.
vi.mock(import("@node-rs/argon2"), { spy: true });

let groupId: string;
let ann: Actor;
let printed: string[];
beforeEach(async () => {
  groupId = (await aGroup()).id;
  ann = await aMember(groupId, "owner");
  printed = [];
  vi.spyOn(console, "log").mockImplementation((line) => void printed.push(String(line)));
});
let restoreClock = () => {};
afterEach(() => restoreClock());

async function givePassword(password: string) {
  const passwordHash = await hashPassword(password);
  await store.write((tx) =>
    tx.update(accounts).set({ passwordHash }).where(eq(accounts.id, ann.accountId)),
  );
}

const DEVICE = "Firefox on Windows";
const withPassword = (email: string, password: string) =>
  signInWithPassword(email, password, DEVICE);
const withToken = (token: string) => signInWithToken(token, DEVICE);
/** Whose session it is. */
const whose = async (sessionId: string | null) =>
  sessionId && (await findSession(sessionId))?.actor.accountId;

const tokenFor = (email: string) => store.write((tx) => createSignInToken(tx, email));

describe("a password", () => {
  it("is kept as argon2id with the OWASP minimum", async () => {
    expect(await hashPassword("correct horse")).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it("is the same however its characters were composed", async () => {
    expect(await isPassword("cafe\u0301 society", await hashPassword("café society"))).toBe(true);
  });

  it("signs in, whatever the case of the address", async () => {
    await givePassword("correct horse");
    const sessionId = await withPassword(ann.email.toUpperCase(), "correct horse");
    expect(await whose(sessionId)).toBe(ann.accountId);
  });

  it("answers alike for a wrong one, an unknown address, and an account without one", async () => {
    const without = await aMember(groupId);
    await givePassword("correct horse");
    expect(await withPassword(ann.email, "wrong horse")).toBeNull();
    expect(await withPassword("nobody@example.org", "correct horse")).toBeNull();
    expect(await withPassword(without.email, "")).toBeNull();
    expect(await withPassword("no address", "x")).toBeNull();
  });

  it("is weighed as long for an unknown address as for a known one", async () => {
    await givePassword("correct horse");
    const weighed = vi.mocked(verify);
    for (const email of [ann.email, "nobody@example.org"]) {
      weighed.mockClear();
      await withPassword(email, "wrong horse");
      const cost = weighed.mock.calls.map(([hash]) => String(hash).split("$").slice(1, 4));
      expect(cost, email).toEqual([["argon2id", "v=19", "m=19456,t=2,p=1"]]);
    }
  });
});

describe("a password that is changed while it is looked at", () => {
  it("begins no session: the change has just ended them all", async () => {
    await givePassword("correct horse");
    vi.mocked(verify).mockImplementationOnce(async () => {
      await givePassword("battery staple");
      return true;
    });
    expect(await withPassword(ann.email, "correct horse")).toBeNull();
    expect(await store.read.$count(sessions)).toBe(0);
  });
});

describe("a sign-in token", () => {
  it("is stored hashed and works once", async () => {
    const token = await tokenFor(ann.email);
    const [row] = await store.read.select().from(signInTokens);
    expect(JSON.stringify(row)).not.toContain(token);
    expect(await whose(await withToken(token))).toBe(ann.accountId);
    expect(await withToken(token)).toBeNull();
  });

  it("works once also when it is used twice at the same time", async () => {
    const token = await tokenFor(ann.email);
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => withToken(token)));
    expect(answers.filter((answer) => answer !== null)).toHaveLength(1);
  });

  it("is answered alike to the second press of the form that used it up, for a minute", async () => {
    restoreClock = setClock(new Date("2026-11-22T12:00:00Z"));
    const token = await tokenFor(ann.email);
    const [key, other] = ["0123456789abcdef0123", "fedcba98765432100000"];
    const press = () => signInByForm(token, key, DEVICE);
    const [first, second] = await Promise.all([press(), press()]);
    expect(second).toBe(first);
    expect(await whose(first ?? null)).toBe(ann.accountId);
    expect(await store.read.$count(sessions)).toBe(1);
    expect(await signInByForm(token, other, DEVICE)).toBeNull();
    expect(await signInByForm(token, undefined, DEVICE)).toBeNull();
    setClock(new Date("2026-11-22T12:01:00Z"));
    expect(await press()).toBeNull();
  });

  it("is not used up by being looked at", async () => {
    const token = await tokenFor(ann.email);
    for (let scan = 0; scan < 3; scan++) expect(await findSignInAddress(token)).toBe(ann.email);
    expect(await withToken(token)).not.toBeNull();
    expect(await findSignInAddress(token)).toBeNull();
  });

  it("is dead after half an hour", async () => {
    restoreClock = setClock(new Date("2026-11-22T12:00:00Z"));
    const [first, second] = [await tokenFor(ann.email), await tokenFor(ann.email)];
    setClock(new Date("2026-11-22T12:29:59Z"));
    expect(await findSignInAddress(first)).toBe(ann.email);
    setClock(new Date("2026-11-22T12:30:00Z"));
    expect(await findSignInAddress(first)).toBeNull();
    expect(await withToken(second)).toBeNull();
  });

  it("takes the others of the same address with it, and nobody else's", async () => {
    const bob = await aMember(groupId);
    const [first, second, bobs] = [
      await tokenFor(ann.email),
      await tokenFor(ann.email),
      await tokenFor(bob.email),
    ];
    await withToken(first);
    expect(await withToken(second)).toBeNull();
    expect(await withToken(bobs)).not.toBeNull();
  });

  it("of an address without account signs nobody in", async () => {
    expect(await withToken(await tokenFor("nobody@example.org"))).toBeNull();
    expect(await withToken("")).toBeNull();
  });
});

describe("mailSignInLink", () => {
  it("writes one mail with a sealed link, and prints it while there is no mail server", async () => {
    expect(await mailSignInLink(ann.email, "/dashboard/venues")).toBe(true);
    const [mail, ...more] = await store.read.select().from(outbox);
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ kind: "sign-in", toEmail: ann.email, state: "queued" });
    const { signin = "" } = unsealLinks(mail?.links ?? null);
    const link = new URL(signin);
    expect(link.origin + link.pathname).toBe("https://meetings.example.org/sign-in/confirm");
    expect(link.searchParams.get("callbackUrl")).toBe("/dashboard/venues");
    const token = link.searchParams.get("token") ?? "";
    expect(JSON.stringify(mail)).not.toContain(token);
    expect(printed.join()).toContain(signin);
    expect(await whose(await withToken(token))).toBe(ann.accountId);
  });

  it("writes and prints nothing for an unknown address", async () => {
    expect(await mailSignInLink("nobody@example.org", "/dashboard")).toBe(false);
    expect(await store.read.$count(outbox)).toBe(0);
    expect(await store.read.$count(signInTokens)).toBe(0);
    expect(printed).toEqual([]);
  });
});

describe("another link may be mailed at once", () => {
  const ask = () => takeToken("link-address", ann.email);
  const ways: Record<string, () => Promise<unknown>> = {
    "after signing in by one": async () =>
      withToken(await store.write((tx) => createSignInToken(tx, ann.email))),
    "with a new password": () =>
      changePassword(ann, { currentPassword: "", password: "a long new one" }, { proven: true }),
    "after signing out everywhere": () => signOutEverywhere(ann),
  };

  it.each(Object.entries(ways))("%s: those before it are dead", async (_, end) => {
    while ((await ask()).ok);
    await end();
    expect((await ask()).ok).toBe(true);
  });
});
