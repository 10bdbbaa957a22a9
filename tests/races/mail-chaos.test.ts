import { and, eq, gt, inArray } from "drizzle-orm";
import { afterAll, expect, it } from "vitest";
import { store } from "#db/store.ts";
import { outbox } from "#db/tables.ts";
import { openMailer } from "#lib/mail/smtp.ts";
import { startWorker } from "#lib/mail/worker.ts";
import { now } from "#lib/time/clock.ts";
import { aMailServer, type Stage, type Trouble } from "#tests/support/mail-server.ts";
import { aMail, outboxNow } from "#tests/support/mails.ts";

/** Mails for each way of failing; the figure we hold ourselves to is 500. */
const MAILS = Number(process.env.CHAOS_MAILS ?? 24);

/** A server that hangs is given up soon, so that the test is not; one that is only slow never, or it would be sent a second copy. */
const IMPATIENT = { connect: 400, greeting: 400, silence: 400, whole: 4000 };

const FAILURES: [Stage, Trouble][] = [
  ["connect", 421],
  ["connect", "drop"],
  ["connect", "hang"],
  ["mail", 451],
  ["mail", "drop"],
  ["rcpt", 450],
  ["rcpt", "drop"],
  ["rcpt", "hang"],
  ["data", 452],
  ["data", "drop"],
  ["after-data", "drop"],
  ["after-data", "hang"],
];

const figures: Record<string, number>[] = [];

/** What waits for its next attempt is due: time passes for mails that wait, not for those that are under way. */
async function passTime() {
  await store.write((tx) =>
    tx
      .update(outbox)
      .set({ nextAttemptAt: now() })
      .where(and(eq(outbox.state, "queued"), gt(outbox.nextAttemptAt, now()))),
  );
}

const unsent = () => store.read.$count(outbox, inArray(outbox.state, ["queued", "sending"]));

it.each(FAILURES)(
  "at %s: %s, again and again, loses no mail and sends none under two names",
  async (stage, trouble) => {
    const server = await aMailServer();
    let troubles = 0;
    let seen = 0;
    server.plan((at) => {
      if (at !== stage) return null;
      seen += 1;
      // A connection serves many mails, so trouble with it comes first and then seldom.
      const now = stage === "connect" ? troubles < 3 : seen % 5 === 2;
      if (now) troubles += 1;
      return now ? trouble : null;
    });
    const ids: string[] = [];
    for (let n = 0; n < MAILS; n++) {
      ids.push(await aMail({ to: { name: "", email: `p${n}@example.org` } }));
    }
    const worker = startWorker(openMailer(server.url, trouble === "hang" ? IMPATIENT : undefined));
    try {
      while ((await unsent()) > 0) {
        await passTime();
        worker.nudge();
        await new Promise((resolve) => setTimeout(resolve, 60));
      }
    } finally {
      await worker.stop();
      await server.close();
    }
    expect(troubles, "there was trouble").toBeGreaterThan(0);
    expect(new Set((await outboxNow()).map(({ state }) => state))).toEqual(new Set(["sent"]));
    const arrived = server.delivered.map(({ to, parsed }) => `${to} ${parsed.messageId}`);
    const wanted = ids.map((id, n) => `p${n}@example.org <${id}@meetings.example.org>`);
    // Each came, under its one Message-ID and to nobody else.
    expect([...new Set(arrived)].sort()).toEqual([...wanted].sort());
    // A second copy of the same message only where the server never said that it had the first.
    const copies = arrived.length - MAILS;
    if (stage === "after-data") expect(copies).toBeLessThanOrEqual(troubles);
    else expect(copies).toBe(0);
    figures.push({ mails: MAILS, troubles, copies });
  },
  MAILS * 1000 + 60_000,
);

afterAll(() => {
  if (MAILS < 500) return;
  const sum = (key: string) => figures.reduce((n, one) => n + (one[key] ?? 0), 0);
  process.stdout.write(
    `${figures.length} ways of failing × ${MAILS} mails: ${sum("troubles")} troubles, 0 lost, 0 doubled, ${sum("copies")} second copies under the same Message-ID\n`,
  );
});
