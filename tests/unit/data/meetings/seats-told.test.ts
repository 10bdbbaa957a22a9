import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#lib/access/actor.ts";
import { listUpcomingMeetings } from "#lib/meetings/public-list.ts";
import { findPublicMeeting } from "#lib/meetings/public-queries.ts";
import { seatsTold, toldUntil } from "#lib/meetings/seats-told.ts";
import { cancelRsvp } from "#lib/rsvps/cancel.ts";
import { confirmRsvp } from "#lib/rsvps/confirm.ts";
import { addRsvps } from "#lib/rsvps/desk/add.ts";
import { addRow } from "#lib/rsvps/desk/input.ts";
import { findRsvpForm } from "#lib/rsvps/public-queries.ts";
import { now, setClock } from "#lib/time/clock.ts";
import { aGroup, aMeeting, aMember } from "#tests/factories.ts";
import { join, tokenOf } from "#tests/support/people.ts";

/* What the public is told of seats changes by no reply at once: it would tell whose address has one. */

let groupId: string;
let owner: Actor;
beforeEach(async () => {
  setClock(new Date("2026-11-22T12:20:00Z"));
  groupId = (await aGroup()).id;
  owner = await aMember(groupId, "owner");
});

type Meeting = Awaited<ReturnType<typeof aMeeting>>;
const twoSeats = (row = {}) => aMeeting(groupId, { capacity: 2, ...row });

/** What the page, its form and the lists say of the seats. */
async function told({ id, slug }: Meeting): Promise<string> {
  const listed = (await listUpcomingMeetings({ at: now(), limit: 9 })).find((one) => one.id === id);
  const all = [(await findPublicMeeting(slug))?.seats, (await findRsvpForm(id))?.seats];
  expect(new Set([...all, listed?.seats]).size, "all say the same").toBe(1);
  return String(listed?.seats);
}

describe("seats", () => {
  it("taken by a reply are told at the first full hour after an hour", async () => {
    const [meeting, other] = [await twoSeats(), await twoSeats()];
    await join(other.id, "Bob", 2);
    setClock(new Date("2026-11-22T13:59:59Z"));
    await join(meeting.id, "Ann", 2);
    expect(await told(other)).toBe("few");
    setClock(new Date("2026-11-22T14:59:59Z"));
    expect([await told(meeting), await told(other)]).toEqual(["few", "full"]);
    setClock(new Date("2026-11-22T15:00:00Z"));
    expect(await told(meeting)).toBe("full");
  });

  it("are told at once where the address’s owner confirmed them, or an organizer gave them", async () => {
    const confirmed = await twoSeats({ confirmationHoldMinutes: 600 });
    await join(confirmed.id, "Ann", 2);
    expect(await told(confirmed)).toBe("few");
    await confirmRsvp(await tokenOf(confirmed.id, "Ann"));
    expect(await told(confirmed)).toBe("full");

    const given = await twoSeats();
    const rows = [{ ...addRow.parse({ name: "Ann", email: "ann@example.org" }), partySize: 2 }];
    await addRsvps(owner, { meetingId: given.id, rows, tell: false });
    expect(await told(given)).toBe("full");
  });

  it("say nothing of a party that has just come to wait", async () => {
    const meeting = await aMeeting(groupId, { capacity: 4, maxPartySize: 4 });
    await join(meeting.id, "Bob", 2);
    setClock(new Date("2026-11-22T15:00:00Z"));
    expect(await told(meeting)).toBe("few");
    await join(meeting.id, "Ann", 3);
    expect(await told(meeting)).toBe("few");
    setClock(new Date("2026-11-22T17:00:00Z"));
    expect(await told(meeting)).toBe("full");
  });

  it("that are given back are free at once", async () => {
    const meeting = await twoSeats();
    await join(meeting.id, "Ann", 2);
    setClock(new Date("2026-11-22T15:00:00Z"));
    expect(await told(meeting)).toBe("full");
    await cancelRsvp(await tokenOf(meeting.id, "Ann"));
    expect(await told(meeting)).toBe("few");
  });
});

it.each([
  ["2026-11-22T12:00:00Z", "2026-11-22T11:00:00.000Z"],
  ["2026-11-22T12:59:59Z", "2026-11-22T11:00:00.000Z"],
  ["2026-11-22T13:00:00Z", "2026-11-22T12:00:00.000Z"],
])("at %s replies before %s count", (at, until) => {
  expect(toldUntil(new Date(at)).toISOString()).toBe(until);
});

it.each([
  ["strict", 0, true],
  ["strict", 1, false],
  ["smaller-first", 0, true],
  ["smaller-first", 1, true],
] as const)("a free seat where some wait, %s: %i", (waitlistOrder, waitsTold, left) => {
  const told = seatsTold({ capacity: 10, waitlistOrder, seatsTold: 9, waitsTold });
  expect(told !== "full").toBe(left);
});
