import { describe, expect, it } from "vitest";
import { lookAtClock } from "#lib/clock/keep.ts";
import { cancelRsvp } from "#lib/rsvps/cancel.ts";
import { confirmRsvp } from "#lib/rsvps/confirm.ts";
import { lapseHolds } from "#lib/rsvps/lapse.ts";
import { findRsvpByToken } from "#lib/rsvps/public-queries.ts";
import { changeReply } from "#lib/rsvps/reply.ts";
import { postponeMeeting, reinstateMeeting } from "#lib/scheduling/state.ts";
import { now, setClock } from "#lib/time/clock.ts";
import { aGroup, aMeeting, aMember, meetingNow } from "#tests/factories.ts";
import { join, mailRows, mails, rsvpOf, statuses, tokenOf } from "#tests/support/people.ts";

const MINUTE = 60_000;

async function meeting(row: Parameters<typeof aMeeting>[1]) {
  return aMeeting((await aGroup()).id, row);
}

const confirm = async (id: string, who: string) => confirmRsvp(await tokenOf(id, who));

/** Does something at a moment so many minutes from now. */
async function later<T>(minutes: number, act: () => Promise<T>): Promise<T> {
  const at = now().getTime() + minutes * MINUTE;
  const restore = setClock(new Date(at));
  try {
    return await act();
  } finally {
    restore();
  }
}

describe("a new RSVP whose address is to be confirmed", () => {
  it("that was cancelled meanwhile is not said to have lapsed", async () => {
    const { id } = await meeting({ capacity: 1, confirmationHoldMinutes: 30 });
    await join(id, "Ann");
    await cancelRsvp(await tokenOf(id, "Ann"));
    expect(await confirm(id, "Ann")).toMatchObject({ ok: false, reason: "cancelled-rsvp" });
  });

  it("holds the seat until the button behind the mailed link is pressed", async () => {
    const { id } = await meeting({
      capacity: 1,
      confirmationHoldMinutes: 30,
      onlineUrl: "https://meet.example.org/x",
    });
    const restore = setClock(now());
    expect(await join(id, "Ann")).toEqual({ ok: true, value: { next: "confirm" } });
    restore();
    expect((await meetingNow(id)).seatsTaken).toBe(1);
    const held = await rsvpOf(id, "Ann");
    expect(held.heldUntil?.getTime()).toBe(held.createdAt.getTime() + 30 * MINUTE);
    const [asked] = await mailRows();
    expect(asked).toMatchObject({ kind: "rsvp-confirm", calendar: null });
    expect(asked?.text).not.toContain("meet.example.org");
    const token = await tokenOf(id, "Ann");
    expect((await findRsvpByToken(token))?.meeting.onlineUrl).toBeNull();

    expect(await confirmRsvp(token)).toMatchObject({ ok: true });
    expect(await confirmRsvp(token)).toMatchObject({ ok: true });
    expect(await rsvpOf(id, "Ann")).toMatchObject({ status: "going", heldUntil: null });
    expect(await mails()).toEqual([
      "rsvp-confirm to ann@example.org",
      "rsvp-going to ann@example.org",
    ]);
    expect((await mailRows())[1]?.calendar).toContain("METHOD:REQUEST");
    expect(await later(60, lapseHolds)).toBe(0);
  });

  it("is not lost by a clock that is not believed", async () => {
    const { id } = await meeting({
      capacity: 1,
      confirmationHoldMinutes: 30,
      startsAtLocal: "2038-01-22T19:00",
    });
    await join(id, "Ann");
    await lookAtClock();
    const at = now();
    const restore = setClock(new Date(at.getTime() + 365 * 1440 * MINUTE), at);
    expect(await confirm(id, "Ann")).toMatchObject({ ok: true });
    restore();
    expect(await statuses(id)).toEqual(["Ann going 1"]);
  });

  it("is lost at its time to the next in line, who is told", async () => {
    const { id } = await meeting({ capacity: 1, confirmationHoldMinutes: 30 });
    await join(id, "Ann");
    await join(id, "Bob");
    expect(await later(29, lapseHolds)).toBe(0);
    // Several instances come by at the same moment.
    await later(30, () => Promise.all([lapseHolds(), lapseHolds(), lapseHolds()]));
    expect(await statuses(id)).toEqual(["Ann cancelled 1", "Bob going 1"]);
    expect((await meetingNow(id)).seatsTaken).toBe(1);
    expect((await mails()).slice(2)).toEqual([
      "rsvp-lapsed to ann@example.org",
      // Bob's address is not confirmed either.
      "rsvp-held to bob@example.org",
    ]);
    expect(await later(45, () => confirm(id, "Bob"))).toMatchObject({ ok: true });
    expect(await later(90, lapseHolds)).toBe(0);
  });

  it("cannot be confirmed too late, even before the job comes by", async () => {
    const { id } = await meeting({ capacity: 1, confirmationHoldMinutes: 30 });
    await join(id, "Ann");
    await join(id, "Bob");
    await later(30, async () => {
      expect(await confirm(id, "Ann")).toMatchObject({ ok: false, reason: "lapsed" });
      expect(await confirm(id, "Ann")).toMatchObject({ ok: false, reason: "lapsed" });
      expect(await statuses(id)).toEqual(["Ann cancelled 1", "Bob going 1"]);
    });
    expect(await mails()).toHaveLength(4);
  });

  it("asked for again by the mailed link is confirmed by that", async () => {
    const { id } = await meeting({ capacity: 2, confirmationHoldMinutes: 30 });
    await join(id, "Ann");
    await later(30, lapseHolds);
    await changeReply({ token: await tokenOf(id, "Ann"), reply: "going" });
    expect(await rsvpOf(id, "Ann")).toMatchObject({ status: "going", heldUntil: null });
  });

  it("is held for nobody when the meeting has begun, and never beyond its start", async () => {
    const { id, startsAt } = await meeting({ confirmationHoldMinutes: 60 });
    const at = async (minutesBefore: number, who: string) => {
      const restore = setClock(new Date(startsAt.getTime() - minutesBefore * MINUTE));
      await join(id, who);
      restore();
      return (await rsvpOf(id, who)).heldUntil;
    };
    expect(await at(10, "Ann")).toEqual(startsAt);
    expect(await at(0, "Bob")).toBeNull();
  });
});

describe("a seat that came free", () => {
  it("is held for a yes, and goes down the line until somebody says yes", async () => {
    const { id } = await meeting({ capacity: 1, promotionHoldMinutes: 60 });
    for (const who of ["Ann", "Bob", "Cyd"]) await join(id, who);
    expect((await rsvpOf(id, "Ann")).heldUntil).toBeNull();
    await cancelRsvp(await tokenOf(id, "Ann"));
    expect((await rsvpOf(id, "Bob")).heldUntil).not.toBeNull();
    await later(61, async () => {
      expect(await lapseHolds()).toBe(1);
      expect(await lapseHolds()).toBe(0);
      expect(await statuses(id)).toEqual(["Ann cancelled 1", "Bob cancelled 1", "Cyd going 1"]);
      expect(await confirm(id, "Cyd")).toMatchObject({ ok: true });
    });
    expect(await later(200, lapseHolds)).toBe(0);
    expect((await mails()).slice(3)).toEqual([
      "rsvp-cancelled to ann@example.org",
      "rsvp-held to bob@example.org",
      "rsvp-lapsed to bob@example.org",
      "rsvp-held to cyd@example.org",
      "rsvp-going to cyd@example.org",
    ]);
  });
});

describe("a meeting that is off for a while", () => {
  it("lets no seat lapse meanwhile, and begins every hold anew when it is on again", async () => {
    const group = await aGroup();
    const organizer = await aMember(group.id);
    const { id } = await aMeeting(group.id, { capacity: 1, confirmationHoldMinutes: 30 });
    await join(id, "Ann");
    await join(id, "Bob");
    await postponeMeeting(organizer, { id, note: "" });
    await later(60, async () => {
      expect(await lapseHolds()).toBe(0);
      await reinstateMeeting(organizer, { id, note: "" });
      expect(await lapseHolds()).toBe(0);
      expect((await rsvpOf(id, "Ann")).heldUntil?.getTime()).toBe(now().getTime() + 30 * MINUTE);
    });
    expect(await later(91, lapseHolds)).toBe(1);
    expect(await statuses(id)).toEqual(["Ann cancelled 1", "Bob going 1"]);
  });
});
