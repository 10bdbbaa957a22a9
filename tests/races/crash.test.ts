import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import Sqlite from "better-sqlite3";
import { expect, test } from "vitest";
import { isPostgres } from "#db/is-postgres.ts";
import { store } from "#db/store.ts";
import { outbox, rsvps } from "#db/tables.ts";
import { env } from "#lib/env.ts";
import { lockSeats } from "#lib/guests/seats.ts";
import { runScript } from "#tests/support/script.ts";
import { aGroup, aMeeting, meetingNow } from "../factories.ts";

/** How often a process is killed; the figure we hold ourselves to is 200. */
const ROUNDS = Number(process.env.CRASH_ROUNDS ?? 3);
/** Instances that take RSVPs at once, of which one is killed. */
const INSTANCES = isPostgres() ? 2 : 1;

/** A process that takes RSVPs until it is ended; says whose it confirmed. */
function startJoiner(meetingId: string, name: string) {
  const joiner = runScript(join(import.meta.dirname, "joiner.ts"), { args: [meetingId, name] });
  /** A line that was cut off was not yet said. */
  const confirmed = () => joiner.said().split("\n").slice(0, -1);
  return { ...joiner, confirmed };
}

/** Kills one of those that are at it at a random moment in mid-write, the others a while later. */
async function killedInMidWrite(meetingId: string, round: number): Promise<string[]> {
  const joiners = Array.from({ length: INSTANCES }, (_, nth) =>
    startJoiner(meetingId, `${round}-${nth}`),
  );
  await Promise.all(joiners.map(({ begun }) => begun));
  for (const joiner of joiners) {
    await sleep(Math.random() * 150);
    await joiner.kill();
  }
  return joiners.flatMap(({ confirmed }) => confirmed());
}

/** What only SQLite is asked: its file, by another program than the app. */
function assertSound(): void {
  if (isPostgres()) return;
  const database = new Sqlite(resolve(env().databaseUrl.slice("file:".length)));
  expect(database.pragma("integrity_check", { simple: true })).toBe("ok");
  expect(database.pragma("foreign_key_check")).toEqual([]);
  database.close();
}

test(
  "a killed process loses nothing that it confirmed, and leaves nothing half written",
  async () => {
    const { id } = await aMeeting((await aGroup()).id, { capacity: 100_000, maxPartySize: 1 });
    const confirmed: string[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      confirmed.push(...(await killedInMidWrite(id, round)));
      assertSound();
      // On PostgreSQL what the dead one had begun is undone by the time its row can be had.
      await store.write((tx) => lockSeats(tx, id), id);
      const rows = await store.read.select({ email: rsvps.email }).from(rsvps);
      const kept = rows.map(({ email }) => email);
      expect(new Set(kept).size, "each once").toBe(kept.length);
      expect(
        confirmed.filter((email) => !kept.includes(email)),
        "confirmed but lost",
      ).toEqual([]);
      expect((await meetingNow(id)).seatsTaken).toBe(kept.length);
      const owed = await store.read.select({ email: outbox.toEmail }).from(outbox);
      expect(owed.map(({ email }) => email).sort(), "mail owed").toEqual(kept.sort());
    }
    expect(confirmed.length).toBeGreaterThan(0);
  },
  ROUNDS * 90_000,
);
