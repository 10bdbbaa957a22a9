import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { eq, inArray, isNotNull } from "drizzle-orm";
import { expect, test } from "vitest";
import { isPostgres } from "#db/is-postgres.ts";
import { store } from "#db/store.ts";
import { mailings, outbox } from "#db/tables.ts";
import { WORK } from "#lib/loop/figures.ts";
import { joinMeeting } from "#lib/rsvps/join.ts";
import { cancelMeeting } from "#lib/scheduling/state.ts";
import { aMailServer } from "#tests/support/mail-server.ts";
import { runScript } from "#tests/support/script.ts";
import { aGroup, aMeeting, aMember } from "../factories.ts";

const GUESTS = Number(process.env.DELIVERY_GUESTS ?? 30);
/** The process is killed this often at most; afterwards it is left to finish. */
const KILLS = Number(process.env.DELIVERY_KILLS ?? 3);
/** Instances that send at once. */
const INSTANCES = isPostgres() ? 2 : 1;

const start = (url: string) => runScript(join(import.meta.dirname, "sender.ts"), { args: [url] });

const startAll = (url: string) => Array.from({ length: INSTANCES }, () => start(url));

async function isDone(): Promise<boolean> {
  const mails = await store.read.$count(outbox, inArray(outbox.state, ["queued", "sending"]));
  const open = await store.read.$count(mailings, inArray(mailings.state, ["sending"]));
  return mails + open === 0;
}

/**
 * On SQLite who starts frees what the dead had leased. On PostgreSQL others may
 * live, so leases run out by themselves, in minutes: here at once, while nobody does.
 */
async function letLeasesRunOut(): Promise<void> {
  if (!isPostgres()) return;
  const leasedUntil = new Date(0);
  await store.write(async (tx) => {
    await tx.update(outbox).set({ leasedUntil }).where(eq(outbox.state, "sending"));
    await tx.update(mailings).set({ leasedUntil }).where(isNotNull(mailings.leasedUntil));
  });
}

test(
  "a mail-out that is killed again and again reaches each guest once",
  async () => {
    const server = await aMailServer();
    // A mail takes a moment, so that the end comes in the middle of some.
    server.slow(15);
    const group = await aGroup();
    const { id } = await aMeeting(group.id);
    for (let n = 0; n < GUESTS; n++) {
      const email = `guest${n}@example.org`;
      await joinMeeting({ meetingId: id, name: `Guest ${n}`, email, partySize: 1 });
    }
    await cancelMeeting(await aMember(group.id), { id, note: "Snow." });
    let kills = 0;
    for (; kills < KILLS && !(await isDone()); kills++) {
      const before = server.delivered.length;
      const mailers = startAll(server.url);
      const end = performance.now() + 20_000;
      while (server.delivered.length === before && performance.now() < end) await sleep(5);
      for (const mailer of mailers) {
        await sleep(Math.random() * 120);
        await mailer.kill();
      }
      await letLeasesRunOut();
    }
    const last = startAll(server.url);
    while (!(await isDone())) await sleep(50);
    await Promise.all(last.map((mailer) => mailer.kill()));
    await server.close();
    const names = new Map<string, Set<string | undefined>>();
    for (const { to, parsed } of server.delivered) {
      const what = `${to} ${parsed.subject?.split(":")[0]}`;
      names.set(what, (names.get(what) ?? new Set()).add(parsed.messageId));
    }
    // That they are going was not sent yet, and is not true any more.
    const wanted = Array.from(
      { length: GUESTS },
      (_, n) => `guest${n}@example.org Meeting cancelled`,
    );
    expect([...names.keys()].sort(), "each is told, and nobody else").toEqual(wanted.sort());
    expect(
      [...names].filter(([, ids]) => ids.size > 1),
      "two mails of one kind to one guest",
    ).toEqual([]);
    expect(kills).toBeGreaterThan(0);
    // What was under way when the end came goes again, under the same Message-ID.
    expect(server.delivered.length - wanted.length).toBeLessThanOrEqual(
      kills * INSTANCES * WORK.mail.connections,
    );
  },
  KILLS * 90_000 + GUESTS * 1000,
);
