import { eq } from "drizzle-orm";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isPostgres } from "#db/is-postgres.ts";
import { store } from "#db/store.ts";
import { outbox } from "#db/tables.ts";
import { env } from "#lib/env.ts";
import type { Loop } from "#lib/loop/loop.ts";
import { claimMail, settleMail } from "#lib/mail/leases.ts";
import { openMailer, type Patience } from "#lib/mail/smtp.ts";
import { startWorker } from "#lib/mail/worker.ts";
import { now, setClock } from "#lib/time/clock.ts";
import {
  aMailServer,
  type MailServer,
  type Stage,
  type Trouble,
} from "#tests/support/mail-server.ts";
import { aMail, outboxNow, until } from "#tests/support/mails.ts";

/** Who waits for a server that hangs gives it up soon; nobody else ever does, however busy the machine. */
const LONG: Patience = { connect: 30_000, greeting: 30_000, silence: 30_000, whole: 60_000 };
const SHORT: Patience = { connect: 1500, greeting: 1500, silence: 1500, whole: 30_000 };

let server: MailServer;
let workers: Loop[] = [];
let restoreClock = () => {};

function work(patience = LONG): Loop {
  const worker = startWorker(openMailer(server.url, patience));
  workers.push(worker);
  return worker;
}

async function endWork() {
  await Promise.all(workers.map((worker) => worker.stop()));
  workers = [];
}

/** A worker meets this trouble and stops, so that what is then read is no later attempt. */
async function meet(trouble: Trouble) {
  work(trouble === "hang" ? SHORT : LONG);
  await until(async () => (await outboxNow())[0]?.lastError != null);
  await endWork();
}

/** Lets time pass for the outbox: what waits for its next attempt is due. */
function later(minutes: number) {
  const at = now().getTime() + minutes * 60_000;
  restoreClock();
  restoreClock = setClock(() => at);
  for (const worker of workers) worker.nudge();
}

const state = async () => (await outboxNow()).map((row) => row.state);
const allSent = async () => (await state()).every((one) => one === "sent");

beforeEach(async () => {
  server = await aMailServer();
});

afterEach(async () => {
  restoreClock();
  restoreClock = () => {};
  // First: stopping waits for what still hangs.
  await server.close();
  await endWork();
});

describe("the worker", () => {
  it("sends what is queued, fills the links in and then forgets them", async () => {
    const id = await aMail();
    work();
    await until(allSent);
    const [mail] = server.delivered;
    expect(server.delivered).toHaveLength(1);
    expect(mail?.to).toEqual(["ann@example.org"]);
    expect(mail?.parsed.messageId).toBe(`<${id}@meetings.example.org>`);
    expect(mail?.parsed.text).toContain("https://meetings.example.org/rsvps/secret?a=1&b=2");
    expect(mail?.parsed.html).toContain(
      'href="https://meetings.example.org/rsvps/secret?a=1&amp;b=2"',
    );
    const [row] = await outboxNow();
    expect(row).toMatchObject({ state: "sent", links: null, lastError: null, attempts: 1 });
    expect(row?.sentAt).toBeInstanceOf(Date);
    expect(row?.text).toContain("{{link:manage}}");
  });

  it("is woken by a mail queued while it waits", async () => {
    work();
    await new Promise((resolve) => setTimeout(resolve, 100));
    const begun = performance.now();
    await aMail();
    await until(allSent);
    expect(performance.now() - begun).toBeLessThan(4500);
  });

  it.each<[Stage, Trouble, "queued" | "parked"]>([
    ["connect", 421, "queued"],
    ["connect", 554, "queued"],
    ["connect", "drop", "queued"],
    ["connect", "hang", "queued"],
    ["mail", 451, "queued"],
    ["mail", 550, "queued"],
    ["mail", "drop", "queued"],
    ["mail", "hang", "queued"],
    ["rcpt", 450, "queued"],
    ["rcpt", 550, "parked"],
    ["rcpt", "drop", "queued"],
    ["rcpt", "hang", "queued"],
    ["data", 452, "queued"],
    ["data", 554, "parked"],
    ["data", "drop", "queued"],
    ["data", "hang", "queued"],
  ])(
    "at %s: %s leaves the mail %s, and what was queued goes when it is over",
    async (stage, trouble, fate) => {
      server.plan((at) => (at === stage ? trouble : null));
      await aMail();
      await meet(trouble);
      const [row] = await outboxNow();
      expect(row).toMatchObject({ state: fate, leasedBy: null, leasedUntil: null });
      expect(row?.lastError).toMatch(/^[A-Z].*mail server.*: ./);
      expect(row?.links).not.toBeNull();
      expect(server.delivered).toEqual([]);
      server.plan(() => null);
      if (fate === "parked") return;
      work();
      later(5);
      await until(allSent);
      expect(server.delivered).toHaveLength(1);
    },
  );

  it.each<Trouble>(["drop", "hang"])(
    "when the outcome is not known (%s after the data), sends it again under the same Message-ID",
    async (trouble) => {
      server.plan((stage, n) => (stage === "after-data" && n === 1 ? trouble : null));
      const id = await aMail();
      await meet(trouble);
      expect(server.delivered).toHaveLength(1);
      work();
      later(5);
      await until(allSent);
      expect(server.delivered.map(({ parsed }) => parsed.messageId)).toEqual([
        `<${id}@meetings.example.org>`,
        `<${id}@meetings.example.org>`,
      ]);
      const [first, second] = server.delivered.map(({ parsed }) => parsed.date);
      expect(second).toBe(first);
    },
  );

  it("is held up by no mailboxes that hang, however many", { timeout: 60_000 }, async () => {
    server.plan((stage, _, address) =>
      stage === "rcpt" && address?.endsWith("@hangs.example.org") ? "hang" : null,
    );
    for (let n = 0; n < 6; n++) await aMail({ to: { name: "", email: `p${n}@hangs.example.org` } });
    for (let n = 0; n < 6; n++) await aMail({ to: { name: "", email: `p${n}@example.org` } });
    work();
    await until(async () => (await state()).filter((one) => one === "sent").length === 6);
    expect((await state()).filter((one) => one === "sending")).toHaveLength(6);
    expect(server.delivered.map(({ to }) => to[0]).sort()).toEqual(
      Array.from({ length: 6 }, (_, n) => `p${n}@example.org`),
    );
  });

  it("is not held up by one address that is refused", async () => {
    server.plan((stage, n) => (stage === "rcpt" && n === 1 ? 550 : null));
    for (let i = 0; i < 6; i++) await aMail({ to: { name: "", email: `p${i}@example.org` } });
    work();
    await until(
      async () => !(await state()).includes("queued") && !(await state()).includes("sending"),
    );
    expect((await state()).filter((one) => one === "sent")).toHaveLength(5);
    expect((await state()).filter((one) => one === "parked")).toHaveLength(1);
  });

  it("leaves every lane but one to the others while one mailbox hangs", async () => {
    server.plan((_stage, _n, address) => (address === "hangs@example.org" ? "hang" : null));
    for (let i = 0; i < 3; i++) await aMail({ to: { name: "", email: "hangs@example.org" } });
    for (let i = 0; i < 6; i++) await aMail({ to: { name: "", email: `p${i}@example.org` } });
    work();
    await until(async () => (await state()).filter((one) => one === "sent").length === 6);
    expect((await state()).filter((one) => one === "sending")).toHaveLength(1);
    expect((await state()).filter((one) => one === "queued")).toHaveLength(2);
  });

  it("keeps everything while no server is there, without counting attempts", async () => {
    await server.close();
    for (let i = 0; i < 5; i++) await aMail();
    work();
    await until(async () => (await outboxNow()).some((row) => row.lastError !== null));
    await workers[0]?.stop();
    for (const row of await outboxNow())
      expect(row).toMatchObject({ state: "queued", attempts: 0 });
    server = await aMailServer();
    later(5);
    work();
    await until(allSent);
    expect(server.delivered).toHaveLength(5);
  });

  it("sends each mail once when several workers run", async () => {
    const ids = await Promise.all(Array.from({ length: 40 }, () => aMail()));
    for (let i = 0; i < 4; i++) work();
    await until(allSent);
    expect(server.delivered.map(({ parsed }) => parsed.messageId).sort()).toEqual(
      ids.map((id) => `<${id}@meetings.example.org>`).sort(),
    );
  });

  it.runIf(isPostgres())(
    "takes what it asked for, though one mail is all one knew of",
    async () => {
      const to = (n: number) => ({ to: { name: "", email: `p${n}@example.org` } });
      await aMail(to(0));
      // From what it counted then, the server plans as if there were one mail.
      const connection = new pg.Client(env().databaseUrl);
      await connection.connect();
      await connection.query("analyze outbox");
      await connection.end();
      for (let n = 1; n < 6; n++) await aMail(to(n));
      expect(await claimMail("one", 1)).toHaveLength(1);
      expect(await claimMail("other", 2)).toHaveLength(2);
    },
  );

  it("takes over the leases of a worker that died", async () => {
    await aMail();
    expect(await claimMail("dead", 10)).toHaveLength(1);
    expect(await claimMail("other", 10)).toEqual([]);
    later(6);
    expect(await claimMail("other", 10)).toHaveLength(1);
  });

  it("lets a worker that lost its lease change nothing, unless the mail went", async () => {
    await aMail();
    const [mail] = await claimMail("slow", 1);
    later(6);
    await claimMail("quick", 1);
    await settleMail("slow", [{ mail: mail!, outcome: { kind: "refused", reason: "No." } }], 0);
    expect((await outboxNow())[0]).toMatchObject({ state: "sending", leasedBy: "quick" });
    await settleMail("slow", [{ mail: mail!, outcome: { kind: "sent" } }], 0);
    expect((await outboxNow())[0]).toMatchObject({ state: "sent" });
  });

  it.each([
    ["the longest that one is put off", 4_500_000, 0],
    ["a moment more", 4_500_001, 1],
    ["a year", 365 * 86_400_000, 1],
  ])("takes what a clock that was ahead put off by %s", async (_, by, taken) => {
    restoreClock = setClock(new Date("2026-11-22T12:00:00Z"));
    const id = await aMail();
    const nextAttemptAt = new Date(now().getTime() + by);
    await store.write((tx) => tx.update(outbox).set({ nextAttemptAt }).where(eq(outbox.id, id)));
    expect(await claimMail("any", 10)).toHaveLength(taken);
  });

  it("leaves dropped and parked mails alone", async () => {
    const id = await aMail();
    await store.write((tx) => tx.update(outbox).set({ state: "dropped" }).where(eq(outbox.id, id)));
    expect(await claimMail("any", 10)).toEqual([]);
  });

  it("does nothing at all without a server in the settings", async () => {
    await aMail();
    const worker = startWorker(null);
    worker.nudge();
    await worker.stop();
    expect(await state()).toEqual(["queued"]);
  });
});
