import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { store } from "#db/store.ts";
import { answers, meetings, questions } from "#db/tables.ts";
import { newId } from "#lib/ids.ts";
import { cancelRsvp } from "#lib/rsvps/cancel.ts";
import { joinMeeting } from "#lib/rsvps/join.ts";
import { leavesSeats } from "#lib/rsvps/public-queries.ts";
import { changeReply } from "#lib/rsvps/reply.ts";
import { now } from "#lib/time/clock.ts";
import { aGroup, aMeeting, meetingNow } from "#tests/factories.ts";
import { join, mailRows, mails, rsvpOf, statuses, tokenOf } from "#tests/support/people.ts";

async function meeting(row: Parameters<typeof aMeeting>[1] = {}) {
  return aMeeting((await aGroup()).id, row);
}

const ann = { name: "Ann", email: "ann@example.org", partySize: 2 };
const open = { takesTentative: true, takesApologies: true };

describe("a reply other than yes", () => {
  it("takes no seat, and is taken though the meeting is full", async () => {
    const { id } = await meeting({ ...open, capacity: 1, waitlist: false });
    await join(id, "Bob");
    expect(await joinMeeting({ ...ann, meetingId: id, reply: "tentative", partySize: 1 })).toEqual({
      ok: true,
      value: { next: "tentative" },
    });
    expect(
      await joinMeeting({
        meetingId: id,
        name: "Cyd",
        email: "cyd@example.org",
        partySize: 3,
        reply: "declined",
        comment: "I am abroad.",
      }),
    ).toEqual({ ok: true, value: { next: "declined" } });
    expect(await statuses(id)).toEqual(["Bob going 1", "Ann tentative 1", "Cyd declined 1"]);
    expect((await rsvpOf(id, "Cyd")).comment).toBe("I am abroad.");
    expect((await meetingNow(id)).seatsTaken).toBe(1);
    const [, tentative, declined] = await mailRows();
    expect(tentative?.kind).toBe("rsvp-tentative");
    expect(tentative?.calendar?.replace(/\r\n /g, "")).toContain("PARTSTAT=TENTATIVE");
    expect(declined).toMatchObject({ kind: "rsvp-declined", calendar: null });
  });

  it.each(["tentative", "declined"] as const)(
    "%s is refused where it is not offered",
    async (reply) => {
      const { id } = await meeting();
      expect(await joinMeeting({ ...ann, meetingId: id, reply })).toMatchObject({
        ok: false,
        reason: "reply",
      });
      await join(id, "Bob");
      const token = await tokenOf(id, "Bob");
      expect(await changeReply({ token, reply })).toMatchObject({ ok: false, reason: "reply" });
      expect(await statuses(id)).toEqual(["Bob going 1"]);
    },
  );

  it("is said to give the seat to the next in line only where somebody has it then", async () => {
    const { id } = await meeting({ ...open, capacity: 2 });
    const leaves = async (who: string) => leavesSeats(await rsvpOf(id, who));
    await join(id, "Ann");
    await join(id, "Bob");
    expect(await leaves("Ann")).toBe(false);
    await join(id, "Cyd", 2);
    // The seats of one are not enough for two, and nobody passes them.
    await join(id, "Dai");
    expect(await leaves("Ann")).toBe(false);
    const set = (row: Partial<typeof meetings.$inferInsert>) =>
      store.write((tx) => tx.update(meetings).set(row).where(eq(meetings.id, id)));
    await set({ waitlistOrder: "smaller-first" });
    expect(await leaves("Ann")).toBe(true);
    expect(await leaves("Dai")).toBe(false);
    await set({ startsAt: now() });
    expect(await leaves("Ann")).toBe(false);
  });

  it("given later gives the seat to the next in line", async () => {
    const { id } = await meeting({ ...open, capacity: 1 });
    await join(id, "Ann");
    await join(id, "Bob");
    const token = await tokenOf(id, "Ann");
    await changeReply({ token, reply: "declined", comment: "Ill, sorry." });
    await changeReply({ token, reply: "declined" });
    expect(await statuses(id)).toEqual(["Ann declined 1", "Bob going 1"]);
    expect((await mails()).slice(2)).toEqual([
      "rsvp-declined to ann@example.org",
      "rsvp-promoted to bob@example.org",
    ]);
    expect((await mailRows())[2]?.calendar).toContain("METHOD:CANCEL");
    await changeReply({ token, reply: "going" });
    expect(await statuses(id)).toEqual(["Bob going 1", "Ann waitlisted 1"]);
    expect((await rsvpOf(id, "Ann")).comment).toBe("Ill, sorry.");
  });

  it("tells who may come nothing that is for who has a seat", async () => {
    const { id } = await meeting({ ...open, onlineUrl: "https://meet.example.org/x" });
    await joinMeeting({ ...ann, meetingId: id, reply: "tentative" });
    const [mail] = await mailRows();
    expect(`${mail?.text}${mail?.html}${mail?.calendar}`).not.toContain("meet.example.org");
  });
});

describe("what is said with an RSVP", () => {
  it("is kept in the same transaction, answers to questions among it", async () => {
    const { id } = await meeting();
    const questionId = newId();
    await store.write((tx) =>
      tx.insert(questions).values({
        id: questionId,
        meetingId: id,
        position: 0,
        kind: "text",
        label: "Which choir?",
      }),
    );
    await joinMeeting({
      ...ann,
      meetingId: id,
      heardFrom: "A poster",
      named: true,
      comment: "Two steps free seats, please.",
      answers: [{ questionId, seat: 0, value: "Alto" }],
    });
    const rsvp = await rsvpOf(id, "Ann");
    expect(rsvp).toMatchObject({ heardFrom: "A poster", named: true });
    expect(await store.read.select().from(answers).where(eq(answers.rsvpId, rsvp.id))).toEqual([
      { rsvpId: rsvp.id, questionId, seat: 0, value: "Alto" },
    ]);
    // What cannot be kept leaves no RSVP.
    const twice = { questionId, seat: 0, value: "x" };
    await expect(
      joinMeeting({ ...ann, email: "b@example.org", meetingId: id, answers: [twice, twice] }),
    ).rejects.toThrow();
    expect(await statuses(id)).toHaveLength(1);
    expect((await meetingNow(id)).seatsTaken).toBe(2);
  });
});

describe("smaller parties first", () => {
  it("lets a newcomer that fits pass a party that does not", async () => {
    const { id } = await meeting({ capacity: 3, waitlistOrder: "smaller-first" });
    await join(id, "Ann", 2);
    await join(id, "Bob", 2);
    expect(await join(id, "Cyd", 1)).toEqual({ ok: true, value: { next: "seat" } });
    expect(await join(id, "Dan", 1)).toEqual({ ok: true, value: { next: "line" } });
    expect(await statuses(id)).toEqual([
      "Ann going 2",
      "Bob waitlisted 2",
      "Cyd going 1",
      "Dan waitlisted 1",
    ]);
    expect((await mailRows())[1]?.text).toMatch(/smaller/i);
  });

  it("moves up the first that fits, and of those that fit the first to come", async () => {
    const { id } = await meeting({ capacity: 4, waitlistOrder: "smaller-first" });
    await join(id, "Ann", 2);
    await join(id, "Eve", 2);
    await join(id, "Bob", 4);
    await join(id, "Cyd", 1);
    await join(id, "Dan", 2);
    await cancelRsvp(await tokenOf(id, "Ann"));
    expect(await statuses(id)).toEqual([
      "Ann cancelled 2",
      "Eve going 2",
      "Bob waitlisted 4",
      "Cyd going 1",
      "Dan waitlisted 2",
    ]);
  });
});

describe("strict order", () => {
  it("lets nobody pass the head of the line, unless there are not that many seats at all", async () => {
    const { id } = await meeting({ capacity: 4 });
    await join(id, "Ann", 4);
    await join(id, "Bob", 3);
    await join(id, "Cyd", 1);
    await store.write((tx) => tx.update(meetings).set({ capacity: 2 }).where(eq(meetings.id, id)));
    await cancelRsvp(await tokenOf(id, "Ann"));
    expect(await join(id, "Dan", 1)).toEqual({ ok: true, value: { next: "seat" } });
    expect(await statuses(id)).toEqual([
      "Ann cancelled 4",
      "Bob waitlisted 3",
      "Cyd going 1",
      "Dan going 1",
    ]);
  });
});

describe("plus-addresses", () => {
  const two = async (plusAddresses: "distinct" | "same") => {
    const { id } = await meeting({ plusAddresses });
    await joinMeeting({ ...ann, meetingId: id });
    await joinMeeting({ ...ann, name: "Again", email: "Ann+choir@example.org", meetingId: id });
    await joinMeeting({ ...ann, name: "Plus", email: "+plus@example.org", meetingId: id });
    return (await statuses(id)).length;
  };
  it("are two people, or one, as the meeting says", async () => {
    expect(await two("distinct")).toBe(3);
    expect(await two("same")).toBe(2);
  });
});
