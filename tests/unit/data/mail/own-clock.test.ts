import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { store } from "#db/store.ts";
import { outbox } from "#db/tables.ts";
import { claimMail, nextDue, settleMail } from "#lib/mail/leases.ts";
import type { Outcome } from "#lib/mail/smtp.ts";
import { setClock } from "#lib/time/clock.ts";
import { aMail, outboxNow } from "#tests/support/mails.ts";

/* The outbox on a clock of its own: to the second what becomes of a mail, and when. */

const BEGIN = Date.parse("2026-11-22T12:00:00Z");
let seconds: number;
let restore: () => void;

beforeEach(() => {
  seconds = 0;
  restore = setClock(() => BEGIN + seconds * 1000);
  vi.spyOn(Math, "random").mockReturnValue(0.5);
});
afterEach(() => restore());

const later: Outcome = { kind: "later", reason: "Busy." };

/** One try, which ends so. */
async function tryOnce(outcome: Outcome, pause = 0) {
  const [mail] = await claimMail("one", 1);
  if (!mail) throw new Error("no mail is due");
  await settleMail("one", [{ mail, outcome }], pause);
  const [row] = await outboxNow();
  return row!;
}

it("waits half a minute after the first try, and is not taken a second before", async () => {
  await aMail();
  const { nextAttemptAt, attempts, state } = await tryOnce(later);
  expect({ state, attempts, wait: nextAttemptAt.getTime() - BEGIN }).toEqual({
    state: "queued",
    attempts: 1,
    wait: 30_000,
  });
  expect(await nextDue()).toEqual(nextAttemptAt);
  seconds = 29;
  expect(await claimMail("one", 1)).toEqual([]);
  seconds = 30;
  expect((await tryOnce(later)).nextAttemptAt.getTime() - BEGIN).toBe(90_000);
});

it("is parked after the eightieth try, not after one less", async () => {
  const id = await aMail();
  const tried = (attempts: number) =>
    store.write((tx) => tx.update(outbox).set({ attempts }).where(eq(outbox.id, id)));
  await tried(78);
  expect(await tryOnce(later)).toMatchObject({ state: "queued", attempts: 79 });
  seconds = 3_600;
  expect(await tryOnce(later)).toMatchObject({ state: "parked", attempts: 80 });
});

it("does not count a try while the server is down, and waits as long as it", async () => {
  await aMail();
  const { nextAttemptAt, ...row } = await tryOnce({ kind: "down", reason: "No." }, 16_000);
  expect(row).toMatchObject({ state: "queued", attempts: 0 });
  expect(nextAttemptAt.getTime() - BEGIN).toBe(16_000);
});

it("is leased for five minutes, to the second", async () => {
  await aMail();
  await claimMail("dead", 1);
  seconds = 290;
  expect(await claimMail("other", 1)).toEqual([]);
  seconds = 310;
  expect(await claimMail("other", 1)).toHaveLength(1);
});
