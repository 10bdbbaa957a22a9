import { eq } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import { store } from "#db/store.ts";
import { outbox, subscribers } from "#db/tables.ts";
import { newId } from "#lib/ids.ts";
import { seal } from "#lib/secret.ts";
import type { Choices } from "#lib/subscribers/choices.ts";
import { subscribeInput } from "#lib/subscribers/input.ts";
import {
  changeChoices,
  eraseSubscriber,
  exportSubscriber,
  findSubscriber,
  unsubscribe,
} from "#lib/subscribers/manage.ts";
import { pendingToken } from "#lib/subscribers/pending.ts";
import { eraseFormerSubscribers } from "#lib/subscribers/retention.ts";
import { askToSubscribe, confirmSubscription, findPending } from "#lib/subscribers/subscribe.ts";
import { now, setClock } from "#lib/time/clock.ts";
import { aGroup } from "#tests/factories.ts";
import { outboxNow } from "#tests/support/mails.ts";
import { shown } from "#tests/support/refused.ts";
import {
  aSubscriber,
  choicesNow,
  confirmToken,
  subscriberNow,
  tokenOf,
} from "#tests/support/subscribers.ts";

const DAY = 86_400_000;
const ANN = "ann@example.org";

let restoreClock = () => {};
/** Lets time pass. */
function later(milliseconds: number) {
  const at = now().getTime() + milliseconds;
  restoreClock();
  restoreClock = setClock(() => at);
}

afterEach(() => {
  restoreClock();
  restoreClock = () => {};
});

const choose = (groups: string[], more: Partial<Choices> = {}): Choices => ({
  groups,
  kinds: ["meetings"],
  pace: "at-once",
  ...more,
});

describe("signing up", () => {
  it("stores nothing before the address's owner agrees", async () => {
    const { id } = await aGroup();
    expect(await askToSubscribe({ email: ANN, ...choose([id]) })).toMatchObject({ ok: true });
    expect(await store.read.$count(subscribers)).toBe(0);
    const [mail] = await outboxNow();
    expect(mail).toMatchObject({ kind: "subscribe-confirm", toEmail: ANN, rank: 0 });
    expect(mail?.text).toContain("{{link:confirm}}");
    const token = await confirmToken(ANN);
    expect(await findPending(token)).toMatchObject({ state: "open", email: ANN, groups: [id] });
    expect(await store.read.$count(subscribers)).toBe(0);
  });

  it("takes what was chosen on the page that the link opens", async () => {
    const [one, two] = [await aGroup(), await aGroup()];
    await askToSubscribe({ email: ANN, ...choose([one.id]) });
    const chosen = choose([two.id], { kinds: ["changes", "reports"], pace: "weekly" });
    const answer = await confirmSubscription(await confirmToken(ANN), chosen);
    expect(answer.ok).toBe(true);
    expect(await subscriberNow(ANN)).toMatchObject({ pace: "weekly", unsubscribedAt: null });
    expect(await choicesNow(ANN)).toEqual([`${two.id} changes`, `${two.id} reports`]);
    const token = answer.ok ? answer.value.token : "";
    expect(await findSubscriber(token)).toMatchObject({ email: ANN, groups: [two.id] });
  });

  it("answers alike for an address that is subscribed; only its mail says so", async () => {
    const { id } = await aGroup();
    const fresh = await askToSubscribe({ email: "new@example.org", ...choose([id]) });
    await aSubscriber(ANN, { groups: [id] });
    const known = await askToSubscribe({ email: "ANN@example.org", ...choose([id]) });
    expect(known).toEqual(fresh);
    const mails = await outboxNow();
    expect(mails.at(-1)?.text).toContain("subscribed already");
    expect(mails[0]?.text).not.toContain("subscribed already");
  });

  it("again adds to what is there", async () => {
    const [one, two] = [await aGroup(), await aGroup()];
    await aSubscriber(ANN, { groups: [one.id], kinds: ["meetings", "reports"] });
    later(1000);
    await aSubscriber(ANN, { groups: [two.id] });
    expect(await choicesNow(ANN)).toEqual(
      [`${one.id} meetings`, `${one.id} reports`, `${two.id} meetings`].sort(),
    );
    expect(await store.read.$count(subscribers)).toBe(1);
  });

  it("refuses groups that are not there, and says where", async () => {
    expect(shown(await askToSubscribe({ email: ANN, ...choose(["nope"]) }))).toMatchObject({
      ok: false,
      fieldErrors: { groups: expect.any(String) },
    });
    expect(await outboxNow()).toEqual([]);
  });

  it("takes no more groups than a link can carry", async () => {
    const ids = Array.from({ length: 101 }, () => newId());
    const form = { email: ANN, kinds: "meetings" };
    const many = subscribeInput.safeParse({ ...form, groups: ids });
    expect(many.error?.issues.map(({ path }) => path.join())).toEqual(["groups"]);
    const most = subscribeInput.parse({ ...form, groups: ids.slice(1) });
    expect(pendingToken(most).length).toBeLessThan(6000);
  });

  it.each(["", "no address", "a@b", "a@example.org, b@example.org", "a@example.org\r\nBcc: b@c.d"])(
    "does not take %j for an address",
    (email) => {
      const parsed = subscribeInput.safeParse({ email, groups: "x", kinds: "meetings" });
      expect(parsed.success).toBe(false);
    },
  );
});

describe("a confirmation link", () => {
  it("works once, also when it is pressed twice at the same moment", async () => {
    const { id } = await aGroup();
    await askToSubscribe({ email: ANN, ...choose([id]) });
    const token = await confirmToken(ANN);
    later(1000);
    const answers = await Promise.all([
      confirmSubscription(token, choose([id])),
      confirmSubscription(token, choose([id])),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ reason: "used" });
    expect(await findPending(token)).toEqual({ state: "used" });
    expect(await store.read.$count(subscribers)).toBe(1);
  });

  it("does not bring back who has left since", async () => {
    const { id } = await aGroup();
    await askToSubscribe({ email: ANN, ...choose([id]) });
    const token = await confirmToken(ANN);
    later(1000);
    await confirmSubscription(token, choose([id]));
    await unsubscribe(await tokenOf(ANN));
    later(1000);
    expect(await confirmSubscription(token, choose([id]))).toMatchObject({ reason: "used" });
    expect((await subscriberNow(ANN))?.unsubscribedAt).toBeInstanceOf(Date);
  });

  it("is too late after two weeks", async () => {
    const { id } = await aGroup();
    await askToSubscribe({ email: ANN, ...choose([id]) });
    const token = await confirmToken(ANN);
    later(15 * DAY);
    expect(await findPending(token)).toEqual({ state: "late" });
    expect(await confirmSubscription(token, choose([id]))).toMatchObject({ reason: "late" });
    expect(await store.read.$count(subscribers)).toBe(0);
  });

  it("cannot be made, altered or borrowed", async () => {
    const { id } = await aGroup();
    await askToSubscribe({ email: ANN, ...choose([id]) });
    const token = await confirmToken(ANN);
    const altered = token.slice(0, 50) + (token[50] === "A" ? "B" : "A") + token.slice(51);
    const borrowed = seal(JSON.stringify({ manage: "https://meetings.example.org/rsvps/x" }));
    for (const wrong of [altered, borrowed, token.slice(0, -9), "", "x".repeat(90)]) {
      expect(await findPending(wrong)).toEqual({ state: "wrong" });
      expect(await confirmSubscription(wrong, choose([id]))).toMatchObject({ reason: "wrong" });
    }
  });

  it("brings a dead mailbox back to life", async () => {
    const { id } = await aGroup();
    await aSubscriber(ANN, { groups: [id] });
    await store.write((tx) => tx.update(subscribers).set({ bouncedAt: now() }));
    later(1000);
    await aSubscriber(ANN, { groups: [id] });
    expect((await subscriberNow(ANN))?.bouncedAt).toBeNull();
  });
});

describe("who chooses a digest by a new confirmation", () => {
  it("is told of no time before, unless digests came", async () => {
    const { id } = await aGroup();
    const again = async () => {
      later(30 * DAY);
      await aSubscriber(ANN, { groups: [id], pace: "weekly" });
      return (await subscriberNow(ANN))?.digestedAt?.getTime();
    };
    await aSubscriber(ANN, { groups: [id] });
    expect(await again()).toBe(now().getTime());
    expect(await again()).toBeLessThan(now().getTime());
    await store.write((tx) => tx.update(subscribers).set({ bouncedAt: now() }));
    expect(await again()).toBe(now().getTime());
  });
});

describe("by their own link, a subscriber", () => {
  it("changes what they are sent", async () => {
    const [one, two] = [await aGroup(), await aGroup()];
    const token = await aSubscriber(ANN, { groups: [one.id], kinds: ["meetings", "reports"] });
    const chosen = choose([two.id], { kinds: ["site"], pace: "monthly" });
    expect(await changeChoices(token, chosen)).toMatchObject({ ok: true });
    expect(await choicesNow(ANN)).toEqual([`${two.id} site`]);
    expect((await subscriberNow(ANN))?.pace).toBe("monthly");
  });

  it("leaves, twice if they like, and comes back", async () => {
    const { id } = await aGroup();
    const token = await aSubscriber(ANN, { groups: [id] });
    expect(await unsubscribe(token)).toMatchObject({ ok: true });
    const left = (await subscriberNow(ANN))?.unsubscribedAt;
    expect(left).toBeInstanceOf(Date);
    const restore = setClock(new Date(now().getTime() + 86_400_000));
    expect(await unsubscribe(token)).toMatchObject({ ok: true });
    restore();
    expect((await subscriberNow(ANN))?.unsubscribedAt).toEqual(left);
    await changeChoices(token, choose([id]));
    expect((await subscriberNow(ANN))?.unsubscribedAt).toBeNull();
  });

  it("takes away and erases everything that is kept", async () => {
    const { id, name } = await aGroup();
    const token = await aSubscriber(ANN, { groups: [id] });
    await aSubscriber("bob@example.org", { groups: [id] });
    expect(await exportSubscriber(token)).toMatchObject({
      email: ANN,
      subscriptions: [{ group: name, news: "meetings" }],
    });
    expect(await eraseSubscriber(token)).toMatchObject({ ok: true });
    expect(await findSubscriber(token)).toBeNull();
    const left = JSON.stringify([await outboxNow(), await store.read.select().from(subscribers)]);
    expect(left).not.toContain(ANN);
    expect(left).toContain("bob@example.org");
    expect(await eraseSubscriber(token)).toMatchObject({ reason: "missing" });
  });

  it("erases the mails that asked, however the address was typed", async () => {
    const { id } = await aGroup();
    await askToSubscribe({ email: "ÄNNE@example.org", ...choose([id]) });
    const token = await aSubscriber("änne@example.org", { groups: [id] });
    await eraseSubscriber(token);
    expect(await outboxNow()).toEqual([]);
  });

  it("is not let in by another's link, or one that was cut", async () => {
    const { id } = await aGroup();
    const token = await aSubscriber(ANN, { groups: [id] });
    const other = await aSubscriber("bob@example.org", { groups: [id] });
    for (const wrong of [token.slice(0, 26) + other.slice(26), token.slice(0, -1), ""]) {
      expect(await findSubscriber(wrong)).toBeNull();
      expect(await unsubscribe(wrong)).toMatchObject({ reason: "missing" });
      expect(await exportSubscriber(wrong)).toBeNull();
    }
    expect((await subscriberNow(ANN))?.unsubscribedAt).toBeNull();
  });
});

describe("what is kept", () => {
  it("ends a month after they left, and with requests nobody confirmed", async () => {
    const { id } = await aGroup();
    const token = await aSubscriber(ANN, { groups: [id] });
    await aSubscriber("bob@example.org", { groups: [id] });
    await askToSubscribe({ email: "cat@example.org", ...choose([id]) });
    await unsubscribe(token);
    later(29 * DAY);
    expect(await eraseFormerSubscribers(now())).toBe(0);
    later(2 * DAY);
    expect(await eraseFormerSubscribers(now())).toBe(1);
    expect(await subscriberNow(ANN)).toBeUndefined();
    expect(await subscriberNow("bob@example.org")).toBeDefined();
    const waiting = store.read.select().from(outbox).where(eq(outbox.toEmail, "cat@example.org"));
    expect(await waiting).toEqual([]);
  });
});
