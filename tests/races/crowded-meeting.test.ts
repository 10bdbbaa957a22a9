import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { expect, test } from "vitest";
import { isUnavailable } from "#db/errors.ts";
import { isPostgres } from "#db/is-postgres.ts";
import { CONNECTIONS, ownServer } from "#db/pool.ts";
import { openPostgres } from "#db/postgres.ts";
import { store, useEngine } from "#db/store.ts";
import { groups } from "#db/tables.ts";
import { env } from "#lib/env.ts";
import { joinMeeting } from "#lib/rsvps/join.ts";
import { aGroup, aMeeting } from "../factories.ts";

/*
 * On PostgreSQL somebody else may hold a meeting's row: a back-up, an
 * administrator's shell, another instance that died. Who replies to it waits
 * and is told; nobody else notices.
 */

const LOCK_MS = 3_000;

/** Holds a row as another program does, until it is told to let go. */
async function holding(meetingId: string): Promise<() => Promise<void>> {
  const other = new pg.Client({ connectionString: env().databaseUrl });
  other.on("error", () => undefined);
  await other.connect();
  await other.query("begin");
  await other.query("select 1 from meetings where id = $1 for update", [meetingId]);
  return () => other.end();
}

const guest = (n: number) => ({ name: `G ${n}`, email: `g${n}@example.org`, partySize: 1 });

async function median(ask: () => Promise<unknown>): Promise<number> {
  const took: number[] = [];
  for (let n = 0; n < 15; n++) {
    const from = performance.now();
    await ask();
    took.push(performance.now() - from);
  }
  return took.sort((a, b) => a - b)[7] ?? 0;
}

test.skipIf(!isPostgres())(
  "while one meeting's row is held, all else is answered as before",
  async () => {
    const own = ownServer();
    useEngine(openPostgres({ ...own, patience: { ...own.patience, lockMs: LOCK_MS } }));
    const group = await aGroup();
    const [crowded, quiet] = [await aMeeting(group.id), await aMeeting(group.id)];
    const read = () => store.read.select().from(groups);
    // All code is loaded by now.
    await joinMeeting({ meetingId: crowded.id, ...guest(99) });
    await joinMeeting({ meetingId: quiet.id, ...guest(99) });
    const before = await median(read);

    const release = await holding(crowded.id);
    const began = performance.now();
    const waits = Array.from({ length: CONNECTIONS.writes + 4 }, (_, n) =>
      joinMeeting({ meetingId: crowded.id, ...guest(n) }).then(
        () => null,
        (error: unknown) => ({ error, after: performance.now() - began }),
      ),
    );
    await sleep(200);
    expect(await median(read)).toBeLessThan(Math.max(2 * before, 50));
    const asked = performance.now();
    expect(await joinMeeting({ meetingId: quiet.id, ...guest(0) })).toMatchObject({ ok: true });
    expect(performance.now() - asked, "others did not wait for the row").toBeLessThan(LOCK_MS / 2);

    const told = await Promise.all(waits);
    expect(told.every((one) => one && isUnavailable(one.error))).toBe(true);
    expect(Math.max(...told.map((one) => one?.after ?? 0))).toBeLessThan(2.5 * LOCK_MS);
    await release();
    expect(await joinMeeting({ meetingId: crowded.id, ...guest(0) })).toMatchObject({ ok: true });
  },
  60_000,
);
