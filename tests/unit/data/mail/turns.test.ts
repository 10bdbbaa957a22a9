import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, it } from "vitest";
import { isPostgres } from "#db/is-postgres.ts";
import { store } from "#db/store.ts";
import { outbox, rsvps } from "#db/tables.ts";
import { newId } from "#lib/ids.ts";
import type { Loop } from "#lib/loop/loop.ts";
import { giveUp } from "#lib/mail/give-up.ts";
import { holdBackMail } from "#lib/mail/held-back.ts";
import { claimMail, nextDue, settleMail } from "#lib/mail/leases.ts";
import type { Mail } from "#lib/mail/outbox.ts";
import { openMailer } from "#lib/mail/smtp.ts";
import { replacedBy, STANDING } from "#lib/mail/standing.ts";
import { startWorker } from "#lib/mail/worker.ts";
import { now, setClock } from "#lib/time/clock.ts";
import { aGroup, aMeeting } from "#tests/factories.ts";
import { aMailServer, type MailServer } from "#tests/support/mail-server.ts";
import { aMail, outboxNow, until } from "#tests/support/mails.ts";
import { join, rsvpOf } from "#tests/support/people.ts";

let restoreClock = () => {};
let server: MailServer;
let worker: Loop | undefined;

beforeEach(async () => {
  server = await aMailServer();
});

afterEach(async () => {
  await worker?.stop();
  worker = undefined;
  await server.close();
  restoreClock();
});

function later(minutes: number) {
  const at = now().getTime() + minutes * 60_000;
  restoreClock();
  restoreClock = setClock(() => at);
  worker?.nudge();
}

/** An RSVP without a mail. */
async function aGuest() {
  const { id } = await aMeeting((await aGroup()).id);
  await join(id, "Ann");
  await store.write((tx) => tx.delete(outbox));
  const { id: rsvpId } = await rsvpOf(id, "Ann");
  return { meetingId: id, rsvpId };
}

const deferred = { kind: "later", reason: "Busy." } as const;

async function claimed() {
  return (await claimMail("one", 10)).map(({ subject }) => subject);
}

const work = () => {
  worker = startWorker(openMailer(server.url));
};

it("sends what is owed about one meeting in its order, also after an outage", async () => {
  await server.close();
  const guest = await aGuest();
  const say = (kind: Mail["kind"], subject: string) => aMail({ kind, subject, ...guest });
  await say("message", "First");
  await say("rsvp-already", "Second");
  await say("message", "Third");
  work();
  await until(async () => (await outboxNow()).some(({ lastError }) => lastError !== null));
  await worker?.stop();
  server = await aMailServer();
  later(5);
  work();
  await until(async () => (await outboxNow()).every(({ state }) => state === "sent"));
  expect(server.delivered.map(({ parsed }) => parsed.subject)).toEqual([
    "First",
    "Second",
    "Third",
  ]);
});

/** Puts a mail off for an hour. */
const putOff = (id: string) =>
  store.write((tx) =>
    tx
      .update(outbox)
      .set({ nextAttemptAt: new Date(now().getTime() + 60 * 60_000) })
      .where(eq(outbox.id, id)),
  );

it("holds later ones back ten minutes for one that was put off, and then no more", async () => {
  const guest = await aGuest();
  await aMail({ kind: "rsvp-going", subject: "Invited", ...guest });
  const [first] = await claimMail("one", 10);
  await aMail({ kind: "message", subject: "Bring a torch", ...guest });
  await settleMail("one", [{ mail: first!, outcome: deferred }], 0);
  await putOff(first!.id);
  later(9);
  expect(await claimed()).toEqual([]);
  later(2);
  expect(await claimed()).toEqual(["Bring a torch"]);
});

it("counts these ten minutes from the later one, however old the earlier", async () => {
  const guest = await aGuest();
  await aMail({ kind: "rsvp-going", subject: "Invited", ...guest });
  const [first] = await claimMail("one", 10);
  await settleMail("one", [{ mail: first!, outcome: deferred }], 0);
  later(30);
  await putOff(first!.id);
  await aMail({ kind: "message", subject: "Bring a torch", ...guest });
  expect(await claimed()).toEqual([]);
  later(11);
  expect(await claimed()).toEqual(["Bring a torch"]);
});

it("is next at work when the mail whose turn it is can be tried, not one that waits for it", async () => {
  const guest = await aGuest();
  await aMail({ kind: "rsvp-going", subject: "Invited", ...guest });
  const [first] = await claimMail("one", 10);
  await settleMail("one", [{ mail: first!, outcome: deferred }], 0);
  await putOff(first!.id);
  const due = (await outboxNow())[0]?.nextAttemptAt;
  expect(await nextDue()).toEqual(due);
  await aMail({ kind: "message", subject: "Bring a torch", ...guest });
  expect(await nextDue()).toEqual(due);
});

it.each(["deferred", "lost with its worker"])(
  "tries nothing again that was under way when a later mail made it untrue: %s",
  async (how) => {
    const guest = await aGuest();
    await aMail({ kind: "rsvp-going", subject: "Invited", ...guest });
    const [first] = await claimMail("one", 10);
    await aMail({ kind: "rsvp-cancelled", subject: "Withdrawn", ...guest });
    expect(await claimed(), "one at a time to a mailbox").toEqual([]);
    if (how === "deferred") {
      await settleMail("one", [{ mail: first!, outcome: deferred }], 0);
      expect(await claimed()).toEqual(["Withdrawn"]);
    } else {
      await store.write((tx) =>
        tx
          .update(outbox)
          .set({ leasedUntil: new Date(0) })
          .where(eq(outbox.id, first!.id)),
      );
      expect(await claimed()).toEqual([]);
      expect(await claimed()).toEqual(["Withdrawn"]);
    }
    later(90);
    await claimed();
    expect((await outboxNow()).map(({ state, givenUpFor }) => givenUpFor ?? state)).toEqual([
      "replaced",
      "sending",
    ]);
  },
);

it("tries anew what nothing later made untrue", async () => {
  const guest = await aGuest();
  const other = await aGuest();
  const none = { ...other, rsvpId: null };
  await aMail({ kind: "rsvp-cancelled", subject: "Withdrawn", ...guest });
  const [before] = await claimMail("one", 10);
  await settleMail("one", [{ mail: before!, outcome: { kind: "sent" } }], 0);
  await aMail({ kind: "rsvp-going", subject: "Invited anew", ...guest });
  await aMail({ kind: "digest", subject: "News", ...none });
  const under = await claimMail("one", 10);
  await aMail({ kind: "rsvp-cancelled", subject: "Of somebody else", ...other });
  await aMail({ kind: "message", subject: "Bring a torch", ...guest });
  const gone = await aMail({ kind: "meeting-changed", subject: "Given up", ...guest });
  await store.write((tx) => giveUp(tx, eq(outbox.id, gone), "left"));
  await settleMail(
    "one",
    under.map((mail) => ({ mail, outcome: deferred })),
    0,
  );
  later(9);
  expect((await claimed()).sort()).toEqual(["Invited anew", "News", "Of somebody else"]);
});

it("takes nothing back that went, though its sender lost the lease and a later mail made it untrue", async () => {
  const guest = await aGuest();
  await aMail({ kind: "rsvp-going", subject: "Invited", ...guest });
  const [first] = await claimMail("one", 10);
  await settleMail("two", [{ mail: first!, outcome: { kind: "sent" } }], 0);
  await aMail({ kind: "rsvp-cancelled", subject: "Withdrawn", ...guest });
  await settleMail("one", [{ mail: first!, outcome: deferred }], 0);
  expect((await outboxNow()).map(({ state }) => state)).toEqual(["sent", "queued"]);
});

it("what takes the place of what is told by the kind of mail", () => {
  expect(replacedBy("meeting-cancelled")).toEqual(expect.arrayContaining([...STANDING]));
  expect(replacedBy("rsvp-going")).toContain("meeting-reminder");
  expect(replacedBy("rsvp-already")).toEqual(["rsvp-already"]);
  for (const kind of ["meeting-reminder", "message", "announcement", "rsvp-address"] as const) {
    expect(replacedBy(kind)).toEqual([]);
  }
});

it("is not held back by one that is parked, by another meeting, another address or news", async () => {
  const guest = await aGuest();
  const other = await aGuest();
  const meetingId = guest.meetingId;
  await aMail({ kind: "message", subject: "Parked", ...guest });
  await store.write((tx) => tx.update(outbox).set({ state: "parked" }));
  await aMail({
    kind: "announcement",
    subject: "News",
    meetingId,
    to: { name: "", email: "n@example.org" },
  });
  await aMail({
    kind: "message",
    subject: "Elsewhere",
    ...guest,
    to: { name: "", email: "o@example.org" },
  });
  await aMail({
    kind: "message",
    subject: "Other",
    ...other,
    to: { name: "", email: "p@example.org" },
  });
  await aMail({ kind: "message", subject: "Mine", ...guest });
  expect((await claimed()).sort()).toEqual(["Elsewhere", "Mine", "News", "Other"]);
});

it("is not held back by one that waits for somebody's word", async () => {
  const guest = await aGuest();
  await aMail({ kind: "message", subject: "Of a back-up", ...guest });
  await store.write(holdBackMail);
  await aMail({ kind: "message", subject: "Mine", ...guest });
  expect(await claimed()).toEqual(["Mine"]);
});

it("gives up what waits in the transaction that makes it untrue, and nothing if that fails", async () => {
  const guest = await aGuest();
  await aMail({ kind: "rsvp-waiting", subject: "Waiting", ...guest });
  await expect(
    aMail({ kind: "rsvp-promoted", ...guest, to: { name: "", email: "" } }),
  ).rejects.toThrow();
  expect((await outboxNow()).map(({ state }) => state)).toEqual(["queued"]);
  await aMail({ kind: "rsvp-promoted", subject: "Seat", ...guest });
  await aMail({ kind: "message", subject: "Hello", ...guest });
  expect((await outboxNow()).map(({ state, subject }) => `${subject} ${state}`)).toEqual([
    "Waiting dropped",
    "Seat queued",
    "Hello queued",
  ]);
});

it.skipIf(!isPostgres())("leases by the database's clock, whatever a machine's says", async () => {
  await aMail();
  const even = () => Math.round(performance.timeOrigin + performance.now());
  restoreClock = setClock(even);
  await store.write((tx) => tx.update(outbox).set({ nextAttemptAt: new Date(0) }));
  expect(await claimMail("one", 1)).toHaveLength(1);
  restoreClock();
  restoreClock = setClock(() => even() + 3_600_000, even);
  expect(await claimMail("fast", 1)).toEqual([]);
});

it("looks for what goes first among one guest's mails, not among all that wait", async () => {
  const MANY = 2000;
  const { rsvpId } = await aGuest();
  await aMail({ rsvpId });
  const [mail] = await outboxNow();
  const [guest] = await store.read.select().from(rsvps).where(eq(rsvps.id, rsvpId));
  await store.write(async (tx) => {
    for (let n = 1; n <= MANY; n++) {
      const [id, email] = [newId(), `guest-${n}@example.org`];
      const arrival = guest!.arrival + n;
      await tx.insert(rsvps).values({ ...guest!, id, email, emailKey: email, arrival });
      const own = { id: newId(), rsvpId: id, toEmail: email, messageId: `<${id}@example.org>` };
      await tx.insert(outbox).values({ ...mail!, ...own });
    }
  });
  const before = process.cpuUsage();
  expect(await claimMail("one", 10)).toHaveLength(10);
  const { user } = process.cpuUsage(before);
  // In microseconds. Some 20 ms; among all that wait half a second at best, and more with their square.
  expect(user).toBeLessThan(150_000);
});
