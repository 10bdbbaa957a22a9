import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { store } from "#db/store.ts";
import { auditEvents, meetings, rsvps } from "#db/tables.ts";
import { promoteFromWaitlist } from "#lib/guests/promotion.ts";
import { cancelRsvp } from "#lib/rsvps/cancel.ts";
import { changeRsvp } from "#lib/rsvps/change.ts";
import { findOwnData } from "#lib/rsvps/own-data.ts";
import { findRsvpByToken } from "#lib/rsvps/public-queries.ts";
import { changeReply } from "#lib/rsvps/reply.ts";
import { now, setClock } from "#lib/time/clock.ts";
import { aGroup, aMeeting, meetingNow } from "#tests/factories.ts";
import { join, mailRows, mails, rsvpOf, statuses, tokenOf } from "#tests/support/people.ts";

async function meeting(row: Parameters<typeof aMeeting>[1] = {}) {
  const group = await aGroup();
  return aMeeting(group.id, row);
}

const change = async (meetingId: string, who: string, partySize: number, name = who) =>
  changeRsvp({ token: await tokenOf(meetingId, who), name, partySize });
const cancel = async (meetingId: string, who: string) => cancelRsvp(await tokenOf(meetingId, who));

describe("cancelRsvp", () => {
  it("frees the seats and moves the head of the list up, each told once", async () => {
    const { id } = await meeting({ capacity: 2 });
    for (const who of ["Ann", "Bob", "Cyd", "Dan"]) await join(id, who);
    expect(await cancel(id, "Ann")).toMatchObject({ ok: true });
    expect(await statuses(id)).toEqual([
      "Ann cancelled 1",
      "Bob going 1",
      "Cyd going 1",
      "Dan waitlisted 1",
    ]);
    expect((await meetingNow(id)).seatsTaken).toBe(2);
    expect((await mails()).slice(4)).toEqual([
      "rsvp-cancelled to ann@example.org",
      "rsvp-promoted to cyd@example.org",
    ]);
    const [cancelled, promoted] = (await mailRows()).slice(4);
    expect(cancelled?.calendar).toContain("METHOD:CANCEL");
    expect(cancelled?.calendar).toContain("SEQUENCE:1\r\n");
    expect(promoted?.calendar).toContain("METHOD:REQUEST");
    const trail = await store.read.select({ action: auditEvents.action }).from(auditEvents);
    expect(trail.map(({ action }) => action).filter((a) => a === "rsvp.promoted")).toHaveLength(1);
  });

  it("done twice changes and mails nothing more", async () => {
    const { id } = await meeting({ capacity: 1 });
    for (const who of ["Ann", "Bob", "Cyd"]) await join(id, who);
    await Promise.all([cancel(id, "Ann"), cancel(id, "Ann"), cancel(id, "Ann")]);
    expect(await statuses(id)).toEqual(["Ann cancelled 1", "Bob going 1", "Cyd waitlisted 1"]);
    expect(await mails()).toHaveLength(5);
  });

  it("moves several small parties up for a large one, and none past a party that does not fit", async () => {
    const { id } = await meeting({ capacity: 4 });
    await join(id, "Ann", 4);
    await join(id, "Bob", 2);
    await join(id, "Cyd", 3);
    await join(id, "Dan", 1);
    await cancel(id, "Ann");
    expect(await statuses(id)).toEqual([
      "Ann cancelled 4",
      "Bob going 2",
      "Cyd waitlisted 3",
      "Dan waitlisted 1",
    ]);
    await cancel(id, "Cyd");
    expect((await rsvpOf(id, "Dan")).status).toBe("going");
  });

  it("while the meeting is off promotes nobody; reinstated, it does", async () => {
    const { id } = await meeting({ capacity: 1 });
    await join(id, "Ann");
    await join(id, "Bob");
    const set = (status: "postponed" | "published") =>
      store.write((tx) => tx.update(meetings).set({ status }).where(eq(meetings.id, id)));
    await set("postponed");
    await cancel(id, "Ann");
    expect(await statuses(id)).toEqual(["Ann cancelled 1", "Bob waitlisted 1"]);
    await set("published");
    await store.write((tx) => promoteFromWaitlist(tx, id));
    expect(await statuses(id)).toEqual(["Ann cancelled 1", "Bob going 1"]);
  });

  it("is refused when the meeting is over", async () => {
    const { id, endsAt } = await meeting();
    await join(id, "Ann");
    const token = await tokenOf(id, "Ann");
    const restore = setClock(endsAt);
    expect(await cancelRsvp(token)).toMatchObject({ ok: false, reason: "past" });
    expect(await changeRsvp({ token, name: "Ann", partySize: 2 })).toMatchObject({
      reason: "past",
    });
    restore();
  });
});

describe("changeRsvp", () => {
  it("takes more seats while they are free", async () => {
    const { id } = await meeting({ capacity: 3 });
    await join(id, "Ann");
    expect(await change(id, "Ann", 3, "Ann Webb")).toMatchObject({ ok: true });
    expect(await statuses(id)).toEqual(["Ann Webb going 3"]);
    expect((await meetingNow(id)).seatsTaken).toBe(3);
    expect(await change(id, "Ann Webb", 4)).toMatchObject({ ok: false, reason: "party" });
  });

  it("refuses to grow when it is full, and keeps what there was", async () => {
    const { id } = await meeting({ capacity: 3 });
    await join(id, "Ann", 2);
    await join(id, "Bob", 1);
    expect(await change(id, "Ann", 3)).toMatchObject({ ok: false, reason: "full" });
    expect(await statuses(id)).toEqual(["Ann going 2", "Bob going 1"]);
    expect(await mails()).toHaveLength(2);
  });

  it("does not let who is going pass who waits", async () => {
    const { id } = await meeting({ capacity: 3 });
    await join(id, "Ann", 2);
    await join(id, "Bob", 2);
    expect(await change(id, "Ann", 3)).toMatchObject({ ok: false, reason: "full" });
  });

  it("frees seats for the list when a party becomes smaller", async () => {
    const { id } = await meeting({ capacity: 3 });
    await join(id, "Ann", 3);
    await join(id, "Bob", 1);
    await change(id, "Ann", 2);
    expect(await statuses(id)).toEqual(["Ann going 2", "Bob going 1"]);
    expect((await meetingNow(id)).seatsTaken).toBe(3);
    expect(await mails()).toEqual([
      "rsvp-going to ann@example.org",
      "rsvp-waiting to bob@example.org",
      "rsvp-promoted to bob@example.org",
      "rsvp-changed to ann@example.org",
    ]);
  });

  it("keeps the place of who waits, and moves up who now fits, told once", async () => {
    const { id } = await meeting({ capacity: 3 });
    await join(id, "Ann", 2);
    await join(id, "Bob", 3);
    await join(id, "Cyd", 1);
    await change(id, "Bob", 2);
    expect(await statuses(id)).toEqual(["Ann going 2", "Bob waitlisted 2", "Cyd waitlisted 1"]);
    await change(id, "Bob", 1);
    expect(await statuses(id)).toEqual(["Ann going 2", "Bob going 1", "Cyd waitlisted 1"]);
    expect((await mails()).slice(3)).toEqual([
      "rsvp-changed to bob@example.org",
      "rsvp-promoted to bob@example.org",
    ]);
  });

  it("mails nothing for a name alone", async () => {
    const { id } = await meeting();
    await join(id, "Ann");
    await change(id, "Ann", 1, "Anne");
    expect(await statuses(id)).toEqual(["Anne going 1"]);
    expect(await mails()).toHaveLength(1);
  });

  it("after RSVPs close lets parties shrink, not grow", async () => {
    const { id } = await meeting();
    await join(id, "Ann", 2);
    await store.write((tx) =>
      tx.update(meetings).set({ rsvpsCloseAt: now() }).where(eq(meetings.id, id)),
    );
    expect(await change(id, "Ann", 3)).toMatchObject({ ok: false, reason: "closed" });
    expect(await change(id, "Ann", 1)).toMatchObject({ ok: true });
  });
});

describe("changeReply to going", () => {
  it("gives a free seat, with an invitation newer than the cancellation", async () => {
    const { id } = await meeting({ capacity: 2 });
    await join(id, "Ann");
    await cancel(id, "Ann");
    await changeReply({ token: await tokenOf(id, "Ann"), reply: "going" });
    expect(await statuses(id)).toEqual(["Ann going 1"]);
    const sequences = (await mailRows()).map(
      ({ calendar }) => /SEQUENCE:(\d+)/.exec(calendar ?? "")?.[1],
    );
    expect(sequences).toEqual(["0", "1", "2"]);
  });

  it("is at the end of the list when somebody waits", async () => {
    const { id } = await meeting({ capacity: 1 });
    for (const who of ["Ann", "Bob", "Cyd"]) await join(id, who);
    await cancel(id, "Ann");
    await changeReply({ token: await tokenOf(id, "Ann"), reply: "going" });
    expect(await statuses(id)).toEqual(["Bob going 1", "Cyd waitlisted 1", "Ann waitlisted 1"]);
    expect((await findRsvpByToken(await tokenOf(id, "Ann")))?.place).toBe(2);
  });

  it("is refused as a new RSVP would be", async () => {
    const { id } = await meeting({ capacity: 1, waitlist: false });
    await join(id, "Ann");
    await cancel(id, "Ann");
    await join(id, "Bob");
    expect(await changeReply({ token: await tokenOf(id, "Ann"), reply: "going" })).toMatchObject({
      ok: false,
      reason: "full",
    });
  });
});

describe("a link that leads nowhere", () => {
  it.each([
    ["nonsense", () => "nonsense"],
    ["another RSVP's", (token: string, other: string) => other.slice(0, 26) + token.slice(26)],
    ["one letter off", (token: string) => token.slice(0, -1) + (token.endsWith("A") ? "B" : "A")],
  ])("%s: refused alike everywhere", async (_what, make) => {
    const { id } = await meeting();
    await join(id, "Ann");
    await join(id, "Bob");
    const dead = make(await tokenOf(id, "Ann"), await tokenOf(id, "Bob"));
    expect(await findRsvpByToken(dead)).toBeNull();
    expect(await cancelRsvp(dead)).toMatchObject({ ok: false, reason: "missing" });
    expect(await changeRsvp({ token: dead, name: "X", partySize: 1 })).toMatchObject({
      reason: "missing",
    });
    expect(await changeReply({ token: dead, reply: "going" })).toMatchObject({ reason: "missing" });
    expect(await statuses(id)).toEqual(["Ann going 1", "Bob going 1"]);
  });

  it("dies when the epoch is raised, and when the RSVP is erased", async () => {
    const { id } = await meeting();
    await join(id, "Ann");
    const token = await tokenOf(id, "Ann");
    expect(await findRsvpByToken(token)).toMatchObject({ name: "Ann" });
    await store.write((tx) => tx.update(rsvps).set({ linkEpoch: 1 }));
    expect(await findRsvpByToken(token)).toBeNull();
    const newer = await tokenOf(id, "Ann");
    await store.write((tx) => tx.update(rsvps).set({ erasedAt: now() }));
    expect(await findRsvpByToken(newer)).toBeNull();
  });

  it("tells nothing of what the draft of a withdrawn meeting says", async () => {
    const { id } = await meeting({ title: "The talk", onlineUrl: "https://meet.example.org/x" });
    await join(id, "Ann");
    const token = await tokenOf(id, "Ann");
    await cancelRsvp(token);
    await store.write((tx) => tx.update(meetings).set({ status: "draft", title: "The secret" }));
    const seen = await findRsvpByToken(token);
    expect(seen?.meeting).toMatchObject({ hasPage: false, where: "", onlineUrl: null });
    expect(JSON.stringify(seen)).not.toContain("The secret");
    expect(JSON.stringify(await findOwnData(token))).not.toContain("The secret");
  });

  it("tells the online link only to who is going", async () => {
    const { id } = await meeting({ capacity: 1, onlineUrl: "https://meet.example.org/x" });
    await join(id, "Ann");
    await join(id, "Bob");
    const seen = async (who: string) =>
      (await findRsvpByToken(await tokenOf(id, who)))?.meeting.onlineUrl;
    expect(await seen("Ann")).toBe("https://meet.example.org/x");
    expect(await seen("Bob")).toBeNull();
    const [ann, bob] = await mailRows();
    expect(ann?.text).toContain("https://meet.example.org/x");
    expect(bob?.text).not.toContain("meet.example.org");
  });
});
