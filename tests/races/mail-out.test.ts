import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { isPostgres } from "#db/is-postgres.ts";
import { store } from "#db/store.ts";
import { mailings, outbox } from "#db/tables.ts";
import { MOST_WAITING } from "#lib/mailings/batch.ts";
import { pauseMailing, resumeMailing } from "#lib/mailings/commands.ts";
import { until } from "#tests/support/mails.ts";
import { aMailing, mailedTo, mailingNow, someReaders } from "#tests/support/readers.ts";
import { runScript } from "#tests/support/script.ts";
import { aGroup, aMember } from "../factories.ts";

/** The figure we hold ourselves to is 3,000. */
const READERS = Number(process.env.MAIL_OUT_READERS ?? 250);
/** On PostgreSQL several instances may work at once. */
const INSTANCES = isPostgres() ? 2 : 1;

async function aMailer() {
  const mailer = runScript(join(import.meta.dirname, "mailer.ts"));
  await mailer.begun;
  return mailer;
}

test(
  `${READERS} readers get one mail each, though whoever sends it is killed again and again, and paused`,
  async () => {
    const group = await aGroup();
    const actor = await aMember(group.id);
    await someReaders(READERS);
    const { id } = await aMailing({ groupId: group.id });
    let kills = 0;
    let paused = false;
    const isSent = async () => (await mailingNow(id)).state === "sent";
    while (!(await isSent())) {
      // The mail server takes what waits, and what is made from now on waits until the next round.
      await store.write((tx) =>
        tx.update(outbox).set({ state: "sent" }).where(eq(outbox.state, "queued")),
      );
      const { length: before } = await mailedTo();
      const mailers = await Promise.all(Array.from({ length: INSTANCES }, aMailer));
      await until(async () => (await mailedTo()).length > before || (await isSent()), 60_000);
      await sleep(Math.random() * 60);
      await Promise.all(mailers.map((mailer) => mailer.kill()));
      kills += mailers.length;
      if (!paused && (await pauseMailing(actor, id)).ok) {
        paused = true;
        const before = await mailedTo();
        const mailer = await aMailer();
        await sleep(100);
        await mailer.kill();
        expect(await mailedTo(), "nothing is made while it is paused").toEqual(before);
        await resumeMailing(actor, id);
      }
      // The leases of the dead run out.
      await store.write((tx) => tx.update(mailings).set({ leasedUntil: null }));
    }
    expect(kills).toBeGreaterThanOrEqual(Math.floor(READERS / MOST_WAITING));
    expect(await mailedTo()).toEqual(
      Array.from({ length: READERS }, (_, n) => `reader${n}@example.org`).sort(),
    );
  },
  READERS * 1000 + 300_000,
);
