import { rmSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { eq, inArray, sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isPostgres } from "#db/is-postgres.ts";
import { insertRsvp } from "#db/seed/rows.ts";
import { store } from "#db/store.ts";
import { auditEvents, mailings, meetings, outbox, remindersSent, settings } from "#db/tables.ts";
import { env } from "#lib/env.ts";
import { doJob } from "#lib/jobs/gate.ts";
import { retryAllMail, retryMail } from "#lib/mail/commands.ts";
import { claimMail } from "#lib/mail/leases.ts";
import { dropRestored, sendRestored } from "#lib/restored/commands.ts";
import { countRun } from "#lib/restored/mark.ts";
import { findRestored, parkIfRestored } from "#lib/restored/park.ts";
import { findHeldBack } from "#lib/restored/queries.ts";
import { sendReminders } from "#lib/scheduling/reminders.ts";
import { setClock } from "#lib/time/clock.ts";
import { aGroup, aMeeting, aMember, aSiteAdmin } from "#tests/factories.ts";
import { execute } from "#tests/support/execute.ts";
import { aMail, outboxNow } from "#tests/support/mails.ts";
import { aMailing, someReaders } from "#tests/support/readers.ts";

const beside = `${env().databaseUrl.slice("file:".length)}-run`;
const forget = () => rmSync(beside, { force: true });

beforeEach(forget);
afterEach(forget);

/** How the database stood, for a copy of it to be put in its place. */
async function copyOfRun() {
  const [row] = await store.read.select().from(settings).where(eq(settings.key, "run"));
  return async () => {
    await store.write(async (tx) => {
      await tx.delete(settings).where(eq(settings.key, "run"));
      if (row) await tx.insert(settings).values(row);
    });
  };
}

const claimed = async () => (await claimMail("worker", 10)).length;

describe("a database", () => {
  it("that never ran is nobody's copy", async () => {
    await aMail();
    await parkIfRestored();
    expect(await findRestored()).toBeNull();
    expect(await claimed()).toBe(1);
  });

  it("that this site ran with last is its own, however often it starts", async () => {
    for (let n = 0; n < 3; n++) {
      await parkIfRestored();
      await countRun();
    }
    expect(await findRestored()).toBeNull();
  });

  it.skipIf(isPostgres())("that is an earlier state of it is noticed", async () => {
    await parkIfRestored();
    const restore = await copyOfRun();
    await countRun();
    await restore();
    await parkIfRestored();
    expect(await findRestored()).toMatchObject({ mailings: [] });
  });

  it.skipIf(isPostgres())("that is an earlier state is noticed a second time", async () => {
    await parkIfRestored();
    for (let n = 0; n < 5; n++) await countRun();
    const later = await copyOfRun();
    await countRun();
    await later();
    await parkIfRestored();
    await sendRestored(await aSiteAdmin());
    await later();
    await parkIfRestored();
    expect(await findRestored()).not.toBeNull();
  });

  it.skipIf(isPostgres())(
    "whose last count did not reach the file beside it is its own",
    async () => {
      await parkIfRestored();
      const before = await readFile(beside, "utf8");
      await countRun();
      await writeFile(beside, before);
      await parkIfRestored();
      expect(await findRestored()).toBeNull();
    },
  );

  it.skipIf(isPostgres())(
    "that comes without the file, or from before there was one, is noticed",
    async () => {
      await parkIfRestored();
      const none = { key: "none", value: 0 };
      forget();
      await parkIfRestored();
      expect(await findRestored()).not.toBeNull();
      await sendRestored(await aSiteAdmin());
      await store.write(async (tx) => {
        await tx.delete(settings);
        await tx.insert(settings).values(none);
      });
      await parkIfRestored();
      expect(await findRestored()).not.toBeNull();
    },
  );

  it("that the command to restore has put there is noticed once, whatever it is", async () => {
    await parkIfRestored();
    await store.write((tx) => tx.insert(settings).values({ key: "restored.at", value: "now" }));
    await parkIfRestored();
    expect(await findRestored()).not.toBeNull();
    await sendRestored(await aSiteAdmin());
    await parkIfRestored();
    expect(await findRestored()).toBeNull();
  });

  it.runIf(isPostgres())("whose table was made anew from a dump is noticed", async () => {
    await parkIfRestored();
    await store.write(async (tx) => {
      await execute(tx, sql`create table copied (like settings including all)`);
      await execute(tx, sql`insert into copied select * from settings`);
      await execute(tx, sql`alter table settings rename to former_settings`);
      await execute(tx, sql`alter table copied rename to settings`);
    });
    try {
      await parkIfRestored();
      expect(await findRestored()).not.toBeNull();
    } finally {
      await store.write(async (tx) => {
        await execute(tx, sql`drop table settings`);
        await execute(tx, sql`alter table former_settings rename to settings`);
      });
    }
  });
});

/** As after a restore, on either engine. */
async function restored() {
  await parkIfRestored();
  const value = { id: "another", count: 0 };
  await store.write((tx) => tx.update(settings).set({ value }).where(eq(settings.key, "run")));
  await parkIfRestored();
}

describe("after a restore", () => {
  it("nothing that was unsent goes, and what is new does", async () => {
    for (let n = 0; n < 3; n++) await aMail({ to: { name: "", email: `p${n}@example.org` } });
    await claimMail("of the former process", 1);
    const sent = await aMail({ to: { name: "", email: "sent@example.org" } });
    await store.write((tx) => tx.update(outbox).set({ state: "sent" }).where(eq(outbox.id, sent)));
    await restored();
    expect(await claimed()).toBe(0);
    expect((await outboxNow()).map(({ state }) => state)).toEqual([
      "queued",
      "queued",
      "queued",
      "sent",
    ]);
    await aMail({ to: { name: "", email: "new@example.org" } });
    expect((await claimMail("worker", 10)).map(({ toEmail }) => toEmail)).toEqual([
      "new@example.org",
    ]);
  });

  it("no job of the clock sends anything, and all that waits goes by one press", async () => {
    await aMail();
    await someReaders(2);
    const { id } = await aMailing();
    await restored();
    let ran = 0;
    const job = { every: 1, acts: async () => ++ran };
    await doJob(job);
    expect(ran).toBe(0);
    const owner = await aMember((await aGroup()).id, "owner");
    expect(await findHeldBack(owner)).toMatchObject({ mails: 1, mailings: 1 });
    await sendRestored(owner);
    await sendRestored(owner);
    expect(await findHeldBack(owner)).toBeNull();
    expect(await claimed()).toBe(1);
    const [mailing] = await store.read.select().from(mailings).where(eq(mailings.id, id));
    expect(mailing?.state).toBe("sending");
    await doJob(job);
    expect(ran).toBe(1);
    expect(await store.read.select({ action: auditEvents.action }).from(auditEvents)).toEqual([
      { action: "site.restored-sent" },
    ]);
  });

  it("what was held back at two restores goes by one press", async () => {
    await someReaders(2);
    const first = await aMailing();
    await restored();
    const second = await aMailing();
    await restored();
    const owner = await aMember((await aGroup()).id, "owner");
    expect(await findHeldBack(owner)).toMatchObject({ mailings: 2 });
    await sendRestored(owner);
    const states = await store.read
      .select({ state: mailings.state })
      .from(mailings)
      .where(inArray(mailings.id, [first.id, second.id]));
    expect(states).toEqual([{ state: "sending" }, { state: "sending" }]);
  });

  it("all that went before is given up by one press, with the reminders of the time between", async () => {
    setClock(new Date("2026-11-22T12:00:00Z"));
    const group = await aGroup();
    const start = new Date("2026-11-29T19:00:00Z");
    const meeting = await aMeeting(group.id, { startsAtLocal: "2026-11-29T19:00" });
    await store.write(async (tx) => {
      await insertRsvp(tx, { meetingId: meeting.id, name: "Ann Webb", arrival: 1 });
      await tx.update(meetings).set({ reminders: [1440, 60] });
    });
    await aMail();
    await someReaders(2);
    const { id } = await aMailing();
    await restored();
    setClock(new Date(start.getTime() - 20 * 3_600_000));
    await dropRestored(await aMember(group.id, "owner"));
    expect(await outboxNow()).toMatchObject([
      { state: "dropped", givenUpFor: "restored", links: null },
    ]);
    const [mailing] = await store.read.select().from(mailings).where(eq(mailings.id, id));
    expect(mailing?.state).toBe("stopped");
    expect(await store.read.select().from(remindersSent)).toMatchObject([{ minutesBefore: 1440 }]);
    await sendReminders();
    expect(await store.read.$count(mailings, eq(mailings.kind, "meeting-reminder"))).toBe(0);
    setClock(new Date(start.getTime() - 30 * 60_000));
    await sendReminders();
    expect(await store.read.$count(mailings, eq(mailings.kind, "meeting-reminder"))).toBe(1);
  });

  it.each([
    ["sent", sendRestored],
    ["given up", dropRestored],
  ])("what somebody had paused by hand stays so when all else is %s", async (_, decide) => {
    await someReaders(2);
    const { id } = await aMailing();
    await store.write((tx) => tx.update(mailings).set({ state: "paused" }));
    await restored();
    await decide(await aMember((await aGroup()).id, "owner"));
    const [mailing] = await store.read.select().from(mailings).where(eq(mailings.id, id));
    expect(mailing?.state).toBe("paused");
  });

  it("only owners decide, and helpers are told nothing", async () => {
    await aMail();
    await restored();
    const { id } = await aGroup();
    const [organizer, helper] = [await aMember(id), await aMember(id, "helper")];
    expect(await findHeldBack(organizer)).toMatchObject({ mails: 1 });
    expect(await findHeldBack(helper)).toBeNull();
    for (const actor of [organizer, helper]) {
      await expect(sendRestored(actor)).rejects.toThrow("organizers");
      await expect(dropRestored(actor)).rejects.toThrow("organizers");
    }
    expect(await claimed()).toBe(0);
  });

  it("one mail is sent by itself, and the button for refused ones sends none", async () => {
    const id = await aMail();
    await restored();
    const admin = await aSiteAdmin();
    await retryAllMail(admin);
    expect(await claimed()).toBe(0);
    await retryMail(admin, id);
    expect(await claimed()).toBe(1);
  });
});
