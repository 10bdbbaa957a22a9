import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { store } from "#db/store.ts";
import { auditEvents, farewells, importRows, outbox, subscribers } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { takeBatch } from "#lib/imports/batch.ts";
import { stopImport } from "#lib/imports/end.ts";
import { getImport } from "#lib/imports/queries.ts";
import { NotFound } from "#lib/result.ts";
import { removeSubscriber } from "#lib/subscribers/commands.ts";
import { guessLayout } from "#lib/subscribers/import/columns.ts";
import { beginSubscribers } from "#lib/subscribers/import/commands.ts";
import { subscriberImporter } from "#lib/subscribers/import/importer.ts";
import { outlookOfUndo, undoSubscribers } from "#lib/subscribers/import/undo.ts";
import { changeChoices, eraseSubscriber } from "#lib/subscribers/manage.ts";
import { setClock } from "#lib/time/clock.ts";
import { aGroup, aMember } from "#tests/factories.ts";
import { ASK, asked, choose, given, imported } from "#tests/support/subscriber-imports.ts";
import { aSubscriber, subscriberNow, tokenOf } from "#tests/support/subscribers.ts";

const CONSENT = { how: "Members of the society", agreedOn: "2020-01-31" };
const list = (...names: string[]) => names.map((name) => `${name}@example.org`).join("\n");
const emails = async () =>
  (await store.read.select().from(subscribers).orderBy(subscribers.email)).map(
    ({ email }) => email,
  );

async function aSociety() {
  const { id: groupId } = await aGroup();
  return { groupId, actor: await aMember(groupId) };
}

async function undone(actor: Actor, id: string) {
  expect(await undoSubscribers(actor, id)).toMatchObject({ ok: true });
  while (await takeBatch(id, subscriberImporter));
  const { state, figures } = await getImport(actor, "subscribers", id);
  return { state, ...figures.became };
}

const sendMailTo = (email: string) =>
  store.write((tx) => tx.update(outbox).set({ state: "sent" }).where(eq(outbox.toEmail, email)));

describe("an imported list of subscribers that is undone", () => {
  it("leaves nothing of those whom nobody has touched, and nobody else is", async () => {
    const { groupId, actor } = await aSociety();
    await aSubscriber("dee@example.org", { groups: [groupId] });
    await store.write((tx) => tx.delete(outbox));
    const { id } = await imported(actor, choose(groupId), list("ann", "bob", "dee"), CONSENT);
    expect(await outlookOfUndo(await getImport(actor, "subscribers", id))).toEqual({
      gone: 2,
      told: 0,
      "was-asked": 0,
      stays: 0,
    });
    expect(await undone(actor, id)).toMatchObject({ state: "undone", gone: 2 });
    expect(await emails()).toEqual(["dee@example.org"]);
    // They never came, so that a list may bring them again.
    expect(await store.read.$count(farewells)).toBe(0);
    expect(JSON.stringify(await store.read.select().from(importRows))).not.toContain("example.org");
    const trail = await store.read.select().from(auditEvents);
    expect(trail.filter(({ action }) => action === "subscriber.unimported")).toMatchObject([
      { accountId: actor.accountId, groupId, detail: { removed: 2 } },
    ]);
    const again = await imported(actor, choose(groupId), list("ann"), CONSENT);
    expect(again.figures.became).toEqual({ subscribed: 1 });
  });

  it("sends no question that has not left, and says how many have", async () => {
    setClock(new Date("2026-11-22T12:00:00Z"));
    const { groupId, actor } = await aSociety();
    const { id } = await imported(actor, choose(groupId), list("ann", "bob", "cyd"), ASK);
    await sendMailTo("ann@example.org");
    await sendMailTo("cyd@example.org");
    setClock(new Date("2026-11-22T12:01:00Z"));
    await aSubscriber("cyd@example.org", { groups: [groupId] });
    expect(await outlookOfUndo(await getImport(actor, "subscribers", id))).toEqual({
      gone: 1,
      told: 0,
      "was-asked": 1,
      stays: 1,
    });
    expect(await undone(actor, id)).toMatchObject({ gone: 1, "was-asked": 1, stays: 1 });
    expect(await asked()).not.toContain("bob@example.org");
    expect(await emails()).toEqual(["cyd@example.org"]);
  });

  it("leaves whom somebody has touched since, and says who was sent news already", async () => {
    const { groupId, actor } = await aSociety();
    const names = ["ann", "bob", "cyd", "dee", "eve"];
    const { id } = await imported(actor, choose(groupId), list(...names), CONSENT);
    const tokens = new Map<string, string>();
    for (const name of names) tokens.set(name, await tokenOf(`${name}@example.org`));
    await changeChoices(tokens.get("ann")!, { ...choose(groupId), kinds: ["reports"] });
    await eraseSubscriber(tokens.get("bob")!);
    await removeSubscriber(actor, (await subscriberNow("cyd@example.org"))!.id);
    const dee = (await subscriberNow("dee@example.org"))!.id;
    await store.write(async (tx) => {
      await tx.insert(outbox).values({
        id: "sent-news",
        kind: "update",
        subscriberId: dee,
        toEmail: "dee@example.org",
        subject: "News",
        text: "",
        html: "",
        messageId: "<sent-news@example.org>",
        state: "sent",
        nextAttemptAt: new Date(0),
        createdAt: new Date(0),
      });
    });
    const outlook = { gone: 1, told: 1, "was-asked": 0, stays: 3 };
    expect(await outlookOfUndo(await getImport(actor, "subscribers", id))).toEqual(outlook);
    expect(await undone(actor, id)).toEqual({ state: "undone", gone: 1, told: 1, stays: 3 });
    expect(await emails()).toEqual(["ann@example.org", "cyd@example.org"]);
  });

  it("is undone once, by those whose group it is for", async () => {
    const { groupId, actor } = await aSociety();
    const { id } = await imported(actor, choose(groupId), list("ann"), CONSENT);
    const { actor: stranger } = await aSociety();
    await expect(undoSubscribers(stranger, id)).rejects.toThrow(NotFound);
    await expect(stopImport(stranger, "subscribers", id)).rejects.toThrow(NotFound);
    await undone(actor, id);
    expect(await undoSubscribers(actor, id)).toMatchObject({ reason: "undone" });
  });
});

describe("an import of subscribers under way", () => {
  it("is stopped: whom it took stay, nobody else is asked, and it can still be undone", async () => {
    const { groupId, actor } = await aSociety();
    const many = list(...Array.from({ length: 70 }, (_, n) => `reader${n}`));
    const kept = await given(actor, choose(groupId), many);
    const begun = await beginSubscribers(actor, () => guessLayout(kept.rows), ASK);
    if (!begun.ok) throw new Error(begun.reason);
    const { id } = begun.value;
    await takeBatch(id, subscriberImporter);
    expect(await stopImport(actor, "subscribers", id)).toMatchObject({ ok: true });
    while (await takeBatch(id, subscriberImporter));
    const { state, figures } = await getImport(actor, "subscribers", id);
    expect({ state, ...figures.became }).toEqual({ state: "stopped", asked: 50, left: 20 });
    expect(await asked()).toHaveLength(50);
    expect(await stopImport(actor, "subscribers", id)).toMatchObject({ reason: "ended" });
    expect(await undone(actor, id)).toEqual({ state: "undone", gone: 50, left: 20 });
    expect(await asked()).toEqual([]);
  });
});
