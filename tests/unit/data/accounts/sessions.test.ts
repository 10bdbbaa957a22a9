import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { store } from "#db/store.ts";
import { accounts, members, sessions, signInTokens } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { changePassword, signOutEverywhere } from "#lib/accounts/commands.ts";
import { findSession, isFreshlyProven, listSessions } from "#lib/accounts/queries.ts";
import { eraseExpiredSignIns } from "#lib/accounts/retention.ts";
import { endSession, isWorthNoting, noteUse, startSession } from "#lib/accounts/sessions.ts";
import { makeAdmin } from "#lib/accounts/setup.ts";
import { createSignInToken } from "#lib/accounts/sign-in.ts";
import { removeMember } from "#lib/members/commands.ts";
import { now, setClock } from "#lib/time/clock.ts";
import { aGroup, aMember, aSession } from "#tests/factories.ts";

let groupId: string;
let ann: Actor;
let bob: Actor;
beforeEach(async () => {
  setClock(new Date("2026-11-22T12:00:00Z"));
  groupId = (await aGroup()).id;
  ann = await aMember(groupId, "owner");
  bob = await aMember(groupId, "owner");
});

const minutesLater = (minutes: number) =>
  setClock(new Date(Date.parse("2026-11-22T12:00:00Z") + minutes * 60_000));

const usedAt = async (id: string) => (await findSession(id))?.usedAt.toISOString();

/** Every way by which all sessions of an account end. */
const ENDS_ALL: Record<string, () => Promise<unknown>> = {
  "signing out everywhere": () => signOutEverywhere(ann),
  "a new password": () =>
    changePassword(ann, { currentPassword: "", password: "battery staple" }, { proven: true }),
  "being removed from a group": () => removeMember(bob, { groupId, accountId: ann.accountId }),
  "a password by the set-up of the site": () =>
    store.write((tx) => makeAdmin(tx, { name: "", email: ann.email, passwordHash: "x" })),
};

describe("all sessions end", () => {
  it.each(Object.entries(ENDS_ALL))(
    "with %s, and the links on their way; nobody else’s",
    async (_, end) => {
      const anns = [await aSession(ann), await aSession(ann)];
      const bobs = await aSession(bob);
      await store.write((tx) => createSignInToken(tx, ann.email));
      await store.write((tx) => createSignInToken(tx, bob.email));
      await end();
      expect(await Promise.all(anns.map(findSession))).toEqual([null, null]);
      expect(await findSession(bobs)).toMatchObject({ actor: { accountId: bob.accountId } });
      expect(await store.read.select().from(signInTokens)).toMatchObject([{ email: bob.email }]);
    },
  );

  it("with the account", async () => {
    const [anns, bobs] = [await aSession(ann), await aSession(bob)];
    await store.write((tx) => tx.delete(accounts).where(eq(accounts.id, ann.accountId)));
    expect(await findSession(anns)).toBeNull();
    expect(await findSession(bobs)).not.toBeNull();
    expect(await store.read.$count(sessions)).toBe(1);
  });
});

describe("a session", () => {
  it("holds with the roles of this moment", async () => {
    const session = await aSession(ann);
    expect((await findSession(session))?.actor).toEqual(ann);
    await store.write((tx) => tx.delete(members).where(eq(members.accountId, ann.accountId)));
    expect((await findSession(session))?.actor).toEqual({ ...ann, roles: {} });
  });

  it("is ended alone, by its own person", async () => {
    const [here, there] = [await aSession(ann), await aSession(ann)];
    await endSession(bob, { sessionId: there });
    expect(await findSession(there)).not.toBeNull();
    expect(await endSession(ann, { sessionId: there })).toMatchObject({ ok: true });
    expect(await endSession(ann, { sessionId: there })).toMatchObject({ ok: true });
    expect(await findSession(there)).toBeNull();
    expect((await listSessions(ann)).map(({ id }) => id)).toEqual([here]);
  });

  it("ends by itself after 30 days, and is then erased", async () => {
    const old = await aSession(ann);
    minutesLater(1);
    const young = await aSession(ann);
    minutesLater(30 * 24 * 60 - 1);
    expect(await findSession(old)).not.toBeNull();
    await eraseExpiredSignIns(now());
    expect(await store.read.$count(sessions)).toBe(2);
    minutesLater(30 * 24 * 60);
    expect(await findSession(old)).toBeNull();
    expect((await listSessions(ann)).map(({ id }) => id)).toEqual([young]);
    await eraseExpiredSignIns(now());
    expect(await store.read.select({ id: sessions.id }).from(sessions)).toEqual([{ id: young }]);
  });

  it("proves a new password for half an hour after a mailed link, and by no password", async () => {
    const begin = (way: "link" | "password") =>
      store.write((tx) => startSession(tx, ann.accountId, { way, device: "" }));
    const [link, password] = [await begin("link"), await begin("password")];
    const isFresh = async (id: string) => {
      const session = await findSession(id);
      return session !== null && isFreshlyProven(session);
    };
    expect([await isFresh(link), await isFresh(password)]).toEqual([true, false]);
    minutesLater(29.9);
    expect(await isFresh(link)).toBe(true);
    minutesLater(30);
    expect(await isFresh(link)).toBe(false);
  });
});

describe("the last use", () => {
  it("is written at most every five minutes, of the session that was used", async () => {
    const [used, other] = [await aSession(ann), await aSession(ann)];
    const start = new Date("2026-11-22T12:00:00Z");
    minutesLater(4.9);
    expect(isWorthNoting(start)).toBe(false);
    await noteUse(used);
    expect(await usedAt(used)).toBe("2026-11-22T12:00:00.000Z");
    minutesLater(5);
    expect(isWorthNoting(start)).toBe(true);
    await noteUse(used);
    expect(await usedAt(used)).toBe("2026-11-22T12:05:00.000Z");
    expect(await usedAt(other)).toBe("2026-11-22T12:00:00.000Z");
    expect((await listSessions(ann)).map(({ id }) => id)).toEqual([used, other]);
  });

  it("brings back none that has ended", async () => {
    const session = await aSession(ann);
    await signOutEverywhere(ann);
    minutesLater(6);
    await noteUse(session);
    expect(await store.read.$count(sessions)).toBe(0);
  });
});
