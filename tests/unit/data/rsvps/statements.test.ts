import Sqlite from "better-sqlite3";
import { afterEach, beforeEach, expect, it } from "vitest";
import { isPostgres } from "#db/is-postgres.ts";
import { cancelRsvp } from "#lib/rsvps/cancel.ts";
import { now, setClock } from "#lib/time/clock.ts";
import { aGroup, aMeeting } from "#tests/factories.ts";
import { join, statuses, tokenOf } from "#tests/support/people.ts";

/* What an RSVP costs: while one is written, nobody else's is. */

// What mails are made from is read for a second's RSVPs together.
let restore: () => void;
beforeEach(() => {
  restore = setClock(now());
});
afterEach(() => restore());

type Run = (this: Sqlite.Statement, ...values: unknown[]) => unknown;

/** How many statements are executed meanwhile, but for those that begin and end a transaction. */
async function statements(work: () => Promise<unknown>): Promise<number> {
  const probe = new Sqlite(":memory:");
  const kind = Object.getPrototypeOf(probe.prepare("select 1")) as Record<string, Run>;
  probe.close();
  const { run, all, get } = kind as { run: Run; all: Run; get: Run };
  let n = 0;
  const counted = (was: Run): Run =>
    function (...values) {
      if (/^(select|insert|update|delete|with)\b/i.test(this.source)) n++;
      return was.apply(this, values);
    };
  Object.assign(kind, { run: counted(run), all: counted(all), get: counted(get) });
  try {
    await work();
  } finally {
    Object.assign(kind, { run, all, get });
  }
  return n;
}

it.skipIf(isPostgres())("an RSVP with a seat takes few statements", async () => {
  const { id } = await aMeeting((await aGroup()).id, { capacity: 10 });
  await join(id, "Ann");
  expect(await statements(() => join(id, "Bob"))).toBeLessThanOrEqual(6);
});

it.skipIf(isPostgres())("so does a withdrawal by which one moves up", async () => {
  const { id } = await aMeeting((await aGroup()).id, { capacity: 1 });
  await join(id, "Ann");
  await join(id, "Bob");
  const token = await tokenOf(id, "Ann");
  // Two of them for each mail give up what waits and is untrue from now on, and
  // one notes what entry it brings to a calendar: also that of who withdrew.
  expect(await statements(() => cancelRsvp(token))).toBeLessThanOrEqual(26);
  expect(await statuses(id)).toEqual(["Ann cancelled 1", "Bob going 1"]);
});
