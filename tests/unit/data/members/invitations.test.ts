import { and, eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { store } from "#db/store.ts";
import { accounts, auditEvents, invitations, members, outbox } from "#db/tables.ts";
import type { Actor, Role } from "#lib/access/actor.ts";
import { acceptanceInput } from "#lib/accounts/input.ts";
import { findSession } from "#lib/accounts/queries.ts";
import { eraseExpiredSignIns } from "#lib/accounts/retention.ts";
import { signInWithPassword, signInWithToken } from "#lib/accounts/sign-in.ts";
import { unsealLinks } from "#lib/mail/links.ts";
import { acceptInvitation } from "#lib/members/acceptance.ts";
import { inviteMember, resendInvitation, revokeInvitation } from "#lib/members/invitations.ts";
import { findInvitation } from "#lib/members/public-queries.ts";
import { listInvitations } from "#lib/members/queries.ts";
import { Forbidden, NotFound } from "#lib/result.ts";
import { now, setClock } from "#lib/time/clock.ts";
import { aGroup, aMember, aSession } from "#tests/factories.ts";
import { shown } from "#tests/support/refused.ts";

let groupId: string;
let owner: Actor;
beforeEach(async () => {
  groupId = (await aGroup({ name: "Bloomsbury Reading Circle" })).id;
  owner = await aMember(groupId, "owner");
  vi.spyOn(console, "log").mockImplementation(() => undefined);
});
let restoreClock = () => {};
afterEach(() => restoreClock());

const acceptance = acceptanceInput.parse({ name: "Bea", password: "correct horse" });

/** The token in the newest mail. */
async function mailedToken(): Promise<string> {
  const mails = await store.read.select().from(outbox).orderBy(outbox.createdAt, outbox.id);
  const { invitation = "" } = unsealLinks(mails.at(-1)?.links ?? null);
  expect(invitation).toMatch(/^https:\/\/meetings\.example\.org\/invitations\/[\w-]{58}$/);
  return invitation.split("/").at(-1) ?? "";
}

async function invite(email = "bea@example.org", role: Role = "organizer"): Promise<string> {
  const result = await inviteMember(owner, { groupId, email, role });
  if (!result.ok) throw new Error(JSON.stringify(result));
  return mailedToken();
}

describe("inviteMember", () => {
  it("writes the mail with the change, and no address in the trail", async () => {
    const token = await invite();
    expect(await store.read.select().from(outbox)).toMatchObject([
      { kind: "invitation", toEmail: "bea@example.org", groupId },
    ]);
    const everything = JSON.stringify([
      await store.read.select().from(outbox),
      await store.read.select().from(invitations),
    ]);
    expect(everything).not.toContain(token);
    const trail = JSON.stringify(await store.read.select().from(auditEvents));
    expect(trail).toContain("member.invited");
    expect(trail).not.toContain("bea@");
    expect(await findInvitation(token)).toMatchObject({
      email: "bea@example.org",
      role: "organizer",
      groupName: "Bloomsbury Reading Circle",
      accountId: null,
    });
  });

  it("renews one that is open: both mails lead to it, with what is given now", async () => {
    restoreClock = setClock(new Date("2026-11-22T12:00:00Z"));
    const first = await invite();
    const others = await invite("other@example.org");
    setClock(new Date("2026-12-01T12:00:00Z"));
    expect(await invite("bea@example.org", "helper")).toBe(first);
    expect(await findInvitation(first)).toMatchObject({
      role: "helper",
      expiresAt: new Date("2026-12-15T12:00:00Z"),
    });
    expect(await findInvitation(others)).toMatchObject({
      role: "organizer",
      expiresAt: new Date("2026-12-06T12:00:00Z"),
    });
    expect(await listInvitations(owner, groupId)).toHaveLength(2);
  });

  it("makes another link after one was taken back", async () => {
    const first = await invite();
    const [{ id = "" } = {}] = await listInvitations(owner, groupId);
    await revokeInvitation(owner, { invitationId: id });
    const second = await invite();
    expect(await findInvitation(first)).toBeNull();
    expect(await findInvitation(second)).not.toBeNull();
  });

  it("is taken back once: what is over stays as it ended", async () => {
    await invite();
    const [{ id = "" } = {}] = await listInvitations(owner, groupId);
    const ended = async () => {
      await revokeInvitation(owner, { invitationId: id });
      return store.read.select().from(invitations).where(eq(invitations.id, id));
    };
    const first = await ended();
    const restore = setClock(new Date(now().getTime() + 86_400_000));
    expect(await ended()).toEqual(first);
    restore();
  });

  it("refuses a member, beside the field", async () => {
    const member = await aMember(groupId);
    expect(
      shown(await inviteMember(owner, { groupId, email: member.email, role: "helper" })),
    ).toMatchObject({ ok: false, fieldErrors: { email: expect.any(String) } });
    expect(await store.read.$count(outbox)).toBe(0);
  });

  it("is the owners' alone", async () => {
    const input = { groupId, email: "bea@example.org", role: "helper" as const };
    await expect(inviteMember(await aMember(groupId, "organizer"), input)).rejects.toThrow(
      Forbidden,
    );
    await expect(inviteMember(await aMember(groupId, "helper"), input)).rejects.toThrow(NotFound);
    const stranger = await aMember((await aGroup()).id, "owner");
    await expect(inviteMember(stranger, input)).rejects.toThrow(NotFound);
  });
});

describe("acceptInvitation", () => {
  it("makes the account and the membership, and signs in", async () => {
    const result = await acceptInvitation(await invite(), acceptance);
    if (!result.ok) throw new Error("refused");
    const { accountId, signInToken } = result.value;
    const session = await findSession((await signInWithToken(signInToken ?? "", "")) ?? "");
    expect(session?.actor).toMatchObject({
      accountId,
      name: "Bea",
      email: "bea@example.org",
      siteAdmin: false,
      roles: { [groupId]: "organizer" },
    });
    expect(await signInWithPassword("bea@example.org", "correct horse", "")).not.toBeNull();
    expect(await listInvitations(owner, groupId)).toEqual([]);
  });

  it("works once, also when it is sent twice at the same time", async () => {
    const token = await invite();
    const results = await Promise.all([1, 2, 3].map(() => acceptInvitation(token, acceptance)));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(await store.read.$count(accounts, eq(accounts.email, "bea@example.org"))).toBe(1);
  });

  const RANKS: Role[] = ["helper", "organizer", "owner"];
  it.each(RANKS.flatMap((had) => RANKS.map((asked) => ({ had, asked }))))(
    "leaves who became $had meanwhile, and is asked to be $asked, the higher role",
    async ({ had, asked }) => {
      const bea = await aMember((await aGroup()).id);
      const token = await invite(bea.email, asked);
      const row = { groupId, accountId: bea.accountId, role: had, createdAt: now() };
      await store.write((tx) => tx.insert(members).values(row));
      expect(await acceptInvitation(token, acceptance)).toMatchObject({ ok: true });
      const [is] = await store.read
        .select()
        .from(members)
        .where(and(eq(members.groupId, groupId), eq(members.accountId, bea.accountId)));
      expect(is?.role).toBe(RANKS[Math.max(RANKS.indexOf(had), RANKS.indexOf(asked))]);
    },
  );

  it("gives an account that was there the role, but neither session nor password", async () => {
    const other = await aGroup();
    const bea = await aMember(other.id, "owner");
    const token = await invite(bea.email, "helper");
    const result = await acceptInvitation(token, acceptance);
    expect(result).toMatchObject({ value: { accountId: bea.accountId, signInToken: null } });
    expect((await findSession(await aSession(bea)))?.actor).toMatchObject({
      name: bea.name,
      roles: { [groupId]: "helper", [other.id]: "owner" },
    });
    expect(await signInWithPassword(bea.email, "correct horse", "")).toBeNull();
  });

  it.each([
    ["helper", "helper", "helper"],
    ["helper", "organizer", "organizer"],
    ["helper", "owner", "owner"],
    ["organizer", "helper", "organizer"],
    ["organizer", "organizer", "organizer"],
    ["organizer", "owner", "owner"],
    ["owner", "helper", "owner"],
    ["owner", "organizer", "owner"],
    ["owner", "owner", "owner"],
  ] as const)("a member has the higher of two roles: %s and %s", async (had, given, has) => {
    const token = await invite("bea@example.org", given);
    await store.write(async (tx) => {
      await tx
        .insert(accounts)
        .values({ id: "bea", email: "bea@example.org", name: "Bea", createdAt: now() });
      await tx.insert(members).values({ groupId, accountId: "bea", role: had, createdAt: now() });
    });
    await acceptInvitation(token, acceptance);
    const [member] = await store.read.select().from(members).where(eq(members.accountId, "bea"));
    expect(member?.role).toBe(has);
  });

  it("answers alike for every dead link", async () => {
    restoreClock = setClock(new Date("2026-11-22T12:00:00Z"));
    const old = await invite("old@example.org");
    const revoked = await invite("revoked@example.org");
    const [first] = (await listInvitations(owner, groupId)).slice(-1);
    await revokeInvitation(owner, { invitationId: first?.id ?? "" });
    setClock(new Date("2026-12-06T12:00:00Z"));
    for (const token of [old, revoked, "x", ""]) {
      expect(await findInvitation(token)).toBeNull();
      expect(await acceptInvitation(token, acceptance)).toMatchObject({
        ok: false,
        reason: "dead",
      });
    }
    expect(await store.read.$count(members)).toBe(1);
  });
});

describe("revokeInvitation", () => {
  it("is the owners' alone, and not found for others", async () => {
    await invite();
    const [{ id = "" } = {}] = await listInvitations(owner, groupId);
    const stranger = await aMember((await aGroup()).id, "owner");
    await expect(revokeInvitation(stranger, { invitationId: id })).rejects.toThrow(NotFound);
    await expect(revokeInvitation(owner, { invitationId: "none" })).rejects.toThrow(NotFound);
    const organizer = await aMember(groupId, "organizer");
    await expect(revokeInvitation(organizer, { invitationId: id })).rejects.toThrow(Forbidden);
    expect(await listInvitations(owner, groupId)).toHaveLength(1);
  });
});

describe("resendInvitation", () => {
  it("mails the one that is open, not one made since and taken back", async () => {
    restoreClock = setClock(new Date("2026-11-22T12:00:00Z"));
    const open = await invite();
    const other = (await aGroup()).id;
    setClock(new Date("2026-11-22T12:00:01Z"));
    const by = await aMember(other, "owner");
    const made = await inviteMember(by, {
      groupId: other,
      email: "bea@example.org",
      role: "owner",
    });
    if (!made.ok) throw new Error("refused");
    await revokeInvitation(by, { invitationId: made.value.id });
    setClock(new Date("2026-11-22T12:00:02Z"));
    await resendInvitation("bea@example.org");
    expect(await store.read.$count(outbox)).toBe(3);
    expect(await mailedToken()).toBe(open);
  });

  it("mails the same link, good until the same day, to somebody invited who asks to sign in", async () => {
    restoreClock = setClock(new Date("2026-11-22T12:00:00Z"));
    const first = await invite();
    const before = await store.read.select().from(invitations);
    setClock(new Date("2026-12-03T13:00:00Z"));
    await resendInvitation("bea@example.org");
    expect(await mailedToken()).toBe(first);
    expect(await store.read.select().from(invitations)).toEqual(before);
    const mails = await store.read.select({ text: outbox.text }).from(outbox).orderBy(outbox.id);
    expect(mails.map(({ text }) => /works for \d+ days/.exec(text)?.[0])).toEqual([
      "works for 14 days",
      "works for 3 days",
    ]);
  });

  it("leaves alone a link that was drawn by lot", async () => {
    await invite();
    const tokenHash = "0".repeat(64);
    await store.write((tx) => tx.update(invitations).set({ tokenHash }));
    await resendInvitation("bea@example.org");
    expect(await store.read.$count(outbox)).toBe(1);
    expect(await store.read.select().from(invitations)).toMatchObject([{ tokenHash }]);
  });

  it.each(["acceptedAt", "revokedAt", "expiresAt"] as const)(
    "mails nothing by one that is open no more: %s",
    async (column) => {
      await invite();
      await store.write((tx) => tx.update(invitations).set({ [column]: now() }));
      restoreClock = setClock(new Date(now().getTime() + 1000));
      await resendInvitation("bea@example.org");
      expect(await store.read.$count(outbox)).toBe(1);
    },
  );

  it("mails nothing to anybody else", async () => {
    await resendInvitation("nobody@example.org");
    expect(await store.read.$count(outbox)).toBe(0);
  });
});

it("an address that was invited and did not come is gone a month after its last day", async () => {
  restoreClock = setClock(new Date("2026-11-22T12:00:00Z"));
  await invite();
  const left = async () => {
    await eraseExpiredSignIns(now());
    return [await store.read.$count(invitations), await store.read.$count(outbox)];
  };
  setClock(new Date("2027-01-05T11:00:00Z"));
  expect(await left()).toEqual([1, 0]);
  setClock(new Date("2027-01-05T13:00:00Z"));
  expect(await left()).toEqual([0, 0]);
});
