import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { store } from "#db/store.ts";
import { meetings, rsvps } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { formValues } from "#lib/forms/form-values.ts";
import { addQuestion, retireQuestion } from "#lib/questions/commands.ts";
import { questionInput } from "#lib/questions/input.ts";
import { listAnswersOf } from "#lib/questions/public-queries.ts";
import { answerField } from "#lib/questions/rules.ts";
import { changeRsvp } from "#lib/rsvps/change.ts";
import { readChangeForm } from "#lib/rsvps/change-form.ts";
import { confirmRsvp } from "#lib/rsvps/confirm.ts";
import { joinMeeting } from "#lib/rsvps/join.ts";
import { readJoinForm } from "#lib/rsvps/join-form.ts";
import { listNamedAttendees } from "#lib/rsvps/public-queries.ts";
import { setClock } from "#lib/time/clock.ts";
import { aGroup, aMeeting, aMember } from "#tests/factories.ts";
import { join, rsvpOf, tokenOf } from "#tests/support/people.ts";

let actor: Actor;
let groupId: string;
let meetingId: string;
beforeEach(async () => {
  groupId = (await aGroup()).id;
  actor = await aMember(groupId);
  meetingId = (await aMeeting(groupId)).id;
});

const set = (row: Partial<typeof meetings.$inferInsert>) =>
  store.write((tx) => tx.update(meetings).set(row).where(eq(meetings.id, meetingId)));

async function ask(row: Record<string, unknown>): Promise<string> {
  const input = questionInput.parse({ meetingId, label: "A question", kind: "text", ...row });
  const result = await addQuestion(actor, input);
  if (!result.ok) throw new Error("not asked");
  return result.value.id;
}

/** What the form sends. */
function sent(fields: Record<string, string> = {}): Record<string, unknown> {
  const data = new FormData();
  const all = { meetingId, name: "Ann", email: "ann@example.org", partySize: "1", ...fields };
  for (const [name, value] of Object.entries(all)) data.append(name, value);
  return formValues(data);
}

describe("the form with questions", () => {
  it("keeps the answers with the RSVP", async () => {
    const party = await ask({ required: "on" });
    const seat = await ask({ per: "seat", kind: "number" });
    const read = await readJoinForm(
      sent({
        partySize: "2",
        seats: "2",
        [answerField(party, 0)]: "by train",
        [answerField(seat, 1)]: "4",
        [answerField(seat, 2)]: "5",
      }),
    );
    if (!read.ok) throw new Error(JSON.stringify(read));
    expect(await joinMeeting(read.input)).toMatchObject({ ok: true });
    const answers = await listAnswersOf(store.read, (await rsvpOf(meetingId, "Ann")).id);
    expect(answers).toEqual([
      { questionId: party, seat: 0, value: "by train" },
      { questionId: seat, seat: 1, value: 4 },
      { questionId: seat, seat: 2, value: 5 },
    ]);
  });

  it("says everything that is wrong at once", async () => {
    const party = await ask({ required: "on" });
    const read = await readJoinForm(sent({ name: " ", email: "ann" }));
    expect(read).toMatchObject({ ok: false });
    if (!read.ok) {
      expect(Object.keys(read.fieldErrors).sort()).toEqual(
        [answerField(party, 0), "email", "name"].sort(),
      );
    }
  });

  it("asks for the other seats when it had too few of them, and is then content", async () => {
    const seat = await ask({ per: "seat", required: "on" });
    const first = { partySize: "3", [answerField(seat, 1)]: "a" };
    expect(await readJoinForm(sent(first))).toEqual({ ok: false, fieldErrors: {}, seats: 3 });
    const second = { ...first, [answerField(seat, 2)]: "b", [answerField(seat, 3)]: "c" };
    expect(await readJoinForm(sent({ ...second, seats: "3" }))).toMatchObject({ ok: true });
  });

  it("leaves it to the meeting to refuse a party that is too large", async () => {
    await ask({ per: "seat" });
    const read = await readJoinForm(sent({ partySize: "40" }));
    if (!read.ok) throw new Error("asked for 40 seats");
    expect(await joinMeeting(read.input)).toMatchObject({ ok: false, reason: "party" });
  });

  it("asks nothing more of who sends apologies", async () => {
    await set({ takesApologies: true });
    await ask({ required: "on" });
    const read = await readJoinForm(sent({ reply: "declined", partySize: "none" }));
    if (!read.ok) throw new Error(JSON.stringify(read));
    expect(await joinMeeting(read.input)).toMatchObject({ ok: true });
    expect(await rsvpOf(meetingId, "Ann")).toMatchObject({ status: "declined", partySize: 1 });
  });

  it("a reply of somebody who has an RSVP already changes nothing", async () => {
    const question = await ask({});
    await join(meetingId, "Ann");
    const read = await readJoinForm(sent({ [answerField(question, 0)]: "sneaky" }));
    if (!read.ok) throw new Error("refused");
    await joinMeeting(read.input);
    expect(await listAnswersOf(store.read, (await rsvpOf(meetingId, "Ann")).id)).toEqual([]);
  });
});

describe("what the meeting does not ask", () => {
  it("is left out, whatever was sent", async () => {
    const fields = { heardFrom: "A poster", named: "on", comment: "Hello" };
    const read = await readJoinForm(sent(fields));
    expect(read).toMatchObject({ input: { heardFrom: "", named: false, comment: "Hello" } });
    await set({ asksHeardFrom: true, namesAttendees: true });
    expect(await readJoinForm(sent(fields))).toMatchObject({
      input: { heardFrom: "A poster", named: true },
    });
  });
});

describe("who is named on the page", () => {
  async function come(who: string, row: Partial<typeof rsvps.$inferInsert>) {
    await join(meetingId, who);
    await store.write((tx) => tx.update(rsvps).set(row).where(eq(rsvps.name, who)));
  }

  it("are those who come and agreed, where the meeting names people, until it is over", async () => {
    const said = { named: true, saysName: true };
    await come("Ann", said);
    await come("Bob", { saysName: true, named: false });
    await come("Eve", said);
    await come("Cyd", { ...said, status: "waitlisted" });
    await come("Dan", { ...said, heldUntil: new Date(Date.now() + 60_000) });
    expect(await listNamedAttendees(meetingId)).toEqual([]);
    await set({ namesAttendees: true });
    expect(await listNamedAttendees(meetingId)).toEqual(["Ann", "Eve"]);
    await set({ status: "postponed" });
    expect(await listNamedAttendees(meetingId)).toEqual([]);
    await set({ status: "published" });
    const restore = setClock(new Date(Date.now() + 30 * 86_400_000));
    expect(await listNamedAttendees(meetingId)).toEqual([]);
    restore();
  });

  it("are nobody whose name somebody else may have typed, until a link was pressed", async () => {
    await set({ namesAttendees: true });
    await come("Ann", { named: true });
    expect(await listNamedAttendees(meetingId)).toEqual([]);
    await confirmRsvp(await tokenOf(meetingId, "Ann"));
    expect(await listNamedAttendees(meetingId)).toEqual(["Ann"]);
  });
});

describe("changes by the manage link", () => {
  it("replace the answers, and keep those of retired questions", async () => {
    const stays = await ask({ label: "Stays", kind: "yes-no" });
    const goes = await ask({ label: "Goes" });
    const read = await readJoinForm(
      sent({ [answerField(stays, 0)]: "yes", [answerField(goes, 0)]: "once" }),
    );
    if (!read.ok) throw new Error("refused");
    await joinMeeting(read.input);
    await retireQuestion(actor, goes);
    const token = await tokenOf(meetingId, "Ann");
    const change = await readChangeForm(
      sent({ token, name: "Anna", comment: "New", [answerField(stays, 0)]: "no" }),
    );
    if (!change.ok) throw new Error(JSON.stringify(change));
    expect(await changeRsvp(change.input)).toMatchObject({ ok: true });
    const rsvp = await rsvpOf(meetingId, "Anna");
    expect(rsvp.comment).toBe("New");
    const now = await listAnswersOf(store.read, rsvp.id);
    expect(now.map(({ value }) => value).sort()).toEqual([false, "once"]);
  });

  it("ask for the other seats when the party grows", async () => {
    await ask({ per: "seat" });
    await join(meetingId, "Ann");
    const token = await tokenOf(meetingId, "Ann");
    expect(await readChangeForm(sent({ token, partySize: "2" }))).toMatchObject({ seats: 2 });
    expect(await readChangeForm(sent({ token, partySize: "2", seats: "2" }))).toMatchObject({
      ok: true,
    });
  });

  it("leave it as it was whether one is named, where nobody is asked", async () => {
    await join(meetingId, "Ann");
    await store.write((tx) => tx.update(rsvps).set({ named: true }));
    const token = await tokenOf(meetingId, "Ann");
    const change = await readChangeForm(sent({ token }));
    if (!change.ok) throw new Error("refused");
    await changeRsvp(change.input);
    expect((await rsvpOf(meetingId, "Ann")).named).toBe(true);
  });
});
