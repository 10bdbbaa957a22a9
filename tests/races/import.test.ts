import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { count, isNotNull } from "drizzle-orm";
import { expect, test } from "vitest";
import { isPostgres } from "#db/is-postgres.ts";
import { store } from "#db/store.ts";
import { importRows, imports, meetings, outbox, rsvps, subscribers } from "#db/tables.ts";
import { beginImport, keepImport } from "#lib/rsvps/import/commands.ts";
import { guessLayout } from "#lib/rsvps/import/known.ts";
import * as columns from "#lib/subscribers/import/columns.ts";
import { beginSubscribers } from "#lib/subscribers/import/commands.ts";
import { aGroup, aMeeting, aMember } from "../factories.ts";
import { keptList, listFile } from "../support/imports.ts";
import { runScript } from "../support/script.ts";
import { choose, given } from "../support/subscriber-imports.ts";

/** The process is killed this often at most; afterwards it is left to finish. */
const KILLS = Number(process.env.IMPORT_KILLS ?? 3);
const ROWS = Number(process.env.IMPORT_ROWS ?? 400);
const SEATS = Math.floor(ROWS / 2);

const start = () => runScript(join(import.meta.dirname, "importer.ts"));

/** Two processes may own a PostgreSQL database, so there the lease of the dead one is waited for. */
const endLeasesSoon = () =>
  store.write((tx) =>
    tx
      .update(imports)
      .set({ leasedUntil: new Date(Date.now() + 500) })
      .where(isNotNull(imports.leasedUntil)),
  );

const taken = () => store.read.$count(importRows, isNotNull(importRows.outcome));
const isDone = async () => (await taken()) === (await store.read.$count(importRows));

/** Waits until it is so, or half a minute and a lease are over. */
async function until(what: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + 60_000;
  while (!(await what()) && performance.now() < end) await sleep(3);
  expect(await what()).toBe(true);
}

/** What was taken is there, whole: each row once, with its seat and its mail. */
async function assertWhole() {
  const outcomes = new Map(
    (
      await store.read
        .select({ outcome: importRows.outcome, n: count() })
        .from(importRows)
        .groupBy(importRows.outcome)
    ).map(({ outcome, n }) => [outcome ?? "owed", n]),
  );
  const guests = await store.read.select().from(rsvps);
  const readers = await store.read.select().from(subscribers);
  const mails = await store.read.select().from(outbox);
  const [meeting] = await store.read.select().from(meetings);
  const n = (outcome: string) => outcomes.get(outcome) ?? 0;
  expect(guests).toHaveLength(n("added") + n("waitlisted"));
  expect(meeting?.seatsTaken).toBe(guests.filter(({ status }) => status === "going").length);
  expect(readers).toHaveLength(n("subscribed"));
  const owed = [...guests.map(({ email }) => email)];
  const asked = mails.filter(({ kind }) => kind === "subscribe-confirm");
  expect(asked).toHaveLength(n("asked"));
  expect(
    mails
      .filter(({ kind }) => kind !== "subscribe-confirm")
      .map(({ toEmail }) => toEmail)
      .sort(),
  ).toEqual(owed.sort());
  for (const list of [guests, readers]) {
    expect(new Set(list.map(({ email }) => email)).size, "each once").toBe(list.length);
  }
  expect(new Set(asked.map(({ toEmail }) => toEmail)).size, "each asked once").toBe(asked.length);
}

test(
  "imports that are killed again and again go on: nobody twice, nobody lost, no mail doubled",
  async () => {
    const group = await aGroup();
    const actor = await aMember(group.id);
    const { id: meetingId } = await aMeeting(group.id, { capacity: SEATS, maxPartySize: 1 });
    const people = Array.from({ length: ROWS }, (_, n) => `Guest ${n},guest${n}@example.org`);
    await keepImport(actor, meetingId, listFile(["Name,E-mail", ...people].join("\n")));
    const layout = guessLayout((await keptList(actor, meetingId)).rows);
    expect(await beginImport(actor, { meetingId, layout: () => layout, tell: true })).toMatchObject(
      { ok: true },
    );
    // Every other one says how they agreed; the others are asked.
    const readers = Array.from(
      { length: ROWS },
      (_, n) => `reader${n}@example.org,${n % 2 ? "Signed the list,2024-05-03" : ","}`,
    );
    const text = ["E-mail,How they agreed,Agreed on", ...readers].join("\n");
    const kept = await given(actor, choose(group.id), text);
    const consent = { how: "", agreedOn: "" };
    const begun = await beginSubscribers(actor, () => columns.guessLayout(kept.rows), consent);
    expect(begun).toMatchObject({ ok: true });

    let kills = 0;
    for (; kills < KILLS && !(await isDone()); kills++) {
      const before = await taken();
      const importer = start();
      await until(async () => (await taken()) > before);
      await sleep(Math.random() * 60);
      await importer.kill();
      if (isPostgres()) await endLeasesSoon();
      await assertWhole();
    }
    expect(kills, "killed in the middle").toBeGreaterThan(0);
    const last = start();
    await until(async () => {
      const lists = await store.read.select({ state: imports.state }).from(imports);
      return lists.every(({ state }) => state === "done");
    });
    await last.kill();
    await assertWhole();
    const guests = await store.read.select().from(rsvps).orderBy(rsvps.arrival);
    expect(guests.map(({ name, status }) => `${name} ${status}`)).toEqual(
      Array.from({ length: ROWS }, (_, n) => `Guest ${n} ${n < SEATS ? "going" : "waitlisted"}`),
    );
    expect(await store.read.$count(subscribers)).toBe(Math.floor(ROWS / 2));
  },
  120_000 + KILLS * 30_000,
);
