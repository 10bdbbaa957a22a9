import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { store } from "#db/store.ts";
import { accounts, auditEvents, members, outbox, passkeys, sessions } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { changePassword } from "#lib/accounts/commands.ts";
import {
  findPasskeyAddress,
  signInOptions,
  signInWithPasskey,
} from "#lib/accounts/passkey-sign-in.ts";
import { addPasskey, askForPasskey, removePasskey } from "#lib/accounts/passkeys.ts";
import { findSession, listPasskeys, type Session } from "#lib/accounts/queries.ts";
import { startSession, type Way } from "#lib/accounts/sessions.ts";
import { removeMember } from "#lib/members/commands.ts";
import { now, setClock } from "#lib/time/clock.ts";
import { aGroup, aMember, aSiteAdmin } from "#tests/factories.ts";
import { aDevice, type Device, type Lies } from "#tests/support/authenticator.ts";
import { shown } from "#tests/support/refused.ts";

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

/** A session of somebody who has just come in this way. */
async function session({ accountId }: Actor, way: Way = "link"): Promise<Session> {
  const id = await store.write((tx) => startSession(tx, accountId, { way, device: "Here" }));
  return (await findSession(id))!;
}

const ask = (own: Session, ownPassword = "") => askForPasskey(own, { ownPassword });

async function asked(own: Session) {
  const result = await ask(own);
  if (!result.ok) throw new Error(result.reason);
  return result.value;
}

const hand = ({ id, actor }: Session, response: string, passkeyName = "My phone") =>
  addPasskey(actor, { passkeyName, response }, { sessionId: id });

/** A device with a passkey of somebody. */
async function deviceOf(actor: Actor, lies: Lies = {}): Promise<Device> {
  const device = aDevice();
  const own = await session(actor);
  expect(await hand(own, device.make(await asked(own), lies))).toMatchObject({ ok: true });
  return device;
}

const offered = () => signInOptions()!;
const signIn = (response: string) => signInWithPasskey(response, "There");
/** Whose session it is. */
const whose = async (id: string | null) => id && (await findSession(id))?.actor.accountId;
const idOf = async (actor: Actor) => (await listPasskeys(actor))[0]?.id ?? "";

describe("a passkey", () => {
  it("signs its own account in, by a session as any other", async () => {
    const [anns, bobs] = [await deviceOf(ann), await deviceOf(bob)];
    minutesLater(1);
    const id = await signIn(bobs.sign(offered()));
    expect(await findSession(id ?? "")).toMatchObject({ way: "passkey", actor: bob });
    expect(await whose(await signIn(anns.sign(offered())))).toBe(ann.accountId);
    expect((await listPasskeys(bob))[0]?.usedAt).toEqual(new Date("2026-11-22T12:01:00Z"));
    expect(await findPasskeyAddress(bobs.sign(offered()))).toBe(bob.email);
  });

  it("is kept by its public half, told of by mail and in the trail", async () => {
    await deviceOf(ann);
    const [row] = await store.read.select().from(passkeys);
    expect(row).toMatchObject({ name: "My phone", accountId: ann.accountId, usedAt: null });
    const [mail] = await store.read.select().from(outbox);
    expect(mail).toMatchObject({ kind: "sign-in-change", toEmail: ann.email, links: null });
    expect(mail?.text).toContain("My phone");
    expect(mail?.text).toContain("https://meetings.example.org/dashboard/account");
    const trail = await store.read.select().from(auditEvents);
    expect(trail).toMatchObject([{ action: "account.passkey-added", detail: {} }]);
  });

  it("is asked for by no address, with those left out that are there", async () => {
    const device = await deviceOf(ann);
    const options = await asked(await session(ann));
    expect(options).toMatchObject({
      rp: { id: "meetings.example.org" },
      user: { id: Buffer.from(ann.accountId).toString("base64url") },
      excludeCredentials: [{ id: device.id }],
      authenticatorSelection: { residentKey: "required", userVerification: "required" },
    });
    expect(offered()).not.toHaveProperty("allowCredentials");
  });

  it("that counts its uses signs in as long as it counts on", async () => {
    const device = await deviceOf(ann, { uses: 3_000_000_000 });
    const by = (uses: number) => signIn(device.sign(offered(), { uses }));
    expect(await by(3_000_000_001)).not.toBeNull();
    expect(await by(3_000_000_001)).toBeNull();
    expect(await by(0)).toBeNull();
    expect(await by(3_000_000_002)).not.toBeNull();
  });

  it("signs nobody in once it is removed, and all other sessions have ended", async () => {
    const [device, bobs] = [await deviceOf(ann), await deviceOf(bob)];
    const there = await signIn(device.sign(offered()));
    const here = await session(ann, "password");
    const id = await idOf(ann);
    const remove = (by: Actor) => removePasskey(by, { passkeyId: id }, { sessionId: here.id });
    expect(await remove(bob)).toMatchObject({ ok: true });
    expect(await listPasskeys(ann)).toHaveLength(1);
    expect(await remove(ann)).toMatchObject({ ok: true });
    expect(await remove(ann)).toMatchObject({ ok: true });
    expect(await signIn(device.sign(offered()))).toBeNull();
    expect(await whose(there)).toBeUndefined();
    expect(await whose(here.id)).toBe(ann.accountId);
    expect(await signIn(bobs.sign(offered()))).not.toBeNull();
    const actions = (await store.read.select().from(auditEvents)).map(({ action }) => action);
    expect(actions.filter((action) => action === "account.passkey-removed")).toHaveLength(1);
  });

  it("goes with the last role of who is removed, but not of who runs the site", async () => {
    const other = await aGroup();
    const [admin, keeper] = [await aSiteAdmin(), await aMember(groupId, "helper")];
    await store.write(async (tx) => {
      for (const { accountId } of [ann, admin]) {
        const row = { groupId: other.id, accountId, role: "helper" as const, createdAt: now() };
        await tx.insert(members).values(row);
      }
    });
    const owner = { ...bob, roles: { [groupId]: "owner", [other.id]: "owner" } } as Actor;
    const devices = {
      ann: await deviceOf(ann),
      admin: await deviceOf(admin),
      keeper: await deviceOf(keeper),
    };
    const remove = (from: string, { accountId }: Actor) =>
      removeMember(owner, { groupId: from, accountId });
    const isIn = async (device: Device) => (await signIn(device.sign(offered()))) !== null;
    expect(await remove(groupId, ann)).toMatchObject({ ok: true });
    expect(await isIn(devices.ann)).toBe(true);
    expect(await remove(other.id, ann)).toMatchObject({ ok: true });
    expect(await isIn(devices.ann)).toBe(false);
    expect(await remove(other.id, admin)).toMatchObject({ ok: true });
    expect(await isIn(devices.admin)).toBe(true);
    expect(await isIn(devices.keeper)).toBe(true);
  });

  it("goes with its account", async () => {
    const device = await deviceOf(ann);
    await store.write((tx) => tx.delete(accounts).where(eq(accounts.id, ann.accountId)));
    expect(await store.read.$count(passkeys)).toBe(0);
    expect(await signIn(device.sign(offered()))).toBeNull();
  });
});

describe("nobody is signed in", () => {
  const refused = async (response: string) => {
    const before = await store.read.$count(sessions);
    expect(await signIn(response)).toBeNull();
    expect(await store.read.$count(sessions)).toBe(before);
  };

  it("by what has signed somebody in before, also at the same moment", async () => {
    const device = await deviceOf(ann);
    const response = device.sign(offered());
    const all = await Promise.all([1, 2, 3, 4].map(() => signIn(response)));
    expect(all.filter((id) => id !== null)).toHaveLength(1);
    await refused(response);
  });

  const LIES: Record<string, Lies> = {
    "another origin": { origin: "https://meetings.example.com" },
    "the same host by another port": { origin: "https://meetings.example.org:8443" },
    "another site’s passkeys": { rpId: "example.org" },
    "somebody else’s account": { userHandle: Buffer.from("0".repeat(26)).toString("base64url") },
    "no account": { userHandle: "" },
    "a device that has not asked who it is": { isVerified: false },
    "what is made and not what is signed": { type: "webauthn.create" },
    "a challenge that nobody gave": { challenge: Buffer.from("1.2.3").toString("base64url") },
  };
  it.each(Object.entries(LIES))("by %s", async (_, lies) => {
    const device = await deviceOf(ann);
    await refused(device.sign(offered(), lies));
    expect(await signIn(device.sign(offered()))).not.toBeNull();
  });

  it("five minutes after the challenge", async () => {
    const device = await deviceOf(ann);
    const [early, late] = [offered(), offered()];
    minutesLater(4.9);
    expect(await signIn(device.sign(early))).not.toBeNull();
    minutesLater(5);
    await refused(device.sign(late));
  });

  it("by a challenge for adding one", async () => {
    const device = await deviceOf(ann);
    await refused(device.sign(await asked(await session(ann))));
  });

  it("by another key that calls itself by the name of a known one", async () => {
    const [device, bobs] = [await deviceOf(ann), await deviceOf(bob)];
    const forged = { ...JSON.parse(bobs.sign(offered())), id: device.id, rawId: device.id };
    const handle = Buffer.from(ann.accountId).toString("base64url");
    await refused(JSON.stringify(forged));
    forged.response.userHandle = handle;
    await refused(JSON.stringify(forged));
  });

  it("by a key that is not known, and by what is none at all", async () => {
    await refused(aDevice().sign(offered()));
    for (const nonsense of ["", "{}", "null", "[]", '{"id":{}}', "x".repeat(30_000)]) {
      await refused(nonsense);
      expect(await findPasskeyAddress(nonsense)).toBeNull();
    }
  });
});

describe("adding one", () => {
  it("asks for the password, unless somebody has just come in by a link or a passkey", async () => {
    const password = "correct horse";
    await changePassword(ann, { currentPassword: "", password }, { proven: true });
    const typed = await session(ann, "password");
    expect(shown(await ask(typed, "wrong horse"))).toMatchObject({
      fieldErrors: { ownPassword: expect.any(String) },
    });
    expect(await ask(typed)).toMatchObject({ ok: false });
    expect(await ask(typed, password)).toMatchObject({ ok: true });
    const fresh = [await session(ann, "link"), await session(ann, "passkey")];
    for (const own of fresh) expect(await ask(own)).toMatchObject({ ok: true });
    minutesLater(30);
    for (const own of fresh) expect(await ask(own)).toMatchObject({ ok: false });
  });

  it("asks who has no password to come in by a link anew", async () => {
    const own = await session(ann);
    minutesLater(30);
    expect(await ask(own)).toMatchObject({ reason: "unproven" });
  });

  it("is refused by the challenge of another session, another account, or for signing in", async () => {
    const [anns, elsewhere, bobs] = [await session(ann), await session(ann), await session(bob)];
    for (const given of [await asked(elsewhere), await asked(bobs)]) {
      const { user } = await asked(anns);
      const made = aDevice().make({ ...given, user });
      expect(await hand(anns, made)).toMatchObject({ reason: "passkey-late" });
    }
    const { user } = await asked(anns);
    const made = aDevice().make({ ...offered(), user });
    expect(await hand(anns, made)).toMatchObject({ reason: "passkey-late" });
    expect(await store.read.$count(passkeys)).toBe(0);
    expect(await store.read.$count(outbox)).toBe(0);
  });

  const LIES: Record<string, Lies> = {
    "another origin": { origin: "https://meetings.example.com" },
    "another site": { rpId: "example.org" },
    "a device that has not asked who it is": { isVerified: false },
    "what is signed and not what is made": { type: "webauthn.get" },
  };
  it.each(Object.entries(LIES))("is refused by %s", async (_, lies) => {
    const own = await session(ann);
    const made = aDevice().make(await asked(own), lies);
    expect(await hand(own, made)).toMatchObject({ reason: "passkey-late" });
    expect(await store.read.$count(passkeys)).toBe(0);
  });

  it("is refused after five minutes, and with one challenge twice", async () => {
    const own = await session(ann);
    const [first, late] = [await asked(own), await asked(own)];
    expect(await hand(own, aDevice().make(first))).toMatchObject({ ok: true });
    expect(await hand(own, aDevice().make(first))).toMatchObject({ reason: "passkey-late" });
    minutesLater(5);
    expect(await hand(own, aDevice().make(late))).toMatchObject({ reason: "passkey-late" });
    expect(await listPasskeys(ann)).toHaveLength(1);
  });

  it("is refused for a key that somebody has, whoever it is", async () => {
    const device = await deviceOf(bob);
    for (const own of [await session(ann), await session(bob)]) {
      const made = device.make(await asked(own));
      expect(await hand(own, made)).toMatchObject({ reason: "passkey-known" });
    }
    expect(await listPasskeys(ann)).toEqual([]);
    expect(await listPasskeys(bob)).toHaveLength(1);
  });

  it("is refused beyond twenty", async () => {
    const row = (n: number) => ({
      id: `key ${n}`,
      accountId: ann.accountId,
      name: "One",
      credentialId: `credential ${n}`,
      publicKey: Buffer.from("key"),
      uses: 0,
      transports: [],
      createdAt: now(),
    });
    const own = await session(ann);
    const early = await asked(own);
    await store.write((tx) =>
      tx.insert(passkeys).values(Array.from({ length: 20 }, (_, n) => row(n))),
    );
    expect(await ask(own)).toMatchObject({ reason: "many-passkeys" });
    expect(await hand(own, aDevice().make(early))).toMatchObject({ reason: "many-passkeys" });
  });
});
