import { eq, inArray, isNull } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import { store } from "#db/store.ts";
import { mailingRecipients, outbox, subscribers } from "#db/tables.ts";
import type { Loop } from "#lib/loop/loop.ts";
import { claimMail, nextDue, settleMail } from "#lib/mail/leases.ts";
import { enqueueMail } from "#lib/mail/outbox.ts";
import {
  BATCH,
  isReady,
  leaseMailing,
  MOST_WAITING,
  type Renderer,
  writeBatch,
} from "#lib/mailings/batch.ts";
import { pauseMailing, resumeMailing, stopMailing } from "#lib/mailings/commands.ts";
import { getMailing, listMailings } from "#lib/mailings/queries.ts";
import { startMailings } from "#lib/mailings/runner.ts";
import { NotFound } from "#lib/result.ts";
import { joinMeeting } from "#lib/rsvps/join.ts";
import { endSubscription } from "#lib/subscribers/manage.ts";
import { now, setClock } from "#lib/time/clock.ts";
import { aGroup, aMeeting, aMember, aSiteAdmin } from "#tests/factories.ts";
import { aMail, until } from "#tests/support/mails.ts";
import {
  aMailing,
  aMailingIn,
  mailedTo,
  mailingNow,
  plainRenderer,
  plainRenderers,
  recipientsNow,
  someReaders,
} from "#tests/support/readers.ts";

let runners: Loop[] = [];
let restoreClock = () => {};
const failures: unknown[] = [];

function run(renderers = plainRenderers): Loop {
  const runner = startMailings(renderers, (error) => failures.push(error));
  runners.push(runner);
  return runner;
}

async function rest() {
  await Promise.all(runners.map((runner) => runner.stop()));
  runners = [];
}

/** Every mail that waits is sent at once, as by a quick mail server. */
const sendAll = () =>
  store.write((tx) =>
    tx
      .update(outbox)
      .set({ state: "sent" })
      .where(inArray(outbox.state, ["queued", "sending"])),
  );

async function sendUntilSent(id: string) {
  await until(async () => {
    await sendAll();
    return (await mailingNow(id)).state === "sent";
  });
}

const readers = (n: number) => Array.from({ length: n }, (_, i) => `reader${i}@example.org`).sort();

afterEach(async () => {
  await rest();
  restoreClock();
  restoreClock = () => {};
  expect(failures.splice(0)).toEqual([]);
});

describe("a mailing", () => {
  it("notes who is owed it with the change that it tells of, in order", async () => {
    const ids = await someReaders(5);
    const { id, owed } = await aMailing();
    expect(owed).toBe(5);
    const rows = await recipientsNow();
    expect(rows.map((row) => row.position)).toEqual([1, 2, 3, 4, 5]);
    expect(rows.map((row) => row.recipientId).sort()).toEqual([...ids].sort());
    expect(rows.every((row) => row.mailingId === id && row.queuedAt === null)).toBe(true);
  });

  it("is not there when the change is rolled back", async () => {
    await someReaders(2);
    const failed = store.write(async (tx) => {
      await aMailingIn(tx);
      throw new Error("The change failed");
    });
    await expect(failed).rejects.toThrow("The change failed");
    expect(await recipientsNow()).toEqual([]);
  });

  it("to nobody is finished at once", async () => {
    const { id, owed } = await aMailing();
    expect(owed).toBe(0);
    expect(await mailingNow(id)).toMatchObject({ state: "sent", finishedAt: expect.any(Date) });
  });

  it("has nothing to be done while all are served and some wait to be sent", async () => {
    await someReaders(2);
    const { id } = await aMailing();
    expect(await isReady(id)).toBe(true);
    await writeBatch(id, plainRenderer);
    expect(await isReady(id)).toBe(false);
    await sendAll();
    expect(await isReady(id)).toBe(true);
  });

  it("reaches each of its readers once, after the answers to persons", async () => {
    await someReaders(BATCH * 2 + 3);
    const { id } = await aMailing();
    run();
    await until(async () => (await mailedTo()).length === BATCH * 2 + 3);
    expect(await mailedTo()).toEqual(readers(BATCH * 2 + 3));
    await aMail({ to: { name: "", email: "late@example.org" } });
    const [first] = await claimMail("worker", 1);
    expect(first?.toEmail).toBe("late@example.org");
    await sendUntilSent(id);
    expect((await mailingNow(id)).finishedAt).toBeInstanceOf(Date);
  });

  it("keeps no more than a few of its mails waiting, and goes on as they leave", async () => {
    const n = MOST_WAITING * 2 + 7;
    await someReaders(n);
    const { id } = await aMailing();
    run();
    await until(async () => (await mailedTo()).length >= MOST_WAITING);
    await rest();
    expect(await mailedTo()).toHaveLength(MOST_WAITING);
    run();
    await sendUntilSent(id);
    expect(await mailedTo()).toEqual(readers(n));
  });

  it("is not held up by mails that a server wants to have later", async () => {
    await someReaders(MOST_WAITING + 10);
    await aMailing();
    run();
    await until(async () => (await mailedTo()).length >= MOST_WAITING);
    await store.write((tx) => tx.update(outbox).set({ attempts: 1 }));
    await until(async () => (await mailedTo()).length === MOST_WAITING + 10);
  });

  it("leaves out who is gone when their turn comes, and says so", async () => {
    const ids = await someReaders(6);
    const group = await aGroup();
    const actor = await aMember(group.id);
    const { id } = await aMailing({ groupId: group.id });
    await store.write((tx) =>
      tx.delete(subscribers).where(inArray(subscribers.id, ids.slice(0, 2))),
    );
    run();
    await sendUntilSent(id);
    expect(await mailedTo()).toEqual(readers(6).slice(2));
    const { progress } = await getMailing(actor, id);
    expect(progress).toEqual({
      recipients: 6,
      owed: 0,
      queued: 0,
      sent: 4,
      parked: 0,
      dropped: 0,
      skipped: 2,
    });
  });

  it("is not held up by an address that cannot be one", async () => {
    const [id] = await someReaders(3);
    await store.write((tx) =>
      tx.update(subscribers).set({ email: "no address" }).where(eq(subscribers.id, id!)),
    );
    const mailing = await aMailing();
    run();
    await sendUntilSent(mailing.id);
    expect(await mailedTo()).toEqual(readers(3).slice(1));
  });

  it("lets RSVPs be taken between its batches", async () => {
    const meeting = await aMeeting((await aGroup()).id);
    await someReaders(MOST_WAITING * 3);
    const { id } = await aMailing();
    run();
    let taken = 0;
    while ((await mailingNow(id)).state === "sending") {
      const guest = { name: "A Guest", email: `guest${taken}@example.org`, partySize: 1 };
      const answer = await joinMeeting({ meetingId: meeting.id, ...guest });
      expect(answer.ok).toBe(true);
      taken += 1;
      await sendAll();
    }
    expect(taken).toBeGreaterThan(5);
  });

  it("of a kind that this instance does not know is left alone", async () => {
    await someReaders(2);
    const { id } = await aMailing({ kind: "rsvp-already" });
    run();
    await aMailing();
    await until(async () => (await mailedTo()).length === 2);
    expect((await mailingNow(id)).state).toBe("sending");
  });
});

describe("who runs it", () => {
  it("can hold it, let it go on and end it; others cannot see it", async () => {
    const group = await aGroup();
    const actor = await aMember(group.id);
    const other = await aMember((await aGroup()).id);
    const helper = await aMember(group.id, "helper");
    await someReaders(5);
    const { id } = await aMailing({ groupId: group.id });
    for (const stranger of [other, helper]) {
      await expect(pauseMailing(stranger, id)).rejects.toThrow(NotFound);
      await expect(stopMailing(stranger, id)).rejects.toThrow(NotFound);
      await expect(getMailing(stranger, id)).rejects.toThrow(NotFound);
      expect((await listMailings(stranger, {}, { offset: 0, limit: 9 })).total).toBe(0);
    }
    expect(await pauseMailing(actor, id)).toMatchObject({ ok: true });
    expect(await writeBatch(id, plainRenderer)).toBe(false);
    expect(await mailedTo()).toEqual([]);
    expect(await pauseMailing(actor, id)).toMatchObject({ ok: false, reason: "state" });
    expect(await resumeMailing(actor, id)).toMatchObject({ ok: true });
    run();
    await sendUntilSent(id);
    expect(await mailedTo()).toEqual(readers(5));
    expect(await stopMailing(actor, id)).toMatchObject({ ok: false, reason: "state" });
    expect((await listMailings(actor, {}, { offset: 0, limit: 9 })).rows[0]).toMatchObject({
      id,
      groupName: group.name,
      progress: { sent: 5 },
    });
  });

  it("holds also the mails that wait, and no others", async () => {
    const group = await aGroup();
    const actor = await aMember(group.id);
    await someReaders(3);
    const { id } = await aMailing({ groupId: group.id });
    await writeBatch(id, plainRenderer);
    await pauseMailing(actor, id);
    expect(await nextDue()).toBeNull();
    await aMail({ to: { name: "", email: "guest@example.org" } });
    expect((await claimMail("worker", 9)).map(({ toEmail }) => toEmail)).toEqual([
      "guest@example.org",
    ]);
    expect((await getMailing(actor, id)).progress).toMatchObject({ queued: 3, sent: 0 });
    await resumeMailing(actor, id);
    expect(await nextDue()).not.toBeNull();
    expect(await claimMail("worker", 9)).toHaveLength(3);
  });

  it("is not to be had once the last mail has left, though nobody has written that down yet", async () => {
    const group = await aGroup();
    const actor = await aMember(group.id);
    await someReaders(3);
    const { id } = await aMailing({ groupId: group.id });
    await writeBatch(id, plainRenderer);
    expect((await getMailing(actor, id)).state).toBe("sending");
    await sendAll();
    expect((await mailingNow(id)).state).toBe("sending");
    expect((await getMailing(actor, id)).state).toBe("sent");
    for (const verb of [pauseMailing, stopMailing]) {
      expect(await verb(actor, id)).toMatchObject({ ok: false, reason: "state" });
    }
    expect((await mailingNow(id)).state).toBe("sending");
  });

  it("ends it with the mails that still wait", async () => {
    const group = await aGroup();
    const actor = await aMember(group.id);
    await someReaders(MOST_WAITING + 40);
    const { id } = await aMailing({ groupId: group.id });
    await aMail({ to: { name: "", email: "guest@example.org" } });
    while (await writeBatch(id, plainRenderer));
    await claimMail("worker", 4);
    await stopMailing(actor, id);
    const { progress } = await getMailing(actor, id);
    expect(progress).toMatchObject({ owed: 40, queued: 3, dropped: MOST_WAITING - 3 });
    const [guest] = await store.read
      .select({ state: outbox.state })
      .from(outbox)
      .where(eq(outbox.toEmail, "guest@example.org"));
    expect(guest?.state).toBe("sending");
  });

  it.each(["stopped", "left"])("ends what is being tried: not again once it is %s", async (how) => {
    const group = await aGroup();
    const actor = await aMember(group.id);
    const [reader] = await someReaders(1);
    const { id } = await aMailing({ groupId: group.id });
    await writeBatch(id, plainRenderer);
    const [mail] = await claimMail("worker", 1);
    if (how === "stopped") await stopMailing(actor, id);
    else await store.write((tx) => endSubscription(tx, reader!));
    await settleMail("worker", [{ mail: mail!, outcome: { kind: "later", reason: "Busy" } }], 0);
    const rows = await store.read.select({ state: outbox.state }).from(outbox);
    expect(rows).toEqual([{ state: "dropped" }]);
  });

  it("is a site admin for the site's own mailings, and no organizer", async () => {
    const organizer = await aMember((await aGroup()).id, "owner");
    await someReaders(1);
    const { id } = await aMailing();
    await expect(pauseMailing(organizer, id)).rejects.toThrow(NotFound);
    expect(await pauseMailing(await aSiteAdmin(), id)).toMatchObject({ ok: true });
  });
});

describe("none lost, none doubled", () => {
  it("when several runners work at once", async () => {
    const n = MOST_WAITING - 1;
    await someReaders(n);
    await aMailing();
    for (let i = 0; i < 4; i++) run();
    await until(async () => (await mailedTo()).length >= n);
    await rest();
    expect(await mailedTo()).toEqual(readers(n));
  });

  it("when batches of one mailing are written at the same moment, past every lease", async () => {
    const n = BATCH * 4;
    await someReaders(n);
    const { id } = await aMailing();
    await Promise.all(Array.from({ length: 6 }, () => writeBatch(id, plainRenderer)));
    expect(await mailedTo()).toEqual(readers(n));
  });

  it("when a renderer fails half way: the batch is owed as before, and is tried again", async () => {
    await someReaders(4);
    const { id } = await aMailing();
    let broken = true;
    const failing: Renderer = async (tx, mailing, ids) => {
      const mails = await plainRenderer(tx, mailing, ids);
      if (!broken) return mails;
      await enqueueMail(tx, mails[0]!);
      throw new Error("Half way");
    };
    run({ "rsvp-changed": failing });
    await until(() => failures.length > 0);
    await rest();
    expect(failures.splice(0)).toEqual([new Error("Half way")]);
    expect(await mailedTo()).toEqual([]);
    expect((await recipientsNow()).every((row) => row.queuedAt === null)).toBe(true);
    broken = false;
    const later = Date.now() + 60_000;
    restoreClock = setClock(() => later);
    run({ "rsvp-changed": failing });
    await sendUntilSent(id);
    expect(await mailedTo()).toEqual(readers(4));
  });

  it("when the runner died: another takes over once its lease is over", async () => {
    await someReaders(3);
    const { id } = await aMailing();
    expect(await leaseMailing(id)).toBe(true);
    expect(await leaseMailing(id)).toBe(false);
    const later = Date.now() + 60_000;
    restoreClock = setClock(() => later);
    expect(await leaseMailing(id)).toBe(true);
  });
});

/** What must not be done: look who is owed, then write without looking again. */
async function writeUnguarded(id: string): Promise<void> {
  const owed = await store.read
    .select({ id: mailingRecipients.recipientId })
    .from(mailingRecipients)
    .where(isNull(mailingRecipients.queuedAt))
    .orderBy(mailingRecipients.position)
    .limit(BATCH);
  const ids = owed.map((row) => row.id);
  const mailing = await mailingNow(id);
  await store.write(async (tx) => {
    for (const mail of await plainRenderer(tx, mailing, ids)) await enqueueMail(tx, mail);
    await tx
      .update(mailingRecipients)
      .set({ queuedAt: now() })
      .where(inArray(mailingRecipients.recipientId, ids));
  });
}

it("negative control: without the guard two runners mail people twice", async () => {
  await someReaders(BATCH);
  const { id } = await aMailing();
  await Promise.all([writeUnguarded(id), writeUnguarded(id)]);
  const mailed = await mailedTo();
  expect(mailed.length).toBeGreaterThan(new Set(mailed).size);
});
