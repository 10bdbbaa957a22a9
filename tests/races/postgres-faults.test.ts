import { setTimeout as sleep } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isUnavailable } from "#db/errors.ts";
import { isPostgres } from "#db/is-postgres.ts";
import { CONNECTIONS } from "#db/pool.ts";
import { openPostgres } from "#db/postgres.ts";
import { closeStore, store, useEngine } from "#db/store.ts";
import { rsvps } from "#db/tables.ts";
import { joinMeeting } from "#lib/rsvps/join.ts";
import { aRelay, type Relay } from "#tests/support/relay.ts";
import { aGroup, aMeeting, meetingNow } from "../factories.ts";
import { type PostgresServer, startPostgres } from "../postgres.mjs";

/*
 * What befalls the way to PostgreSQL, each while RSVPs run. Whatever it is,
 * nothing that was confirmed is lost, what fails fails as "out of reach", and
 * afterwards every connection is there.
 */

/** As short as a test can wait; a site's own are in db/pool.ts. */
const PATIENCE = {
  connectMs: 1_000,
  answerMs: 1_500,
  statementMs: 1_400,
  lockMs: 1_000,
  silentMs: 1_500,
};

let server: PostgresServer | null = null;
let relay: Relay;

beforeAll(async () => {
  if (!isPostgres()) return;
  // What it acknowledged outlives it.
  server = await startPostgres("synchronous_commit=on");
  if (!server) return;
  relay = await aRelay(server.port);
  const url = Object.assign(new URL(server.url), { port: String(relay.port) }).href;
  await closeStore();
  useEngine(openPostgres({ url, patience: PATIENCE }));
  const { migrate } = await import("#db/migrate.ts");
  await migrate();
}, 60_000);

afterAll(async () => {
  if (!server) return;
  await closeStore();
  await relay.close();
  await server.stop();
});

/** RSVPs in several lanes, until they are stopped; gives what was confirmed and what failed. */
function arrivals(meetingId: string) {
  const confirmed: string[] = [];
  const failed: unknown[] = [];
  let going = true;
  const lane = async (nth: number) => {
    for (let n = 0; going; n++) {
      const email = `guest-${nth}-${n}@example.org`;
      try {
        const result = await joinMeeting({ meetingId, name: "Guest", email, partySize: 1 });
        expect(result.ok).toBe(true);
        confirmed.push(email);
      } catch (error) {
        failed.push(error);
        await sleep(20);
      }
    }
  };
  const lanes = Promise.all(Array.from({ length: 20 }, (_, nth) => lane(nth)));
  const more = async () => {
    const before = confirmed.length;
    await expect.poll(() => confirmed.length, { timeout: 20_000 }).toBeGreaterThan(before);
  };
  return {
    confirmed,
    failed,
    more,
    async stop() {
      going = false;
      await lanes;
    },
  };
}

/** That so many transactions can be open at once: with one connection less the last would never begin. */
async function everyConnection(): Promise<void> {
  let begun = 0;
  const { promise: all, resolve } = Promise.withResolvers<void>();
  const one = () =>
    store.write(async (tx) => {
      await tx.$count(rsvps);
      begun += 1;
      if (begun === CONNECTIONS.writes) resolve();
      await all;
    });
  await Promise.all(Array.from({ length: CONNECTIONS.writes }, one));
}

const faults: [name: string, (server: PostgresServer) => Promise<void>][] = [
  [
    "connections are broken again and again",
    async () => {
      for (let n = 0; n < 2 * CONNECTIONS.writes; n++) {
        relay.reset();
        await sleep(50);
      }
    },
  ],
  [
    "the network falls silent",
    async () => {
      relay.silence();
      await sleep(2_500);
      relay.speak();
    },
  ],
  [
    "nothing takes connections for a while",
    async (own) => {
      relay.refuse();
      await sleep(500);
      relay.leadTo(own.port);
    },
  ],
  ["the server ends as in a crash, and starts again", (own) => own.restart()],
  [
    "the server is lost, and its standby promoted",
    async (own) => {
      const standby = await own.standby();
      // Who is led to it before it is promoted finds that it only reads.
      relay.leadTo(standby.port);
      await sleep(1_000);
      await own.end();
      standby.promote();
    },
  ],
];

test.skipIf(!isPostgres()).each(faults)(
  "%s: nothing is lost, and it goes on",
  async (_what, strike) => {
    if (!server) throw new Error("no PostgreSQL can be started here");
    const { id } = await aMeeting((await aGroup()).id, { capacity: null, maxPartySize: 1 });
    const guests = arrivals(id);
    await guests.more();
    await strike(server);
    await guests.more();
    await guests.stop();
    const { confirmed, failed } = guests;
    expect(failed.filter((error) => !isUnavailable(error))).toEqual([]);
    const rows = await store.read
      .select({ email: rsvps.email })
      .from(rsvps)
      .where(eq(rsvps.meetingId, id));
    const kept = rows.map(({ email }) => email);
    expect(new Set(kept).size, "each once").toBe(kept.length);
    const lost = confirmed.filter((email) => !kept.includes(email));
    expect(lost, "confirmed but lost").toEqual([]);
    expect((await meetingNow(id)).seatsTaken).toBe(kept.length);
    expect(failed.length, "the fault was felt").toBeGreaterThan(0);
    await everyConnection();
  },
  60_000,
);

test.skipIf(!isPostgres())(
  "a site that is told to end does so while the network is silent",
  async () => {
    if (!server) throw new Error("no PostgreSQL can be started here");
    const url = Object.assign(new URL(server.url), { port: String(relay.port) }).href;
    const other = openPostgres({ url, patience: PATIENCE });
    const asked = other.transaction(async (tx) => tx.$count(rsvps)).catch((error) => error);
    relay.silence();
    const began = performance.now();
    await other.close();
    expect(isUnavailable(await asked) || typeof (await asked) === "number").toBe(true);
    expect(performance.now() - began).toBeLessThan(10_000);
    relay.speak();
  },
  30_000,
);
