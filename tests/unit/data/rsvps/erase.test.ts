import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { store } from "#db/store.ts";
import { answers, meetings, outbox, rsvps } from "#db/tables.ts";
import { addQuestion, addReadyMade } from "#lib/questions/commands.ts";
import { questionInput } from "#lib/questions/input.ts";
import { listQuestions } from "#lib/questions/public-queries.ts";
import { NotFound } from "#lib/result.ts";
import { changeRsvpAtDesk } from "#lib/rsvps/desk/change.ts";
import { noteRsvp } from "#lib/rsvps/desk/note.ts";
import { disownRsvp, eraseRsvp } from "#lib/rsvps/erase.ts";
import { findImport, keepImport } from "#lib/rsvps/import/commands.ts";
import { joinMeeting } from "#lib/rsvps/join.ts";
import { findOwnData } from "#lib/rsvps/own-data.ts";
import { findRsvpByToken } from "#lib/rsvps/public-queries.ts";
import { eraseExpiredRsvps, eraseSensitiveAnswers } from "#lib/rsvps/retention.ts";
import { findTicket, ticketUrl } from "#lib/rsvps/ticket.ts";
import { now, setClock } from "#lib/time/clock.ts";
import { aGroup, aMeeting, aMember, meetingNow } from "#tests/factories.ts";
import { join, mails, rsvpOf, statuses, tokenOf } from "#tests/support/people.ts";

let groupId: string;
let meetingId: string;
let questionId: string;
beforeEach(async () => {
  groupId = (await aGroup({ retentionDays: 30 })).id;
  meetingId = (await aMeeting(groupId, { capacity: 1 })).id;
  const actor = await aMember(groupId);
  const asked = await addQuestion(
    actor,
    questionInput.parse({ meetingId, label: "By train?", kind: "yes-no" }),
  );
  if (!asked.ok) throw new Error("not asked");
  questionId = asked.value.id;
});

const come = (who: string) =>
  joinMeeting({
    meetingId,
    name: who,
    email: `${who.toLowerCase()}@example.org`,
    partySize: 1,
    comment: `A word of ${who}`,
    answers: [{ questionId, seat: 0, value: true }],
  });

/** The name and the address, but not three letters that stand in an id or in what is encrypted. */
const ANN = /(?<![\w+/=-])ann(?![\w+/=-])/;

/** Everything in the tables that could tell of somebody. */
async function held(): Promise<string> {
  const rows = await Promise.all([
    store.read.select().from(rsvps),
    store.read.select().from(answers),
    store.read.select().from(outbox),
  ]);
  return JSON.stringify(rows).replaceAll("\\n", " ").toLowerCase();
}

describe.each([
  ["eraseRsvp", eraseRsvp],
  ["disownRsvp", disownRsvp],
])("%s", (_, erase) => {
  it("leaves nothing of the person, frees the seat and moves the line up", async () => {
    await come("Ann");
    await join(meetingId, "Bob");
    const token = await tokenOf(meetingId, "Ann");
    expect(await held()).toMatch(ANN);
    expect(await erase(token)).toMatchObject({ ok: true });
    const left = await held();
    expect(left).not.toMatch(ANN);
    expect(await store.read.select().from(answers)).toEqual([]);
    expect(await statuses(meetingId)).toEqual([" cancelled 1", "Bob going 1"]);
    expect((await meetingNow(meetingId)).seatsTaken).toBe(1);
    expect(await mails()).toEqual([
      "rsvp-waiting to bob@example.org",
      "rsvp-promoted to bob@example.org",
    ]);
    expect(await findRsvpByToken(token)).toBeNull();
    expect(await findOwnData(token)).toBeNull();
    expect(await erase(token)).toMatchObject({ ok: false, reason: "missing" });
  });

  it("forgets the lists with their address that organizers gave and have not imported", async () => {
    const list = (...emails: string[]) => ({
      name: "list.csv",
      bytes: new TextEncoder().encode(`Name,E-mail\n${emails.map((to) => `X,${to}`).join("\n")}`),
    });
    const [one, two] = [await aMember(groupId), await aMember(groupId)];
    const other = await aMeeting(groupId);
    await come("Ann");
    await keepImport(one, meetingId, list("Ann@Example.org", "bob@example.org"));
    await keepImport(two, meetingId, list("bob@example.org"));
    await keepImport(one, other.id, list("ann@example.org"));
    await erase(await tokenOf(meetingId, "Ann"));
    expect(await findImport(one, meetingId)).toBeNull();
    expect(await findImport(two, meetingId)).not.toBeNull();
    expect(await findImport(one, other.id)).not.toBeNull();
  });

  it("after the meeting erases all the same, and the counts stay", async () => {
    await come("Ann");
    const token = await tokenOf(meetingId, "Ann");
    const restore = setClock(new Date((await meetingNow(meetingId)).endsAt.getTime() + 60_000));
    expect(await erase(token)).toMatchObject({ ok: true });
    restore();
    expect(await held()).not.toMatch(ANN);
    expect(await statuses(meetingId)).toEqual([" going 1"]);
    expect((await meetingNow(meetingId)).seatsTaken).toBe(1);
  });
});

describe("after somebody erased their RSVP", () => {
  it("nothing is noted about them from a page that was open before", async () => {
    await come("Ann");
    const { id } = await rsvpOf(meetingId, "Ann");
    await eraseRsvp(await tokenOf(meetingId, "Ann"));
    const note = noteRsvp(await aMember(groupId), { id, note: "Ann comes by train" });
    await expect(note).rejects.toThrow(NotFound);
    expect(await held()).not.toMatch(ANN);
  });

  it("they may come again like anybody", async () => {
    await come("Ann");
    await eraseRsvp(await tokenOf(meetingId, "Ann"));
    await come("Ann");
    expect((await rsvpOf(meetingId, "Ann")).status).toBe("going");
  });
});

describe("after “this was not me”", () => {
  it("the address is neither mailed nor counted for this meeting again, and what is said is the same", async () => {
    await come("Ann");
    await disownRsvp(await tokenOf(meetingId, "Ann"));
    const before = await statuses(meetingId);
    expect(await come("Ann")).toEqual({ ok: true, value: { next: "seat" } });
    expect(await mails()).toEqual([]);
    expect(await statuses(meetingId)).toEqual(before);
  });

  it("another meeting is another matter", async () => {
    await come("Ann");
    await disownRsvp(await tokenOf(meetingId, "Ann"));
    const other = await aMeeting(groupId);
    await join(other.id, "Ann");
    expect(await mails()).toEqual(["rsvp-going to ann@example.org"]);
  });

  it.each([
    ["distinct", "same"],
    ["same", "distinct"],
  ] as const)(
    "the address is left alone also when plus-addresses were %s and became %s",
    async (was, is) => {
      const email = "ann+choir@example.org";
      const setRule = (plusAddresses: "distinct" | "same") =>
        store.write((tx) => tx.update(meetings).set({ plusAddresses }));
      await setRule(was);
      await joinMeeting({ meetingId, name: "Ann", email, partySize: 1 });
      await disownRsvp(await tokenOf(meetingId, "Ann"));
      await setRule(is);
      await joinMeeting({ meetingId, name: "Ann", email, partySize: 1 });
      expect(await mails()).toEqual([]);
    },
  );

  it("what it is known by goes with the rest of the meeting's data", async () => {
    await come("Ann");
    await disownRsvp(await tokenOf(meetingId, "Ann"));
    const restore = setClock(new Date(now().getTime() + 60 * 86_400_000));
    await eraseExpiredRsvps(now());
    restore();
    expect(await store.read.select({ key: rsvps.emailKey }).from(rsvps)).toEqual([{ key: null }]);
  });
});

describe("one's own data", () => {
  it("is everything: the RSVP with the organizers' note, the answers, the mails without their links", async () => {
    await come("Ann");
    await store.write((tx) => tx.update(rsvps).set({ note: "Sits in front" }));
    const data = await findOwnData(await tokenOf(meetingId, "Ann"));
    expect(data).toMatchObject({
      rsvp: { name: "Ann", email: "ann@example.org", note: "Sits in front", status: "going" },
      answers: [{ question: "By train?", seat: 0, answer: true }],
      mails: [{ kind: "rsvp-going", to: "ann@example.org" }],
    });
    expect(JSON.stringify(data)).not.toContain("{{link");
    expect(JSON.stringify(data)).not.toContain(await tokenOf(meetingId, "Ann"));
  });

  it("is not what was mailed to who had the place before", async () => {
    await come("Ann");
    const { id } = await rsvpOf(meetingId, "Ann");
    await store.write((tx) => tx.update(outbox).set({ state: "sent" }));
    await changeRsvpAtDesk(await aMember(groupId), {
      meetingId,
      id,
      name: "Bob",
      email: "bob@example.org",
      partySize: 1,
      insist: [],
    });
    const data = await findOwnData(await tokenOf(meetingId, "Bob"));
    expect(data?.mails.map(({ to }) => to)).toEqual(["bob@example.org"]);
    expect(JSON.stringify(data?.mails).toLowerCase()).not.toMatch(ANN);
  });

  it("is nobody else's", async () => {
    await come("Ann");
    expect(await findOwnData(`${"0".repeat(26)}${"a".repeat(32)}`)).toBeNull();
    expect(await findOwnData("nothing")).toBeNull();
  });
});

describe("a ticket", () => {
  const code = async (who: string) =>
    ticketUrl(await rsvpOf(meetingId, who)).replace(/.*\/tickets\//, "");

  it("is good for who has a seat, and manages nothing", async () => {
    await come("Ann");
    await join(meetingId, "Bob");
    expect(await findTicket(await code("Ann"))).toMatchObject({ good: true, partySize: 1 });
    expect(await findTicket(await code("Bob"))).toMatchObject({ good: false });
    expect(await findRsvpByToken(await code("Ann"))).toBeNull();
    expect(await eraseRsvp(await code("Ann"))).toMatchObject({ ok: false, reason: "missing" });
    expect(await findTicket(await tokenOf(meetingId, "Ann"))).toBeNull();
  });

  it("is none any more once the RSVP was erased", async () => {
    await come("Ann");
    const ticket = await code("Ann");
    await eraseRsvp(await tokenOf(meetingId, "Ann"));
    expect(await findTicket(ticket)).toBeNull();
  });
});

describe("answers about access and food", () => {
  it("are erased a day after the end, the others stay for their time", async () => {
    const actor = await aMember(groupId);
    await addReadyMade(actor, { meetingId, about: "diet" });
    const diet = (await listQuestions(store.read, meetingId)).find(({ sensitive }) => sensitive);
    if (!diet) throw new Error("no such question");
    await come("Ann");
    const { id: rsvpId } = await rsvpOf(meetingId, "Ann");
    await store.write((tx) =>
      tx.insert(answers).values({ rsvpId, questionId: diet.id, seat: 1, value: "Nuts" }),
    );
    const { endsAt } = await meetingNow(meetingId);
    const at = async (hours: number) => {
      const restore = setClock(new Date(endsAt.getTime() + hours * 3_600_000));
      const erased = await eraseSensitiveAnswers(now());
      restore();
      return erased;
    };
    expect(await at(23)).toBe(0);
    expect(await at(24)).toBe(1);
    expect(await at(25)).toBe(0);
    const left = await store.read.select().from(answers).where(eq(answers.rsvpId, rsvpId));
    expect(left).toMatchObject([{ questionId }]);
  });
});
