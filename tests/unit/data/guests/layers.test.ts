import { eq, inArray } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { store } from "#db/store.ts";
import { meetings, rsvps } from "#db/tables.ts";
import { openBook } from "#lib/guests/book.ts";
import { guestColumns } from "#lib/guests/guest.ts";
import { goesToNext, moveUp } from "#lib/guests/promotion.ts";
import { lockSeats, takeSeats, takeSeatsBeyond, takeSeatsOutOfOrder } from "#lib/guests/seats.ts";
import { confirmRsvp } from "#lib/rsvps/confirm.ts";
import { lapseHolds } from "#lib/rsvps/lapse.ts";
import { linkToken } from "#lib/secret.ts";
import { setClock } from "#lib/time/clock.ts";
import { meetingNow } from "#tests/factories.ts";
import { letStand, m, outcomeOf, STATES } from "#tests/support/deeds/deed.ts";
import { ahead } from "#tests/support/world/at.ts";
import { ledgerOf } from "#tests/support/world/ledger.ts";
import { GUESTS } from "#tests/support/world/meeting.ts";
import { allRows, differences } from "#tests/support/world/rows.ts";
import { aWorld } from "#tests/support/world/world.ts";

/*
 * What is looked at twice, by the rules of an RSVP and where its row changes:
 * the second look, alone.
 */

const BEGUN = {
  startsAtLocal: "2026-11-22T10:00",
  endsAtLocal: "2026-11-22T14:00",
  startsAt: new Date("2026-11-22T10:00:00Z"),
  endsAt: new Date("2026-11-22T14:00:00Z"),
};
const states = { ...STATES, begun: BEGUN };
type State = keyof typeof states;

beforeEach(aWorld);

/** Nobody waits before whoever takes a seat, and there is room. */
const makeRoom = () =>
  store.write(async (tx) => {
    await tx.update(meetings).set({ capacity: 60 });
    await tx
      .update(rsvps)
      .set({ status: "declined" })
      .where(inArray(rsvps.id, [m("bob"), m("zoe")]));
  });

const taking = { takeSeats, takeSeatsOutOfOrder, takeSeatsBeyond };
const others = (wanted: readonly State[]) =>
  (Object.keys(states) as State[]).filter((state) => !wanted.includes(state));

describe.each(Object.entries(taking))("%s", (_, take) => {
  test("takes seats of a meeting that is on", async () => {
    await makeRoom();
    const seats = await store.write((tx) => lockSeats(tx, m("meeting")));
    expect(await store.write((tx) => take(tx, seats!, 2))).toBe(true);
    expect((await meetingNow(m("meeting"))).seatsTaken).toBe(6);
  });

  test.each(["draft", "postponed", "cancelled", "deleted"] as const)(
    "takes none once it is %s, whatever was read before",
    async (state) => {
      await makeRoom();
      const seats = await store.write((tx) => lockSeats(tx, m("meeting")));
      await letStand(states[state]);
      const before = await allRows();
      expect(await store.write((tx) => take(tx, seats!, 2))).toBe(false);
      expect(ledgerOf(differences(before, await allRows()))).toBe("nothing\n");
    },
  );
});

/** Bob and Zoe wait, and there is room for both. */
async function movedUp(state: State, fresh?: "bob"): Promise<string[]> {
  await letStand({ ...states[state], capacity: 60 });
  return store.write(async (tx) => {
    const seats = await lockSeats(tx, m("meeting"));
    const [guest] = await tx
      .select(guestColumns)
      .from(rsvps)
      .where(eq(rsvps.id, m("bob")));
    const moved = await moveUp(openBook(tx, null, seats!), fresh && guest);
    return moved.map(({ name }) => name);
  });
}

describe("the waiting list", () => {
  test("moves up while the meeting is on", async () => {
    expect(await movedUp("published")).toEqual(["bob of m", "zoe of m"]);
  });

  test.each(others(["published"]))("does not while it is %s", async (state) => {
    expect(await movedUp(state)).toEqual([]);
  });

  test("who is let in comes in until the end, and nobody behind them", async () => {
    expect(await movedUp("begun", "bob")).toEqual(["bob of m"]);
  });

  test.each(others(["published", "begun"]))("nor who is let in while it is %s", async (state) => {
    expect(await movedUp(state, "bob")).toEqual([]);
  });

  test.each(Object.keys(states) as State[])("who would be next is told of: %s", async (state) => {
    await letStand({ ...states[state], capacity: 60 });
    const next = await store.write(async (tx) => {
      const seats = await lockSeats(tx, m("meeting"));
      return goesToNext(tx, seats!, 2);
    });
    expect(next).toBe(state === "published");
  });
});

test("who was let in is not said to have moved up, and who waited is", async () => {
  await movedUp("published", "bob");
  const rows = await store.read
    .select({ id: rsvps.id, promotedAt: rsvps.promotedAt })
    .from(rsvps)
    .where(inArray(rsvps.id, [m("bob"), m("zoe")]));
  const moved = Object.fromEntries(rows.map(({ id, promotedAt }) => [id, promotedAt !== null]));
  expect(moved).toEqual({ [m("bob")]: false, [m("zoe")]: true });
});

describe("a hold that is over", () => {
  const confirm = () => confirmRsvp(linkToken("rsvp", m("hal"), 0));

  test.each([
    [-1, "done"],
    [0, "lapsed"],
    [1, "lapsed"],
  ])("is over at its very moment: %i ms after it", async (ms, outcome) => {
    setClock(new Date(ahead(1).getTime() + ms));
    expect(await outcomeOf(confirm())).toBe(outcome);
  });

  test.each(Object.entries(GUESTS).filter(([, { status }]) => status !== "going"))(
    "is no reason to cancel where no seat is held: %s",
    async (name) => {
      await store.write(async (tx) => {
        await tx.update(rsvps).set({ heldUntil: null });
        await tx
          .update(rsvps)
          .set({ heldUntil: ahead(1) })
          .where(eq(rsvps.id, m(name)));
      });
      setClock(ahead(2));
      const before = await allRows();
      expect(await lapseHolds()).toBe(0);
      expect(ledgerOf(differences(before, await allRows()))).toBe("nothing\n");
    },
  );
});
