import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { store } from "#db/store.ts";
import { auditEvents, outbox, settings } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { believeClock } from "#lib/clock/commands.ts";
import { findDoubt, isBelieved, lookAtClock } from "#lib/clock/keep.ts";
import { watchClock } from "#lib/jobs/clock-notice.ts";
import { setClock } from "#lib/time/clock.ts";
import { aGroup, aMember, aSiteAdmin } from "#tests/factories.ts";

const MINUTE = 60_000;
const DAY = 86_400_000;
const BEGIN = Date.parse("2026-11-22T12:00:00Z");

/** The machine's clock, and how long it has run: they go on together until the one is set. */
let wall: number;
let even: number;
let restore: () => void;

beforeEach(() => {
  [wall, even] = [BEGIN, BEGIN];
  restore = setClock(
    () => wall,
    () => even,
  );
});
afterEach(() => restore());

function pass(milliseconds: number) {
  wall += milliseconds;
  even += milliseconds;
}

/** The database's clock, by which it goes where several machines share it, is some milliseconds beside ours. */
const expectNear = (at: Date | null, milliseconds: number) =>
  expect(Math.abs(Number(at) - milliseconds)).toBeLessThan(2_000);

async function lookEvery(step: number, times: number, look: () => Promise<unknown>) {
  for (let n = 0; n < times; n++) {
    pass(step);
    await look();
  }
}

const notices = () =>
  store.read
    .select({ id: outbox.id, to: outbox.toEmail, subject: outbox.subject, text: outbox.text })
    .from(outbox)
    .where(eq(outbox.kind, "clock"));

it("is believed when it is looked at for the first time", async () => {
  expect(await isBelieved()).toBe(true);
  expect(await lookAtClock()).toEqual({ believed: true, erasable: null, doubt: null });
});

it("that is set while the site runs is not believed until it is set back", async () => {
  await lookAtClock();
  wall += 365 * DAY;
  pass(MINUTE);
  expect(await isBelieved()).toBe(false);
  expect((await lookAtClock()).believed).toBe(false);
  const doubt = await findDoubt();
  if (doubt?.kind !== "jump") throw new Error("no jump is told");
  expectNear(doubt.said, wall);
  expectNear(doubt.expected, BEGIN + MINUTE);
  wall -= 365 * DAY;
  pass(MINUTE);
  expect((await lookAtClock()).believed).toBe(true);
  expect(await findDoubt()).toBeNull();
});

it("lets the erasing begin after a day of running", async () => {
  await lookAtClock();
  await lookEvery(DAY / 24, 23, lookAtClock);
  expect((await lookAtClock()).erasable).toBeNull();
  pass(DAY / 24 + MINUTE);
  expectNear((await lookAtClock()).erasable, wall);
});

describe("an owner", () => {
  let actors: Record<"admin" | "owner" | "organizer" | "helper", Actor>;
  beforeEach(async () => {
    const { id } = await aGroup();
    actors = {
      admin: await aSiteAdmin(),
      owner: await aMember(id, "owner"),
      organizer: await aMember(id, "organizer"),
      helper: await aMember(id, "helper"),
    };
    await lookAtClock();
    wall += 365 * DAY;
    await lookAtClock();
  });

  it.each(["admin", "owner"] as const)("says that it is right: %s", async (who) => {
    expect(await believeClock(actors[who])).toMatchObject({ ok: true });
    expect(await lookAtClock()).toEqual({ believed: true, erasable: null, doubt: null });
    const [event] = await store.read.select().from(auditEvents);
    expect(event).toMatchObject({
      action: "site.clock-believed",
      accountId: actors[who].accountId,
    });
  });

  it.each(["organizer", "helper"] as const)("and nobody else: %s", async (who) => {
    await expect(believeClock(actors[who])).rejects.toThrow("organizers");
    expect((await lookAtClock()).believed).toBe(false);
  });

  it("sets back what is kept, so that the former time is the jump from then on", async () => {
    await believeClock(actors.owner);
    wall -= 365 * DAY;
    expect((await lookAtClock()).believed).toBe(false);
    expect(await believeClock(actors.owner)).toMatchObject({ ok: true });
    expect((await lookAtClock()).believed).toBe(true);
  });

  it("changes nothing where there is no doubt, and leaves no trace of it", async () => {
    await believeClock(actors.owner);
    const before = await store.read.select().from(settings);
    await believeClock(actors.owner);
    expect(await store.read.select().from(settings)).toEqual(before);
    expect(await store.read.$count(auditEvents)).toBe(1);
  });

  it("is told by mail each day, and by nobody twice", async () => {
    await Promise.all([watchClock(), watchClock(), watchClock()]);
    const first = await notices();
    expect(first.map(({ to }) => to).sort()).toEqual(
      [actors.admin.email, actors.owner.email].sort(),
    );
    expect(first[0]!.text).toContain("22 Nov 2027");
    expect(first[0]!.text).toContain("22 Nov 2026");
    await lookEvery(DAY / 24, 23, watchClock);
    expect(await notices()).toHaveLength(2);
    await lookEvery(DAY / 24 + MINUTE, 1, watchClock);
    expect(await notices()).toHaveLength(4);
  });

  it("who is told for 7 days and does nothing lets it be believed, if the mails went", async () => {
    await watchClock();
    await lookEvery(DAY / 24 + MINUTE, 7 * 24, watchClock);
    expect((await lookAtClock()).believed).toBe(false);
    await store.write((tx) => tx.update(outbox).set({ state: "sent" }));
    pass(MINUTE);
    expect((await lookAtClock()).believed).toBe(true);
  });
});
