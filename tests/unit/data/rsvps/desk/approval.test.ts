import { describe, expect, it } from "vitest";
import { NotFound } from "#lib/result.ts";
import { cancelRsvp } from "#lib/rsvps/cancel.ts";
import { confirmRsvp } from "#lib/rsvps/confirm.ts";
import { approveRsvps } from "#lib/rsvps/desk/approve.ts";
import { refuseRsvps } from "#lib/rsvps/desk/refuse.ts";
import { lapseHolds } from "#lib/rsvps/lapse.ts";
import { changeReply } from "#lib/rsvps/reply.ts";
import { now, setClock } from "#lib/time/clock.ts";
import { aGroup, aMeeting, aMember, meetingNow } from "#tests/factories.ts";
import { join, mailRows, mails, rsvpOf, statuses, tokenOf } from "#tests/support/people.ts";

async function meeting(row: Parameters<typeof aMeeting>[1] = {}) {
  const group = await aGroup();
  const { id, endsAt } = await aMeeting(group.id, { approval: true, ...row });
  return { id, endsAt, groupId: group.id, organizer: await aMember(group.id) };
}

const idsOf = async (meetingId: string, ...who: string[]) =>
  Promise.all(who.map(async (one) => (await rsvpOf(meetingId, one)).id));

describe("approval", () => {
  it("gives nobody a seat before an organizer has decided", async () => {
    const { id } = await meeting({ capacity: 1 });
    expect(await join(id, "Ann")).toEqual({ ok: true, value: { next: "approval" } });
    await join(id, "Bob");
    expect(await statuses(id)).toEqual(["Ann pending 1", "Bob pending 1"]);
    expect((await meetingNow(id)).seatsTaken).toBe(0);
    expect(await mails()).toEqual([
      "rsvp-pending to ann@example.org",
      "rsvp-pending to bob@example.org",
    ]);
  });

  it("gives a seat or a place in line, by the number each came with", async () => {
    const { id, organizer } = await meeting({ capacity: 2 });
    for (const who of ["Ann", "Bob", "Cyd", "Dan"]) await join(id, who);
    const approve = async (...who: string[]) =>
      approveRsvps(organizer, { meetingId: id, ids: await idsOf(id, ...who) });
    expect(await approve("Dan", "Cyd")).toEqual({
      ok: true,
      value: { seated: 2, waiting: 0, full: 0 },
    });
    expect(await approve("Bob", "Ann", "Dan")).toMatchObject({
      value: { seated: 0, waiting: 2, full: 0 },
    });
    expect(await statuses(id)).toEqual([
      "Ann waitlisted 1",
      "Bob waitlisted 1",
      "Cyd going 1",
      "Dan going 1",
    ]);
    expect((await mails()).slice(4)).toEqual([
      "rsvp-approved to cyd@example.org",
      "rsvp-approved to dan@example.org",
      "rsvp-waiting to ann@example.org",
      "rsvp-waiting to bob@example.org",
    ]);
    expect((await mailRows())[4]?.calendar).toContain("METHOD:REQUEST");
    await cancelRsvp(await tokenOf(id, "Dan"));
    expect((await rsvpOf(id, "Ann")).status).toBe("going");
  });

  it("without a waiting list leaves pending who finds no seat", async () => {
    const { id, organizer } = await meeting({ capacity: 2, waitlist: false });
    await join(id, "Ann", 2);
    await join(id, "Bob", 1);
    const ids = await idsOf(id, "Ann", "Bob");
    expect(await approveRsvps(organizer, { meetingId: id, ids })).toMatchObject({
      value: { seated: 1, waiting: 0, full: 1 },
    });
    expect(await statuses(id)).toEqual(["Ann going 2", "Bob pending 1"]);
    expect(await mails()).toHaveLength(3);
  });

  it("asks for a confirmation where the meeting does, and takes the seat back without", async () => {
    const { id, organizer } = await meeting({ capacity: 1, confirmationHoldMinutes: 60 });
    await join(id, "Ann");
    await approveRsvps(organizer, { meetingId: id, ids: await idsOf(id, "Ann") });
    expect((await mails())[1]).toBe("rsvp-confirm to ann@example.org");
    const restore = setClock(new Date(now().getTime() + 61 * 60_000));
    expect(await lapseHolds()).toBe(1);
    // Who was approved once need not be again.
    await changeReply({ token: await tokenOf(id, "Ann"), reply: "going" });
    restore();
    expect(await rsvpOf(id, "Ann")).toMatchObject({ status: "going", heldUntil: null });
    expect(await confirmRsvp(await tokenOf(id, "Ann"))).toMatchObject({ ok: true });
  });
});

describe("refusing", () => {
  it("tells the person why, and can be taken back", async () => {
    const { id, organizer } = await meeting({ capacity: 1 });
    await join(id, "Ann");
    const ids = await idsOf(id, "Ann");
    const note = "This one is for members.";
    expect(await refuseRsvps(organizer, { meetingId: id, ids, note })).toEqual({
      ok: true,
      value: { refused: 1 },
    });
    expect(await refuseRsvps(organizer, { meetingId: id, ids, note })).toMatchObject({
      value: { refused: 0 },
    });
    expect((await rsvpOf(id, "Ann")).refusedAt).not.toBeNull();
    const [, mail] = await mailRows();
    expect(mail).toMatchObject({ kind: "rsvp-refused" });
    expect(mail?.text).toContain(note);
    expect(await changeReply({ token: await tokenOf(id, "Ann"), reply: "going" })).toMatchObject({
      reason: "refused",
    });
    expect(await approveRsvps(organizer, { meetingId: id, ids })).toMatchObject({
      value: { seated: 1 },
    });
    expect(await rsvpOf(id, "Ann")).toMatchObject({ status: "going", refusedAt: null });
  });
});

describe("who decides", () => {
  it("organizers of the host; to others the meeting is not found", async () => {
    const { id, groupId, endsAt, organizer } = await meeting();
    await join(id, "Ann");
    const input = { meetingId: id, ids: await idsOf(id, "Ann"), note: "" };
    const stranger = await aMember((await aGroup()).id, "owner");
    for (const actor of [stranger, await aMember(groupId, "helper")]) {
      await expect(approveRsvps(actor, input)).rejects.toThrow(NotFound);
      await expect(refuseRsvps(actor, input)).rejects.toThrow(NotFound);
    }
    // Another meeting's RSVPs are not reached through one's own.
    const own = await aMeeting(groupId, { approval: true });
    expect(await approveRsvps(organizer, { ...input, meetingId: own.id })).toMatchObject({
      value: { seated: 0 },
    });
    expect(await statuses(id)).toEqual(["Ann pending 1"]);
    const restore = setClock(endsAt);
    expect(await approveRsvps(organizer, input)).toMatchObject({ ok: false, reason: "past" });
    restore();
  });
});
