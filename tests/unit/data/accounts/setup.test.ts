import { describe, expect, it } from "vitest";
import { store } from "#db/store.ts";
import { accounts, groups, members, settings } from "#db/tables.ts";
import { ensureOwner } from "#lib/accounts/commands.ts";
import { type SetupInput, setupInput } from "#lib/accounts/input.ts";
import { findSession } from "#lib/accounts/queries.ts";
import { completeSetup, findSetup, makeAdmin, setupLink } from "#lib/accounts/setup.ts";
import { signInWithPassword, signInWithToken } from "#lib/accounts/sign-in.ts";
import { setClock } from "#lib/time/clock.ts";
import { aGroup, aMember, aSiteAdmin } from "#tests/factories.ts";
import { shown } from "#tests/support/refused.ts";
import { ledgerOf } from "#tests/support/world/ledger.ts";
import { allRows, differences } from "#tests/support/world/rows.ts";

const input = (change: Partial<Record<keyof SetupInput, string>> = {}): SetupInput =>
  setupInput.parse({
    name: "Ann",
    email: "Ann@Example.org",
    password: "correct horse",
    societyName: "Bloomsbury Reading Circle",
    timeZone: "Europe/London",
    ...change,
  });

async function openToken(): Promise<string> {
  const link = new URL((await setupLink()) ?? "about:blank");
  expect(link.origin + link.pathname).toBe("https://meetings.example.org/setup");
  return link.searchParams.get("token") ?? "";
}

describe("the set-up link", () => {
  it("is the same at every start of every instance, and stands nowhere", async () => {
    const [first, second] = await Promise.all([openToken(), openToken()]);
    const again = await openToken();
    expect(again).toBe(first);
    expect(second).toBe(first);
    expect(await findSetup(first)).toEqual({ hasGroups: false });
    expect(JSON.stringify(await store.read.select().from(settings))).not.toContain(first);
  });

  it("is another one where a site that was set up has no owner any more", async () => {
    const first = await openToken();
    expect(await completeSetup(first, input())).toMatchObject({ ok: true });
    await store.write((tx) => tx.delete(accounts));
    expect(await findSetup(first)).toBeNull();
    const second = await openToken();
    expect(second).not.toBe(first);
    expect(await findSetup(first)).toBeNull();
    expect(await findSetup(second)).not.toBeNull();
  });

  it("is another one where its site got an owner by other means, and lost them", async () => {
    const first = await openToken();
    await aSiteAdmin();
    expect(await setupLink()).toBeNull();
    await store.write((tx) => tx.delete(accounts));
    expect(await openToken()).not.toBe(first);
  });

  it("is not made once somebody owns a group or administers the site", async () => {
    const token = await openToken();
    await aMember((await aGroup()).id, "owner");
    expect(await setupLink()).toBeNull();
    expect(await findSetup(token)).toBeNull();
  });

  it("is not made for a site admin either", async () => {
    await aSiteAdmin();
    expect(await setupLink()).toBeNull();
  });

  it("is for owners: organizers alone do not close it", async () => {
    await aMember((await aGroup()).id, "organizer");
    expect(await setupLink()).not.toBeNull();
  });

  it.each(["", "x", "a".repeat(5000)])("knows no other token: %#", async (token) => {
    await openToken();
    expect(await findSetup(token)).toBeNull();
    expect(await completeSetup(token, input())).toMatchObject({ ok: false, reason: "dead" });
  });
});

describe("completeSetup", () => {
  it("makes the admin and the first group, and signs in", async () => {
    const result = await completeSetup(await openToken(), input());
    if (!result.ok) throw new Error("refused");
    const sessionId = await signInWithToken(result.value.signInToken, "");
    const [account] = await store.read.select().from(accounts);
    expect(account).toMatchObject({ name: "Ann", email: "ann@example.org", siteAdmin: true });
    expect((await findSession(sessionId ?? ""))?.actor.accountId).toBe(account?.id);
    const [group] = await store.read.select().from(groups);
    expect(group).toMatchObject({
      name: "Bloomsbury Reading Circle",
      slug: "bloomsbury-reading-circle",
      timeZone: "Europe/London",
    });
    expect(await store.read.select().from(members)).toMatchObject([
      { groupId: group?.id, accountId: account?.id, role: "owner" },
    ]);
    expect(await signInWithPassword("ann@example.org", "correct horse", "")).not.toBeNull();
    expect(await setupLink()).toBeNull();
  });

  it("works once, also when it is sent twice at the same time", async () => {
    const token = await openToken();
    const results = await Promise.all(
      ["a@example.org", "b@example.org", "c@example.org"].map((email) =>
        completeSetup(token, input({ email })),
      ),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(await store.read.$count(accounts)).toBe(1);
    expect(await store.read.$count(groups)).toBe(1);
  });

  it("changes what stands in the file, and nothing else", async () => {
    setClock(new Date("2026-11-22T12:00:00Z"));
    const token = await openToken();
    const before = await allRows();
    await completeSetup(token, input());
    const changed = differences(before, await allRows());
    const file = "../../../fixtures/deeds/complete-setup.txt";
    await expect(ledgerOf(changed)).toMatchFileSnapshot(file);
  });

  it("is refused where somebody came to own the site while it was done", async () => {
    const token = await openToken();
    const done = completeSetup(token, input());
    const other = { name: "Bea", email: "bea@example.org", passwordHash: null };
    await store.write((tx) => makeAdmin(tx, other));
    expect(await done).toMatchObject({ ok: false, reason: "dead" });
    expect(await store.read.$count(accounts)).toBe(1);
  });

  it("needs the society's name where there is no group, and the token stays good", async () => {
    const token = await openToken();
    expect(shown(await completeSetup(token, input({ societyName: "" })))).toMatchObject({
      ok: false,
      fieldErrors: { societyName: expect.any(String) },
    });
    expect(await findSetup(token)).not.toBeNull();
  });

  it("makes the new admin owner of every seeded group, without a password too", async () => {
    await aGroup();
    await aGroup();
    const token = await openToken();
    expect(await findSetup(token)).toEqual({ hasGroups: true });
    const result = await completeSetup(token, input({ societyName: "", password: "" }));
    expect(result.ok).toBe(true);
    const rows = await store.read.select().from(members);
    expect(rows.map(({ role }) => role)).toEqual(["owner", "owner"]);
    const [account] = await store.read.select().from(accounts);
    expect(account?.passwordHash).toBeNull();
  });

  it.each([
    [{ password: "short" }, "password"],
    [{ password: "x".repeat(201) }, "password"],
    [{ timeZone: "Europe/Nowhere" }, "timeZone"],
    [{ timeZone: "+01:00" }, "timeZone"],
    [{ name: "\u200b" }, "name"],
    [{ email: "ann" }, "email"],
  ])("refuses %j", (change, field) => {
    const values = { name: "A", email: "a@b.org", timeZone: "UTC", ...change };
    expect(setupInput.safeParse(values).error?.issues[0]?.path).toEqual([field]);
  });
});

describe("ensureOwner", () => {
  const given = { ownerEmail: "Owner@Example.org", ownerPassword: "correct horse" };

  it("does nothing without OWNER_EMAIL", async () => {
    await ensureOwner({ ownerEmail: null, ownerPassword: null });
    expect(await store.read.$count(accounts)).toBe(0);
  });

  it("makes the admin once, and the owner of what has none", async () => {
    const group = await aGroup();
    await ensureOwner(given);
    await ensureOwner(given);
    expect(await store.read.select().from(accounts)).toMatchObject([
      { email: "owner@example.org", siteAdmin: true },
    ]);
    expect(await store.read.select().from(members)).toMatchObject([
      { groupId: group.id, role: "owner" },
    ]);
    expect(await signInWithPassword("owner@example.org", "correct horse", "")).not.toBeNull();
    expect(await setupLink()).toBeNull();
  });

  it("makes no group, and takes none from its owner", async () => {
    await ensureOwner(given);
    expect(await store.read.$count(groups)).toBe(0);
    const group = await aGroup();
    const ann = await aMember(group.id, "owner");
    await ensureOwner(given);
    expect(await store.read.select().from(members)).toMatchObject([{ accountId: ann.accountId }]);
  });

  it("keeps the password that the account has, and its name", async () => {
    await ensureOwner(given);
    await store.write((tx) => tx.update(accounts).set({ name: "Ann" }));
    await ensureOwner({ ...given, ownerPassword: "another horse" });
    expect(await signInWithPassword("owner@example.org", "correct horse", "")).not.toBeNull();
    expect(await signInWithPassword("owner@example.org", "another horse", "")).toBeNull();
    expect(await store.read.select().from(accounts)).toMatchObject([{ name: "Ann" }]);
  });

  it("needs no password: links by mail will do", async () => {
    await ensureOwner({ ...given, ownerPassword: null });
    expect(await store.read.select().from(accounts)).toMatchObject([{ passwordHash: null }]);
  });
});
