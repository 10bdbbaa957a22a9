import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { store } from "#db/store.ts";
import { rsvps } from "#db/tables.ts";
import { NotFound } from "#lib/result.ts";
import {
  addByHand,
  correctByHand,
  getTypedAnswers,
  listOpenQuestions,
} from "#lib/rsvps/desk/by-hand.ts";
import { addByHandInput, correctInput } from "#lib/rsvps/desk/by-hand-input.ts";
import { getRsvp } from "#lib/rsvps/desk/queries.ts";
import { aGroup, aMeeting, aMember, meetingNow } from "#tests/factories.ts";
import { join, mails, rsvpOf, statuses } from "#tests/support/people.ts";
import { answer, aQuestion } from "#tests/support/questions.ts";
import { shown } from "#tests/support/refused.ts";

async function aSociety(row: Parameters<typeof aMeeting>[1] = {}) {
  const group = await aGroup();
  const meeting = await aMeeting(group.id, { capacity: 3, ...row });
  return { id: meeting.id, group, organizer: await aMember(group.id) };
}

const person = (meetingId: string, more: object = {}) =>
  addByHandInput.parse({ meetingId, name: "Ann", partySize: "2", ...more });

describe("somebody added by hand", () => {
  it("has a seat, tells nobody unless asked to, and keeps what is known", async () => {
    const { id, organizer } = await aSociety();
    const diet = await aQuestion(id, { label: "Diet", required: true });
    const answers = { [`q${diet}`]: { s0: "Vegan" } };
    expect(await addByHand(organizer, person(id, { answers, note: "By phone" }))).toMatchObject({
      value: "added",
    });
    expect(await getRsvp(organizer, id, (await rsvpOf(id, "Ann")).id)).toMatchObject({
      status: "going",
      email: null,
      source: "organizer",
      note: "By phone",
      answers: [{ label: "Diet", said: "Vegan" }],
    });
    await addByHand(
      organizer,
      person(id, { name: "Bob", partySize: "1", email: "bob@example.org", tell: "on" }),
    );
    expect(await mails()).toEqual(["rsvp-going to bob@example.org"]);
    expect((await meetingNow(id)).seatsTaken).toBe(3);
  });

  it("is asked about once where the address looks mistyped, also when it is corrected", async () => {
    const { id, organizer } = await aSociety();
    const [email, insist] = ["ann@gmial.com", ["mistyped:ann@gmial.com"]];
    const doubted = { mayInsist: insist[0], at: "email" };
    expect(await addByHand(organizer, person(id, { email }))).toMatchObject(doubted);
    expect(await statuses(id)).toEqual([]);
    expect(await addByHand(organizer, person(id, { email, insist }))).toMatchObject({ ok: true });
    const { id: rsvpId } = await rsvpOf(id, "Ann");
    const correct = (more: object) =>
      correctByHand(
        organizer,
        correctInput.parse({ meetingId: id, id: rsvpId, name: "Ann", partySize: "2", ...more }),
      );
    // What stands there already was insisted upon.
    expect(await correct({ email, name: "Anne" })).toMatchObject({ ok: true });
    const other = "ann@hotmial.com";
    expect(await correct({ email: other, insist })).toMatchObject({ reason: "mistyped" });
    expect(await correct({ email: other, insist: [`mistyped:${other}`] })).toMatchObject({
      ok: true,
    });
  });

  it("waits when others come before, and is refused beside the field", async () => {
    const { id, organizer } = await aSociety();
    await join(id, "Zoe", 3);
    expect(await addByHand(organizer, person(id))).toMatchObject({ value: "waitlisted" });
    const again = person(id, { email: "ZOE@example.org" });
    expect(shown(await addByHand(organizer, again))).toMatchObject({
      fieldErrors: { email: expect.stringContaining("has an RSVP") },
    });
    expect(shown(await addByHand(organizer, person(id, { partySize: "9" })))).toMatchObject({
      fieldErrors: { partySize: expect.any(String) },
    });
    const count = await aQuestion(id, { kind: "number" });
    const answers = { [`q${count}`]: { s0: "lots" } };
    expect(shown(await addByHand(organizer, person(id, { answers })))).toMatchObject({
      fieldErrors: {
        [`answers.q${count}.s0`]: expect.stringContaining(
          "Enter a whole number from 0 to 1,000,000.",
        ),
      },
    });
    const each = await aQuestion(id, { kind: "number", per: "seat", label: "Age", position: 1 });
    const ages = { [`q${each}`]: { s1: "old", s2: "9" } };
    expect(shown(await addByHand(organizer, person(id, { answers: ages })))).toMatchObject({
      fieldErrors: {
        [`answers.q${each}.s1`]: "For person 1: Age: Enter a whole number from 0 to 1,000,000.",
      },
    });
    expect(await statuses(id)).toEqual(["Zoe going 3", "Ann waitlisted 2"]);
  });
});

describe("an RSVP whose address changes", () => {
  async function aGuest() {
    const { id, organizer } = await aSociety();
    const diet = await aQuestion(id, { label: "Diet", sensitive: "diet" });
    const old = await aQuestion(id, { label: "Old", position: 1, retiredAt: new Date() });
    await join(id, "Ann", 2);
    const ann = await rsvpOf(id, "Ann");
    await answer(ann.id, diet, "Coeliac");
    await answer(ann.id, old, "Said long ago");
    await store.write((tx) =>
      tx
        .update(rsvps)
        .set({ comment: "I limp", note: "Owes us £20", named: true })
        .where(eq(rsvps.id, ann.id)),
    );
    const change = (more: object) =>
      correctByHand(
        organizer,
        correctInput.parse({ meetingId: id, id: ann.id, partySize: "2", ...more }),
      );
    const typed = (said: string) => ({ [`q${diet}`]: { s0: said } });
    return { ann, change, typed, now: () => getRsvp(organizer, id, ann.id) };
  }

  it("keeps what was said while it is the same person's", async () => {
    const { change, typed, now } = await aGuest();
    await change({ name: "ANN", email: "right@example.org", answers: typed("Coeliac") });
    const kept = await now();
    expect(kept).toMatchObject({ comment: "I limp", note: "Owes us £20", named: true });
    expect(kept.answers.map(({ said }) => said)).toEqual(["Coeliac", "Said long ago"]);
  });

  it("handed to somebody else, loses what the former person said, and what was noted of them", async () => {
    const { change, typed, now } = await aGuest();
    await change({ name: "Bea", email: "bea@example.org", answers: typed("Coeliac") });
    const bea = { name: "Bea", comment: "", note: "", named: false, answers: [] };
    expect(await now()).toMatchObject(bea);
  });

  it("keeps what the organizer answers for the new person", async () => {
    const { change, typed, now } = await aGuest();
    await change({ name: "Bea", email: "bea@example.org", answers: typed("Vegan") });
    expect((await now()).answers.map(({ said }) => said)).toEqual(["Vegan"]);
  });
});

describe("an RSVP that is corrected", () => {
  it("changes name, party and answers, and keeps those of questions no longer asked", async () => {
    const { id, organizer } = await aSociety();
    const diet = await aQuestion(id, { label: "Diet" });
    const old = await aQuestion(id, { label: "Old", position: 1, retiredAt: new Date() });
    await addByHand(organizer, person(id, { answers: { [`q${diet}`]: { s0: "Vegan" } } }));
    const ann = await rsvpOf(id, "Ann");
    await answer(ann.id, old, "Kept");
    expect(await getTypedAnswers(organizer, id, ann.id)).toMatchObject({
      [`q${diet}`]: { s0: "Vegan" },
    });
    const corrected = correctInput.parse({
      meetingId: id,
      id: ann.id,
      name: "Anne",
      email: "",
      partySize: "3",
      answers: { [`q${diet}`]: { s0: "None" } },
    });
    expect(await correctByHand(organizer, corrected)).toMatchObject({ ok: true });
    const { answers, name, partySize } = await getRsvp(organizer, id, ann.id);
    expect([name, partySize]).toEqual(["Anne", 3]);
    expect(answers.map(({ label, said }) => `${label}: ${said}`)).toEqual([
      "Diet: None",
      "Old: Kept",
    ]);
    const larger = { ...corrected, partySize: 5 };
    expect(shown(await correctByHand(organizer, larger))).toMatchObject({
      fieldErrors: { partySize: expect.any(String) },
    });
    expect(await correctByHand(organizer, { ...larger, insist: ["full"] })).toMatchObject({
      ok: true,
    });
    expect((await meetingNow(id)).seatsTaken).toBe(5);
  });

  it("is for organizers of its group", async () => {
    const { id, organizer, group } = await aSociety();
    await addByHand(organizer, person(id));
    const ann = await rsvpOf(id, "Ann");
    const other = await aSociety();
    const change = correctInput.parse({ meetingId: id, id: ann.id, name: "X", partySize: "1" });
    for (const nobody of [await aMember(group.id, "helper"), other.organizer]) {
      await expect(addByHand(nobody, person(id))).rejects.toThrow(NotFound);
      await expect(correctByHand(nobody, change)).rejects.toThrow(NotFound);
      await expect(listOpenQuestions(nobody, id)).rejects.toThrow(NotFound);
      await expect(getTypedAnswers(nobody, id, ann.id)).rejects.toThrow(NotFound);
    }
    const theirs = { ...change, meetingId: other.id };
    await expect(correctByHand(other.organizer, theirs)).rejects.toThrow(NotFound);
    expect(await statuses(id)).toEqual(["Ann going 2"]);
  });
});
