import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { store } from "#db/store.ts";
import { auditEvents, members } from "#db/tables.ts";
import type { Actor, Role } from "#lib/access/actor.ts";
import { findSession } from "#lib/accounts/queries.ts";
import { changeRole, removeMember } from "#lib/members/commands.ts";
import { getTeam, listInvitations, listMembers } from "#lib/members/queries.ts";
import { Forbidden, NotFound } from "#lib/result.ts";
import { aGroup, aMember, aSession, aSiteAdmin } from "#tests/factories.ts";

let groupId: string;
let owner: Actor;
let organizer: Actor;
let helper: Actor;
beforeEach(async () => {
  groupId = (await aGroup()).id;
  owner = await aMember(groupId, "owner");
  organizer = await aMember(groupId, "organizer");
  helper = await aMember(groupId, "helper");
});

const owners = () => store.read.$count(members, eq(members.role, "owner"));
const setRole = (actor: Actor, { accountId }: Actor, role: Role) =>
  changeRole(actor, { groupId, accountId, role });
const remove = (actor: Actor, { accountId }: Actor) => removeMember(actor, { groupId, accountId });

describe("changeRole", () => {
  it("bites on the next request and leaves a trail without names", async () => {
    const session = await aSession(helper);
    expect(await setRole(owner, helper, "organizer")).toMatchObject({ ok: true });
    expect((await findSession(session))?.actor.roles).toEqual({ [groupId]: "organizer" });
    expect(await store.read.select().from(auditEvents)).toMatchObject([
      {
        action: "member.role-changed",
        accountId: owner.accountId,
        groupId,
        subjectId: helper.accountId,
        detail: { role: "organizer" },
      },
    ]);
  });

  it("keeps the last owner an owner", async () => {
    expect(await setRole(owner, owner, "helper")).toMatchObject({
      ok: false,
      reason: "last-owner",
    });
    expect(await setRole(owner, owner, "owner")).toMatchObject({ ok: true });
    await setRole(owner, organizer, "owner");
    expect(await setRole(owner, owner, "helper")).toMatchObject({ ok: true });
    expect(await owners()).toBe(1);
  });

  it("is the owners' and the site admin's alone", async () => {
    await expect(setRole(organizer, helper, "owner")).rejects.toThrow(Forbidden);
    await expect(setRole(helper, helper, "owner")).rejects.toThrow(NotFound);
    const stranger = await aMember((await aGroup()).id, "owner");
    await expect(setRole(stranger, helper, "owner")).rejects.toThrow(NotFound);
    expect(await setRole(await aSiteAdmin(), helper, "organizer")).toMatchObject({ ok: true });
  });

  it("says when the member is gone", async () => {
    const stranger = await aMember((await aGroup()).id);
    expect(await setRole(owner, stranger, "owner")).toMatchObject({ ok: false, reason: "gone" });
  });
});

describe("removeMember", () => {
  it("bites on the next request, and signs out wherever they were signed in", async () => {
    const [theirs, others] = [await aSession(organizer), await aSession(helper)];
    expect(await remove(owner, organizer)).toMatchObject({ ok: true });
    expect(await findSession(theirs)).toBeNull();
    expect((await findSession(await aSession(organizer)))?.actor.roles).toEqual({});
    expect(await findSession(others)).not.toBeNull();
  });

  it("signs nobody out who leaves", async () => {
    const session = await aSession(organizer);
    expect(await remove(organizer, organizer)).toMatchObject({ ok: true });
    expect((await findSession(session))?.actor.roles).toEqual({});
  });

  it("keeps the last owner, whoever asks", async () => {
    for (const actor of [owner, await aSiteAdmin()]) {
      expect(await remove(actor, owner)).toMatchObject({ ok: false, reason: "last-owner" });
    }
    expect(await owners()).toBe(1);
  });

  it("lets members leave, and remove nobody else", async () => {
    await expect(remove(organizer, helper)).rejects.toThrow(Forbidden);
    await expect(remove(helper, organizer)).rejects.toThrow(NotFound);
    expect(await remove(helper, helper)).toMatchObject({ ok: true });
  });

  it("leaves one of two owners who remove each other at once, in any mixture", async () => {
    for (let round = 0; round < 10; round++) {
      const group = await aGroup();
      const [a, b] = [await aMember(group.id, "owner"), await aMember(group.id, "owner")];
      const out = (actor: Actor, who: Actor) =>
        removeMember(actor, { groupId: group.id, accountId: who.accountId });
      const down = (actor: Actor, who: Actor) =>
        changeRole(actor, { groupId: group.id, accountId: who.accountId, role: "helper" });
      const results = await Promise.all([out(a, b), out(b, a), down(a, a), down(b, b)]);
      expect(results.filter((result) => result.ok).length).toBeGreaterThan(0);
      const left = await store.read.$count(members, eq(members.groupId, group.id));
      const rows = await store.read.select().from(members).where(eq(members.groupId, group.id));
      expect(left).toBeGreaterThan(0);
      expect(rows.filter(({ role }) => role === "owner")).toHaveLength(1);
    }
  });
});

describe("who sees the members", () => {
  it("lists them for organizers, owners first", async () => {
    const rows = await listMembers(organizer, groupId);
    expect(rows.map(({ role }) => role)).toEqual(["owner", "organizer", "helper"]);
    expect(await getTeam(organizer, groupId)).toMatchObject({ id: groupId });
  });

  it("is not found for helpers and for other groups", async () => {
    const stranger = await aMember((await aGroup()).id, "owner");
    for (const actor of [helper, stranger]) {
      await expect(getTeam(actor, groupId)).rejects.toThrow(NotFound);
      await expect(listMembers(actor, groupId)).rejects.toThrow(NotFound);
      await expect(listInvitations(actor, groupId)).rejects.toThrow(NotFound);
    }
  });
});
