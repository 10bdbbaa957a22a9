import { asc, eq } from "drizzle-orm";
import fc from "fast-check";
import { expect, it } from "vitest";
import { store } from "#db/store.ts";
import { meetings, outbox, rsvps } from "#db/tables.ts";
import { setClock } from "#lib/time/clock.ts";
import { aGroup, aMeeting, aMember, meetingNow } from "#tests/factories.ts";
import { mails } from "#tests/support/people.ts";
import { Model, type Rules, type Step } from "./model.ts";
import { type Place, take } from "./take.ts";

const RUNS = Number(process.env.MODEL_RUNS ?? 40);
const START = new Date("2027-03-01T12:00:00Z");
const MINUTE = 60_000;

const who = fc.constantFrom("Ann", "Bob", "Cyd", "Dan", "Eve", "Flo", "Gus");
const whom = fc.uniqueArray(who, { minLength: 1, maxLength: 4 });
const party = fc.integer({ min: 1, max: 4 });
const insist = fc.boolean();
const reply = fc.constantFrom("going" as const, "tentative" as const, "declined" as const);
const mostlyGoing = fc.oneof({ weight: 4, arbitrary: fc.constant("going" as const) }, reply);
const does = <T extends Step["do"]>(what: T) => fc.constant(what);

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.record({
      do: does("join"),
      who,
      party,
      reply: mostlyGoing,
      proven: fc.integer({ min: 0, max: 4 }).map((n) => n > 0),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: does("change"), who, party }) },
  { weight: 4, arbitrary: fc.record({ do: does("cancel"), who }) },
  { weight: 1, arbitrary: fc.record({ do: does("erase"), who }) },
  { weight: 4, arbitrary: fc.record({ do: does("reply"), who, reply: mostlyGoing }) },
  { weight: 4, arbitrary: fc.record({ do: does("confirm"), who }) },
  { weight: 4, arbitrary: fc.record({ do: does("approve"), whom }) },
  { weight: 1, arbitrary: fc.record({ do: does("refuse"), whom }) },
  { weight: 2, arbitrary: fc.record({ do: does("cancel at desk"), whom }) },
  { weight: 2, arbitrary: fc.record({ do: does("put back"), whom }) },
  { weight: 2, arbitrary: fc.record({ do: does("move up"), who, insist }) },
  { weight: 1, arbitrary: fc.record({ do: does("add"), who, party }) },
  { weight: 1, arbitrary: fc.record({ do: does("correct"), who, party, insist }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: does("capacity"), seats: fc.integer({ min: 1, max: 10 }), insist }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: does("wait"),
      minutes: fc.constantFrom(1, 9, 10, 19, 20, 30, 45),
      jobRuns: fc.boolean(),
    }),
  },
);

const seldom = fc.integer({ min: 0, max: 3 }).map((n) => n === 0);
const hold = (minutes: number) => fc.option(fc.constant(minutes), { freq: 2 });
const rules: fc.Arbitrary<Rules> = fc.record({
  capacity: fc.integer({ min: 1, max: 5 }),
  waitlist: seldom.map((no) => !no),
  order: fc.constantFrom("strict", "smaller-first"),
  approval: seldom,
  perhaps: fc.boolean(),
  apologies: fc.boolean(),
  promotionHold: hold(30),
  confirmationHold: hold(20),
});

/** Everybody in the order of arrival: "Ann going 2 until 30". */
async function stands(meetingId: string): Promise<string[]> {
  const rows = await store.read
    .select()
    .from(rsvps)
    .where(eq(rsvps.meetingId, meetingId))
    .orderBy(asc(rsvps.arrival));
  return rows.map(({ name, status, partySize, heldUntil, refusedAt, confirmedAt }) =>
    says({
      name,
      status,
      party: partySize,
      heldUntil: heldUntil && (heldUntil.getTime() - START.getTime()) / MINUTE,
      refused: refusedAt !== null,
      confirmed: confirmedAt !== null,
    }),
  );
}

function says(person: Omit<Model["people"][number], "approved" | "unproven" | "from">): string {
  const { name, status, party, heldUntil, refused, confirmed } = person;
  const until = heldUntil === null ? "" : ` until ${heldUntil}`;
  return `${name} ${status} ${party}${until}${refused ? " refused" : ""}${confirmed ? " confirmed" : ""}`;
}

it("whatever people do, seats, order, holds and mails are as the rules say", async () => {
  const group = await aGroup();
  const organizer = await aMember(group.id);
  const restore = setClock(START);
  const run = async (given: Rules, steps: Step[]) => {
    let minute = 0;
    const wait = (minutes: number) => {
      minute += minutes;
      setClock(new Date(START.getTime() + minute * MINUTE));
    };
    wait(0);
    // The job looks after every meeting, also those of earlier runs.
    await store.write(async (tx) => {
      await tx.delete(meetings);
      await tx.delete(outbox);
    });
    const { id } = await aMeeting(group.id, {
      capacity: given.capacity,
      maxPartySize: 4,
      waitlist: given.waitlist,
      waitlistOrder: given.order,
      approval: given.approval,
      takesTentative: given.perhaps,
      takesApologies: given.apologies,
      promotionHoldMinutes: given.promotionHold,
      confirmationHoldMinutes: given.confirmationHold,
    });
    const place: Place = { meetingId: id, organizer, wait };
    const model = new Model(given);
    for (const one of steps) {
      const before = model.taken;
      const known = model.people.map(({ name }) => name);
      const allowed = await take(place, one, known);
      expect(allowed, JSON.stringify(one)).toBe(model.take(one));
      expect(await stands(id), JSON.stringify(one)).toEqual(model.people.map(says));
      const { seatsTaken, capacity } = await meetingNow(id);
      expect(seatsTaken, "the counter is a recount").toBe(model.taken);
      expect(capacity).toBe(model.rules.capacity);
      const insisted = "insist" in one && one.insist;
      if (!insisted) {
        expect(seatsTaken, "never oversold").toBeLessThanOrEqual(Math.max(capacity ?? 0, before));
      }
      expect(model.next, "no free seat while the next in line would fit").toBeUndefined();
    }
    expect(await mails()).toEqual(model.mails);
  };
  await fc.assert(
    fc.asyncProperty(rules, fc.array(step, { minLength: 10, maxLength: 45, size: "max" }), run),
    {
      numRuns: RUNS,
    },
  );
  restore();
}, 900_000);
