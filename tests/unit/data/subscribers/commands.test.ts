import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { store } from "#db/store.ts";
import { auditEvents, outbox } from "#db/tables.ts";
import { claimMail, settleMail } from "#lib/mail/leases.ts";
import { writeBatch } from "#lib/mailings/batch.ts";
import { NotFound } from "#lib/result.ts";
import { inviteSubscriber, removeSubscriber } from "#lib/subscribers/commands.ts";
import { inviteInput } from "#lib/subscribers/input.ts";
import { unsubscribe } from "#lib/subscribers/manage.ts";
import { countSubscribers, exportSubscribers, listSubscribers } from "#lib/subscribers/queries.ts";
import { aGroup, aMember, aSiteAdmin } from "#tests/factories.ts";
import { aMailing, plainRenderer } from "#tests/support/readers.ts";
import { aSubscriber, choicesNow, subscriberNow } from "#tests/support/subscribers.ts";

const emails = async (...asked: Parameters<typeof listSubscribers>) =>
  (await listSubscribers(...asked)).rows.map(({ email }) => email);

describe("the list of subscribers", () => {
  it("shows organizers those of their groups, and of those only what is theirs", async () => {
    const [one, two] = [await aGroup(), await aGroup()];
    const actor = await aMember(one.id);
    await aSubscriber("ann@example.org", { groups: [one.id, two.id], kinds: ["reports"] });
    await aSubscriber("bob@example.org", { groups: [two.id] });
    await unsubscribe(await aSubscriber("cat@example.org", { groups: [one.id] }));
    const { rows, total } = await listSubscribers(actor);
    expect(total).toBe(1);
    expect(rows[0]).toMatchObject({
      email: "ann@example.org",
      groups: [one.name],
      kinds: ["reports"],
    });
    expect(await emails(await aSiteAdmin())).toEqual(["ann@example.org", "bob@example.org"]);
    expect(await emails(await aMember(one.id, "helper"))).toEqual([]);
  });

  it("is searched by any part of the address", async () => {
    const { id } = await aGroup();
    const actor = await aMember(id);
    await aSubscriber("ann@example.org", { groups: [id] });
    await aSubscriber("bob_100%@example.org", { groups: [id] });
    expect(await emails(actor, { search: "ANN" })).toEqual(["ann@example.org"]);
    expect(await emails(actor, { search: "_100%" })).toEqual(["bob_100%@example.org"]);
    expect(await emails(actor, { search: "'; --" })).toEqual([]);
  });

  it("is taken away by owners alone, as text that no spreadsheet takes for a formula", async () => {
    const { id, name } = await aGroup();
    const other = await aGroup();
    await aSubscriber("+ann@example.org", { groups: [id] });
    await aSubscriber("bob@example.org", { groups: [other.id] });
    const csv = await exportSubscribers(await aMember(id, "owner"));
    expect(csv).toContain(`'+ann@example.org,${name},meetings,at-once,`);
    expect(csv).not.toContain("bob@");
    await expect(exportSubscribers(await aMember(id))).rejects.toThrow(NotFound);
  });

  it("is taken away of the groups that somebody owns, and of none that they organize", async () => {
    const [owned, organized] = [await aGroup(), await aGroup()];
    await aSubscriber("ann@example.org", { groups: [owned.id, organized.id] });
    await aSubscriber("bob@example.org", { groups: [organized.id] });
    const owner = await aMember(owned.id, "owner");
    const both = { ...owner, roles: { ...owner.roles, [organized.id]: "organizer" as const } };
    const csv = await exportSubscribers(both);
    expect(csv).toContain(`ann@example.org,${owned.name},`);
    expect(csv).not.toContain("bob@");
  });
});

describe("an organizer", () => {
  it("takes somebody off the own group's list, and off no other", async () => {
    const [one, two] = [await aGroup(), await aGroup()];
    const actor = await aMember(one.id);
    await aSubscriber("ann@example.org", { groups: [one.id, two.id] });
    const ann = await subscriberNow("ann@example.org");
    await removeSubscriber(actor, ann!.id);
    expect(await choicesNow("ann@example.org")).toEqual([`${two.id} meetings`]);
    expect((await subscriberNow("ann@example.org"))?.unsubscribedAt).toBeNull();
    await expect(removeSubscriber(actor, ann!.id)).rejects.toThrow(NotFound);
    // Nor where they only help.
    const [three, bob] = [await aGroup(), "bob@example.org"];
    await aSubscriber(bob, { groups: [one.id, three.id] });
    const helping = { ...actor, roles: { ...actor.roles, [three.id]: "helper" as const } };
    await removeSubscriber(helping, (await subscriberNow(bob))!.id);
    expect(await choicesNow(bob)).toEqual([`${three.id} meetings`]);
    await removeSubscriber(await aMember(two.id), ann!.id);
    expect((await subscriberNow("ann@example.org"))?.unsubscribedAt).toBeInstanceOf(Date);
  });

  it("puts an address forward, whose owner is asked first", async () => {
    const { id } = await aGroup();
    const actor = await aMember(id);
    const input = inviteInput.parse({
      email: "ann@example.org",
      groups: id,
      kinds: "meetings",
      consent: "Signed the list",
    });
    expect(await inviteSubscriber(actor, input)).toMatchObject({ ok: true });
    expect(await subscriberNow("ann@example.org")).toBeUndefined();
    const [mail] = await store.read.select().from(outbox);
    expect(mail).toMatchObject({ kind: "subscribe-confirm", toEmail: "ann@example.org" });
    const [event] = await store.read
      .select()
      .from(auditEvents)
      .where(eq(auditEvents.action, "subscriber.invited"));
    expect(event?.detail).toEqual({ consent: "Signed the list" });
    const stranger = await aMember((await aGroup()).id);
    await expect(inviteSubscriber(stranger, input)).rejects.toThrow(NotFound);
  });

  it("must say how somebody agreed", () => {
    const parsed = inviteInput.safeParse({ email: "a@b.org", groups: "x", kinds: "meetings" });
    expect(parsed.error?.issues.map(({ path }) => path.join())).toEqual(["consent"]);
  });
});

describe("a mailbox that is no more", () => {
  async function refused(noMailbox: boolean) {
    const group = await aGroup();
    await aSubscriber("ann@example.org", { groups: [group.id] });
    await store.write((tx) => tx.delete(outbox));
    const first = await aMailing({ groupId: group.id });
    await writeBatch(first.id, plainRenderer);
    const [mail] = await claimMail("worker", 1);
    const second = await aMailing({ groupId: group.id });
    await writeBatch(second.id, plainRenderer);
    const outcome = { kind: "refused" as const, reason: "No such user", noMailbox };
    await settleMail("worker", [{ mail: mail!, outcome }], 0);
    const states = await store.read.select({ state: outbox.state }).from(outbox).orderBy(outbox.id);
    return { group, states: states.map(({ state }) => state) };
  }

  it("is parked and shown, and what waits for it is given up", async () => {
    const { group, states } = await refused(true);
    expect(states).toEqual(["parked", "dropped"]);
    expect((await subscriberNow("ann@example.org"))?.bouncedAt).toBeInstanceOf(Date);
    expect(await countSubscribers(await aMember(group.id))).toEqual({ all: 1, dead: 1 });
    const { rows } = await listSubscribers(await aMember(group.id));
    expect(rows[0]?.bouncedAt).toBeInstanceOf(Date);
  });

  it("is not inferred from a mail that was refused for what is in it", async () => {
    const { states } = await refused(false);
    expect(states).toEqual(["parked", "queued"]);
    expect((await subscriberNow("ann@example.org"))?.bouncedAt).toBeNull();
  });
});
