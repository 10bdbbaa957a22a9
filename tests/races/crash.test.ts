import { spawn } from "node:child_process";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import Sqlite from "better-sqlite3";
import { expect, test } from "vitest";
import { isPostgres } from "#db/is-postgres.ts";
import { env } from "#lib/env.ts";
import { aGroup, aMeeting } from "../factories.ts";

/** How often the process is killed; the figure we hold ourselves to is 200. */
const ROUNDS = Number(process.env.CRASH_ROUNDS ?? 3);

/** Runs the joiner, kills it at a random moment in mid-write, gives the addresses it had confirmed. */
async function killedInMidWrite(meetingId: string, round: number): Promise<string[]> {
  const joiner = spawn(
    process.execPath,
    [
      "--experimental-strip-types",
      "--disable-warning=ExperimentalWarning",
      join(import.meta.dirname, "joiner.ts"),
      meetingId,
      String(round),
    ],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  let said = "";
  const begun = new Promise<void>((go) => {
    joiner.stdout.on("data", (chunk) => {
      said += chunk;
      go();
    });
  });
  const ended = new Promise((done) => joiner.once("close", done));
  await Promise.race([begun, ended]);
  await sleep(Math.random() * 150);
  joiner.kill("SIGKILL");
  await ended;
  expect(joiner.signalCode, "it was killed and had not failed before").toBe("SIGKILL");
  // A line that was cut off was not yet said.
  return said.split("\n").slice(0, -1);
}

test.skipIf(isPostgres())(
  "a killed process loses nothing that it confirmed, and leaves nothing half written",
  async () => {
    const { id } = await aMeeting((await aGroup()).id, { capacity: 100_000, maxPartySize: 1 });
    const file = resolve(env().databaseUrl.slice("file:".length));
    const confirmed: string[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      confirmed.push(...(await killedInMidWrite(id, round)));
      const database = new Sqlite(file);
      const all = (sql: string) => database.prepare(sql).pluck().all() as (string | number)[];
      expect(all("pragma integrity_check")).toEqual(["ok"]);
      expect(database.pragma("foreign_key_check")).toEqual([]);
      const kept = all("select email from rsvps") as string[];
      expect(new Set(kept).size, "each once").toBe(kept.length);
      expect(
        confirmed.filter((email) => !kept.includes(email)),
        "confirmed but lost",
      ).toEqual([]);
      expect(all("select seats_taken from meetings")).toEqual([kept.length]);
      expect(all("select to_email from outbox order by 1"), "mail owed").toEqual(kept.sort());
      database.close();
    }
    expect(confirmed.length).toBeGreaterThan(0);
  },
  ROUNDS * 20_000,
);
