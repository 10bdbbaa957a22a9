import { eq } from "drizzle-orm";
import { describe, expect, it, onTestFinished } from "vitest";
import { store } from "#db/store.ts";
import { auditEvents, farewells, importRows, outbox, subscribers } from "#db/tables.ts";
import { takeBatch } from "#lib/imports/batch.ts";
import { getImport } from "#lib/imports/queries.ts";
import { NotFound } from "#lib/result.ts";
import { guessLayout } from "#lib/subscribers/import/columns.ts";
import {
  beginSubscribers,
  discardSubscribers,
  findSubscribers,
  keepSubscribers,
  planOfSubscribers,
} from "#lib/subscribers/import/commands.ts";
import { subscriberImporter } from "#lib/subscribers/import/importer.ts";
import { consentInput } from "#lib/subscribers/import/input.ts";
import { eraseSubscriber, unsubscribe } from "#lib/subscribers/manage.ts";
import { exportSubscribers } from "#lib/subscribers/queries.ts";
import { eraseFormerSubscribers } from "#lib/subscribers/retention.ts";
import { now, setClock } from "#lib/time/clock.ts";
import { aGroup, aMember } from "#tests/factories.ts";
import { listFile } from "#tests/support/imports.ts";
import { ASK, asked, choose, given, imported } from "#tests/support/subscriber-imports.ts";
import { aSubscriber, choicesNow, subscriberNow } from "#tests/support/subscribers.ts";

const LIST = `E-mail,How they agreed,Agreed on,State
ann@example.org,Signed the list,2024-05-03,
bob@example.org,,,
cyd@example.org,Signed the list,2024-05-03,unsubscribed`;

describe("an imported list of subscribers", () => {
  it("is the one that was looked over, whatever was given since in another window", async () => {
    const { id } = await aGroup();
    const actor = await aMember(id);
    const { list, rows } = await given(actor, choose(id), "ann@example.org");
    onTestFinished(setClock(new Date(now().getTime() + 1000)));
    const newer = await given(actor, choose(id), "bob@example.org");
    const begun = await beginSubscribers(actor, () => guessLayout(rows), ASK, list);
    expect(begun).toMatchObject({ reason: "other" });
    expect(await discardSubscribers(actor, { list })).toMatchObject({ reason: "other" });
    expect(await findSubscribers(actor)).toEqual(newer);
    expect(await discardSubscribers(actor, { list: newer.list })).toMatchObject({ ok: true });
    expect(await findSubscribers(actor)).toBeNull();
    expect(await discardSubscribers(actor, { list })).toMatchObject({ ok: true });
  });

  it("subscribes who is said to have agreed, and asks the others by mail", async () => {
    const { id } = await aGroup();
    const actor = await aMember(id);
    const { state, figures, detail } = await imported(actor, choose(id), LIST);
    expect({ state, became: figures.became, leftOut: detail.leftOut }).toEqual({
      state: "done",
      became: { subscribed: 1, asked: 1 },
      leftOut: 1,
    });
    expect(await subscriberNow("ann@example.org")).toMatchObject({
      consent: "Signed the list",
      confirmedAt: new Date("2024-05-03"),
      digestedAt: expect.any(Date),
      pace: "weekly",
    });
    expect(await choicesNow("ann@example.org")).toEqual([`${id} meetings`]);
    // Nothing is kept of an address whose owner has not agreed, but the mail that asks.
    expect(await subscriberNow("bob@example.org")).toBeUndefined();
    expect(await asked()).toEqual(["bob@example.org"]);
    const [mail] = await store.read.select().from(outbox);
    expect(mail).toMatchObject({ rank: 1 });
    const rows = await store.read.select().from(importRows);
    expect(rows.every(({ said }) => said === null)).toBe(true);
    const [entry] = await store.read
      .select()
      .from(auditEvents)
      .where(eq(auditEvents.action, "subscriber.imported"));
    expect(entry).toMatchObject({
      accountId: actor.accountId,
      groupId: id,
      detail: { subscribed: 1, asked: 1 },
    });
  });

  it("asks nobody where it is stated for all how and when they agreed", async () => {
    const { id } = await aGroup();
    const consent = { how: "Members of the society", agreedOn: "2020-01-31" };
    await imported(await aMember(id), choose(id), "ann@example.org\nbob@example.org", consent);
    expect(await asked()).toEqual([]);
    expect(await subscriberNow("bob@example.org")).toMatchObject({
      consent: "Members of the society",
      confirmedAt: new Date("2020-01-31"),
    });
  });

  it.each([
    [{ how: "Signed", agreedOn: "" }, "agreedOn"],
    [{ how: "", agreedOn: "2020-01-31" }, "how"],
    [{ how: "Signed", agreedOn: "2199-01-01" }, "agreedOn"],
    [{ how: "Signed", agreedOn: "in spring" }, "agreedOn"],
  ])("takes no half consent: %j", (typed, field) => {
    const parsed = consentInput.safeParse(typed);
    expect(parsed.error?.issues.map(({ path }) => path.join())).toEqual([field]);
  });

  it("goes on after it broke off, and asks nobody twice", async () => {
    const { id } = await aGroup();
    const actor = await aMember(id);
    const list = Array.from({ length: 70 }, (_, n) => `reader${n}@example.org`).join("\n");
    const kept = await given(actor, choose(id), list);
    const begun = await beginSubscribers(actor, () => guessLayout(kept.rows), ASK);
    if (!begun.ok) throw new Error(begun.reason);
    expect(await takeBatch(begun.value.id, subscriberImporter)).toBe(true);
    expect(await asked()).toHaveLength(50);
    while (await takeBatch(begun.value.id, subscriberImporter));
    expect(new Set(await asked()).size).toBe(70);
    expect(await asked()).toHaveLength(70);
  });
});

describe("nobody is subscribed again by a list", () => {
  const CONSENT = { how: "Members of the society", agreedOn: "2020-01-31" };

  it("who unsubscribed, also after all else of them is erased; they themselves can come back", async () => {
    const { id } = await aGroup();
    const actor = await aMember(id);
    await unsubscribe(await aSubscriber("ann@example.org", { groups: [id] }));
    const kept = await given(actor, choose(id), "ann@example.org");
    const plan = await planOfSubscribers(actor, kept, guessLayout(kept.rows));
    expect(plan.map(({ fate }) => fate)).toEqual(["out"]);
    const at = now().getTime() + 31 * 86_400_000;
    setClock(() => at);
    expect(await eraseFormerSubscribers(now())).toBe(1);
    expect(JSON.stringify(await store.read.select().from(farewells))).not.toContain("ann");
    await store.write((tx) => tx.delete(outbox));
    const list = "ANN@example.org\nbob@example.org";
    expect((await imported(actor, choose(id), list, CONSENT)).figures.became).toEqual({
      subscribed: 1,
    });
    expect(await subscriberNow("ann@example.org")).toBeUndefined();
    expect(await asked()).toEqual([]);

    await aSubscriber("ann@example.org", { groups: [id] });
    expect(await store.read.$count(farewells)).toBe(0);
  });

  it("who erased themselves, also while a list is being imported, which is forgotten", async () => {
    const { id } = await aGroup();
    const actor = await aMember(id);
    const kept = await given(actor, choose(id), "ann@example.org\nbob@example.org");
    const token = await aSubscriber("ann@example.org", { groups: [(await aGroup()).id] });
    const begun = await beginSubscribers(actor, () => guessLayout(kept.rows), CONSENT);
    if (!begun.ok) throw new Error(begun.reason);
    await given(actor, choose(id), "ann@example.org");
    await eraseSubscriber(token);
    expect(await findSubscribers(actor)).toBeNull();
    expect(JSON.stringify(await store.read.select().from(importRows))).not.toContain("ann");
    while (await takeBatch(begun.value.id, subscriberImporter));
    expect(await subscriberNow("ann@example.org")).toBeUndefined();
    expect(await subscriberNow("bob@example.org")).toBeDefined();
  });

  it.each(["left", "subscribed"])("who %s after the list was looked over", async (how) => {
    const { id } = await aGroup();
    const actor = await aMember(id);
    const kept = await given(actor, choose(id), "ann@example.org");
    const begun = await beginSubscribers(actor, () => guessLayout(kept.rows), CONSENT);
    if (!begun.ok) throw new Error(begun.reason);
    const token = await aSubscriber("ann@example.org", { groups: [id] });
    if (how === "left") await unsubscribe(token);
    const before = await subscriberNow("ann@example.org");
    await store.write((tx) => tx.delete(outbox));
    while (await takeBatch(begun.value.id, subscriberImporter));
    expect((await getImport(actor, "subscribers", begun.value.id)).figures.became).toEqual(
      how === "left" ? { out: 1 } : { there: 1 },
    );
    expect(await subscriberNow("ann@example.org")).toEqual(before);
    expect(await asked()).toEqual([]);
  });

  it("whom no mail reaches", async () => {
    const { id } = await aGroup();
    await aSubscriber("ann@example.org", { groups: [id] });
    await store.write((tx) => tx.update(subscribers).set({ bouncedAt: now() }));
    const other = await aGroup();
    const actor = await aMember(other.id);
    const kept = await given(actor, choose(other.id), "ann@example.org");
    expect(await beginSubscribers(actor, () => guessLayout(kept.rows), CONSENT)).toMatchObject({
      reason: "nothing",
    });
    expect(await choicesNow("ann@example.org")).toEqual([`${id} meetings`]);
  });

  it("to what they did not choose: they are asked, and what they chose stays", async () => {
    const [one, two] = [await aGroup(), await aGroup()];
    await aSubscriber("ann@example.org", { groups: [one.id] });
    await store.write((tx) => tx.delete(outbox));
    const actor = await aMember(two.id);
    // That she reads another group's news is nothing that a list finds out.
    const kept = await given(actor, choose(two.id), "ann@example.org");
    const plan = await planOfSubscribers(actor, kept, guessLayout(kept.rows));
    expect(plan[0]).toMatchObject({ fate: "asked", reason: "It does not say how they agreed." });
    const { figures } = await imported(actor, choose(two.id), "ann@example.org", CONSENT);
    expect(figures.became).toEqual({ asked: 1 });
    expect(await choicesNow("ann@example.org")).toEqual([`${one.id} meetings`]);
    expect(await asked()).toEqual(["ann@example.org"]);
    const there = await imported(
      await aMember(one.id),
      choose(one.id),
      "bob@example.org\nann@example.org",
    );
    expect(there.figures.became).toEqual({ asked: 1 });
  });
});

describe("a list of subscribers", () => {
  it("is for organizers of the groups, and its import is theirs", async () => {
    const [one, two] = [await aGroup(), await aGroup()];
    const actor = await aMember(one.id);
    await expect(
      keepSubscribers(actor, choose(one.id, two.id), listFile("ann@example.org")),
    ).rejects.toThrow(NotFound);
    const helper = await aMember(one.id, "helper");
    await expect(
      keepSubscribers(helper, choose(one.id), listFile("ann@example.org")),
    ).rejects.toThrow(NotFound);
    const list = await imported(actor, choose(one.id), "ann@example.org");
    const colleague = await aMember(one.id);
    expect(await getImport(colleague, "subscribers", list.id)).toMatchObject({ id: list.id });
    const stranger = await aMember(two.id);
    await expect(getImport(stranger, "subscribers", list.id)).rejects.toThrow(NotFound);
  });

  it("is saved with how and when they agreed, defused, and taken in elsewhere as it was", async () => {
    const { id } = await aGroup();
    const actor = await aMember(id, "owner");
    const list = `E-mail,How they agreed,Agreed on\n+ann@example.org,"=1+1",2024-05-03`;
    await imported(actor, choose(id), list);
    await aSubscriber("bob@example.org", { groups: [id] });
    const csv = await exportSubscribers(actor);
    expect(csv).toMatch(/E-mail,Groups,News,When,Agreed on,How they agreed,State/);
    expect(csv).toContain("'+ann@example.org");
    expect(csv).toContain("2024-05-03,'=1+1,");
    expect(csv).toMatch(/bob@example.org,.*,Confirmed by our mail,/);
    const other = await aGroup();
    await store.write((tx) => tx.delete(subscribers));
    const there = await imported(await aMember(other.id), choose(other.id), csv);
    expect(there.figures.became).toEqual({ subscribed: 2 });
    expect(await subscriberNow("+ann@example.org")).toMatchObject({ consent: "=1+1" });
  });
});
