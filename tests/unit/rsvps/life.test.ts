import { and, eq, lte } from "drizzle-orm";
import fc from "fast-check";
import { expect, it } from "vitest";
import { store } from "#db/store.ts";
import { meetings, outbox } from "#db/tables.ts";
import { promoteFromWaitlist } from "#lib/meetings/promotion.ts";
import { comeAgain } from "#lib/rsvps/answer.ts";
import { cancelRsvp, changeRsvp } from "#lib/rsvps/manage.ts";
import { aGroup, aMeeting, meetingNow } from "#tests/factories.ts";
import { Model, type Step } from "./model.ts";
import { join, mails, standing, tokenOf } from "./people.ts";

const RUNS = Number(process.env.MODEL_RUNS ?? 40);

const who = fc.constantFrom("Ann", "Bob", "Cyd", "Dan", "Eve", "Flo", "Gus");
const party = fc.integer({ min: 1, max: 4 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant("join" as const), who, party }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("change" as const), who, party }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("cancel" as const), who }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("again" as const), who }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("capacity" as const),
      seats: fc.integer({ min: 1, max: 10 }),
    }),
  },
);

/** As an organizer who edits the meeting: never below the seats taken; the list moves up at once. */
async function setCapacity(id: string, seats: number): Promise<boolean> {
  return store.write(async (tx) => {
    const changed = await tx
      .update(meetings)
      .set({ capacity: seats })
      .where(and(eq(meetings.id, id), lte(meetings.seatsTaken, seats)))
      .returning({ id: meetings.id });
    if (changed.length === 0) return false;
    await promoteFromWaitlist(tx, id);
    return true;
  });
}

async function take(id: string, model: Model, step: Step): Promise<boolean> {
  if (step.do === "capacity") return setCapacity(id, step.seats);
  if (step.do === "join") return (await join(id, step.who, step.party)).ok;
  if (!model.people.some(({ name }) => name === step.who)) return false;
  const token = await tokenOf(id, step.who);
  if (step.do === "change") {
    return (await changeRsvp({ token, name: step.who, partySize: step.party })).ok;
  }
  return (await (step.do === "cancel" ? cancelRsvp : comeAgain)(token)).ok;
}

it("whatever people do, seats, order and mails are as the rules say", async () => {
  const group = await aGroup();
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 6 }),
      fc.boolean(),
      fc.array(step, { minLength: 5, maxLength: 30 }),
      async (capacity, waitlist, steps) => {
        await store.write((tx) => tx.delete(outbox));
        const { id } = await aMeeting(group.id, { capacity, waitlist, maxPartySize: 4 });
        const model = new Model(capacity, waitlist);
        for (const one of steps) {
          const allowed = await take(id, model, one);
          expect(allowed, JSON.stringify(one)).toBe(model.take(one));
          const { seatsTaken, capacity: seats } = await meetingNow(id);
          expect(await standing(id)).toEqual(
            model.people.map((p) => `${p.name} ${p.status} ${p.party}`),
          );
          expect(seatsTaken).toBe(model.taken);
          expect(seatsTaken).toBeLessThanOrEqual(seats ?? 0);
          const [head] = model.line;
          // A free seat stands beside the list only while the head needs more.
          if (head && seats !== null) expect(seatsTaken + head.party).toBeGreaterThan(seats);
        }
        expect(await mails()).toEqual(model.mails);
      },
    ),
    { numRuns: RUNS },
  );
}, 300_000);
