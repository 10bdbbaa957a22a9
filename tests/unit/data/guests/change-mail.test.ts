import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { store } from "#db/store.ts";
import { mailings, meetings, outbox, rsvps } from "#db/tables.ts";
import { mailAttendees } from "#lib/changes/mail-attendees.ts";
import { loadMailContext } from "#lib/guests/mail-context.ts";
import { claimMail } from "#lib/mail/leases.ts";
import { pauseMailing, resumeMailing, stopMailing } from "#lib/mailings/commands.ts";
import { whenInWords } from "#lib/meetings/when.ts";
import { cancelRsvp } from "#lib/rsvps/cancel.ts";
import { joinMeeting } from "#lib/rsvps/join.ts";
import { changeReply } from "#lib/rsvps/reply.ts";
import { cancelMeeting, postponeMeeting, reinstateMeeting } from "#lib/scheduling/state.ts";
import { aGroup, aMeeting, aMember, meetingNow } from "#tests/factories.ts";
import { makeMails, outboxNow } from "#tests/support/mails.ts";
import { tokenOf } from "#tests/support/people.ts";

async function withGuests() {
  const group = await aGroup({ name: "Lantern Reading Circle" });
  const meeting = await aMeeting(group.id, {
    capacity: 1,
    onlineUrl: "https://meet.example.org/x",
    startsAtLocal: "2038-01-20T19:00",
  });
  for (const name of ["Ann", "Bob", "Cyd"]) {
    await joinMeeting({
      meetingId: meeting.id,
      name,
      email: `${name.toLowerCase()}@example.org`,
      partySize: 1,
    });
  }
  await store.write((tx) =>
    tx.update(rsvps).set({ status: "cancelled" }).where(eq(rsvps.name, "Cyd")),
  );
  return meeting.id;
}

/** A meeting with this many who are going: guest0@…, guest1@… */
async function crowd(n: number) {
  const group = await aGroup();
  const { id } = await aMeeting(group.id);
  for (let i = 0; i < n; i++) {
    await joinMeeting({
      meetingId: id,
      name: `Guest ${i}`,
      email: `guest${i}@example.org`,
      partySize: 1,
    });
  }
  return { id, organizer: await aMember(group.id) };
}

/** The mails about the meeting, in the order of their readers: two of one millisecond have no other. */
async function newest() {
  await makeMails();
  return (await outboxNow())
    .filter(({ kind }) => kind.startsWith("meeting-"))
    .sort((a, b) => a.toEmail.localeCompare(b.toEmail));
}

/** What a guest is still to be sent. */
async function owedTo(who: string) {
  return (await outboxNow())
    .filter(({ state, toEmail }) => state === "queued" && toEmail === `${who}@example.org`)
    .map(({ kind }) => kind);
}

it("tells each who has to do with it once, with what was before and the new entry", async () => {
  const id = await withGuests();
  await store.write(async (tx) => {
    await tx
      .update(meetings)
      .set({ sequence: 1, startsAtLocal: "2038-01-20T18:30" })
      .where(eq(meetings.id, id));
    await mailAttendees(tx, id, {
      kind: "changed",
      note: "The hall opens earlier.\nBring a cup.",
      previous: { when: "Wednesday 20 January 2038, 19:00–21:00 (GMT)", where: "Online" },
    });
  });
  const mails = await newest();
  expect(mails.map(({ kind, toEmail }) => `${kind} ${toEmail}`)).toEqual([
    "meeting-changed ann@example.org",
    "meeting-changed bob@example.org",
  ]);
  const [ann, bob] = mails;
  expect(ann?.text).toContain("> The hall opens earlier.\n> Bring a cup.");
  expect(ann?.text).toContain("Before: Wednesday 20 January 2038, 19:00–21:00 (GMT)");
  expect(ann?.text).not.toContain("Place before");
  expect(ann?.text).toContain("You have a seat.");
  expect(ann?.calendarMethod).toBe("REQUEST");
  expect(ann?.calendar).toContain("SEQUENCE:1\r\n");
  expect(bob?.text).toContain("You are on the waiting list.");
  expect(bob?.text).not.toContain("meet.example.org");
  expect(bob?.calendar).toBeNull();
});

it.each(["cancelled", "postponed"] as const)(
  "when it is %s, withdraws the entry of who was sent one",
  async (kind) => {
    const id = await withGuests();
    await store.write(async (tx) => {
      await tx.update(meetings).set({ status: kind, sequence: 1 }).where(eq(meetings.id, id));
      await mailAttendees(tx, id, { kind, note: "The river is up." });
    });
    const [ann, bob] = await newest();
    expect(ann).toMatchObject({ kind: `meeting-${kind}`, calendarMethod: "CANCEL" });
    expect(ann?.calendar).toContain("STATUS:CANCELLED");
    expect(ann?.calendar).toContain("SEQUENCE:1\r\n");
    expect(ann?.text).toContain("> The river is up.");
    expect(ann?.text).not.toContain("meet.example.org");
    expect(bob?.calendar).toBeNull();
  },
);

it("when it is off, says when it was to be, though it has another date by now", async () => {
  const id = await withGuests();
  const when = (await loadMailContext(store.read, id)).facts.when;
  const organizer = await aMember((await meetingNow(id)).groupId);
  await postponeMeeting(organizer, { id, note: "" });
  await store.write((tx) =>
    tx
      .update(meetings)
      .set({ startsAtLocal: "2039-01-01T19:00", endsAtLocal: "2039-01-01T21:00" })
      .where(eq(meetings.id, id)),
  );
  const [ann] = await newest();
  expect(ann?.text).toContain(`Was to be: ${when}`);
  expect(ann?.text).not.toContain("2039");
  // Cancelled then, it was to be when people had heard that it was.
  await cancelMeeting(organizer, { id, note: "" });
  const gone = (await newest()).find(
    ({ kind, toEmail }) => kind === "meeting-cancelled" && toEmail === "ann@example.org",
  );
  expect(gone?.text).toContain(`Was to be: ${when}`);
});

it("when it is on again, invites anew with a higher sequence", async () => {
  const id = await withGuests();
  const turn = (status: "cancelled" | "published", sequence: number) =>
    store.write(async (tx) => {
      await tx.update(meetings).set({ status, sequence }).where(eq(meetings.id, id));
      const kind = status === "published" ? "reinstated" : status;
      await mailAttendees(tx, id, { kind, note: "" });
    });
  await turn("cancelled", 1);
  await turn("published", 2);
  const back = (await newest()).find(
    ({ kind, toEmail }) => kind === "meeting-reinstated" && toEmail === "ann@example.org",
  );
  expect(back).toMatchObject({ toEmail: "ann@example.org", calendarMethod: "REQUEST" });
  expect(back?.calendar).toContain("SEQUENCE:2\r\n");
});

describe("between the change and the mails", () => {
  it("owes each exactly one, whoever makes them and however often", async () => {
    const { id, organizer } = await crowd(130);
    await cancelMeeting(organizer, { id, note: "Snow." });
    expect((await outboxNow()).filter(({ kind }) => kind === "meeting-cancelled")).toEqual([]);
    for (let round = 0; round < 3; round++) {
      await Promise.all([makeMails(), makeMails()]);
      await store.write((tx) => tx.update(outbox).set({ state: "sent" }));
    }
    const told = (await outboxNow()).filter(({ kind }) => kind === "meeting-cancelled");
    expect(told).toHaveLength(130);
    expect(new Set(told.map(({ rsvpId }) => rsvpId)).size).toBe(130);
    expect(told.every(({ text }) => text.includes("> Snow."))).toBe(true);
  });

  it("owes nothing when the change itself comes to nothing", async () => {
    const { id } = await crowd(3);
    const change = store.write(async (tx) => {
      await mailAttendees(tx, id, { kind: "cancelled", note: "" });
      throw new Error("power cut");
    });
    await expect(change).rejects.toThrow("power cut");
    await makeMails();
    expect((await outboxNow()).filter(({ kind }) => kind.startsWith("meeting-"))).toEqual([]);
  });

  it("replaces what was not sent by what came last, though all comes at once", async () => {
    const id = await withGuests();
    const organizer = await aMember((await meetingNow(id)).groupId);
    await cancelMeeting(organizer, { id, note: "Snow." });
    await cancelRsvp(await tokenOf(id, "Ann"));
    await reinstateMeeting(organizer, { id, note: "It has melted." });
    await makeMails();
    expect(await owedTo("bob")).toEqual(["rsvp-promoted"]);
    expect(await owedTo("ann")).toEqual(["rsvp-cancelled"]);
    const [bob] = (await outboxNow()).filter(({ kind }) => kind === "rsvp-promoted");
    expect(bob?.text).toContain("The meeting takes place after all.");
    expect(bob?.text).toContain("> It has melted.");
    expect(bob?.text).not.toContain("Snow.");
    expect(bob?.calendarMethod).toBe("REQUEST");
    const claimed = await claimMail("reader", 50);
    expect(claimed.map(({ toEmail }) => toEmail).sort()).toEqual([
      "ann@example.org",
      "bob@example.org",
      "cyd@example.org",
    ]);
  });

  it("gives up at once what a change makes untrue, before its own mails are made", async () => {
    const { id, organizer } = await crowd(3);
    await cancelMeeting(organizer, { id, note: "" });
    expect((await outboxNow()).map(({ state }) => state)).toEqual([
      "dropped",
      "dropped",
      "dropped",
    ]);
    expect(await claimMail("reader", 50)).toEqual([]);
  });

  it("says once all that was never sent: the notes, and what the reader knew last", async () => {
    const { id } = await crowd(1);
    await store.write((tx) => tx.update(outbox).set({ state: "sent" }));
    const move = (startsAtLocal: string, note: string) =>
      store.write(async (tx) => {
        const before = (await tx.select().from(meetings).where(eq(meetings.id, id)))[0]!;
        await tx.update(meetings).set({ startsAtLocal }).where(eq(meetings.id, id));
        const previous = { when: whenInWords(before) };
        await mailAttendees(tx, id, { kind: "changed", note, previous });
      });
    const first = await meetingNow(id);
    await move(`${first.startsAtLocal.slice(0, 10)}T11:00`, "Earlier.");
    await makeMails();
    await move(`${first.startsAtLocal.slice(0, 10)}T10:00`, "Earlier still.");
    await makeMails();
    expect(await owedTo("guest0")).toEqual(["meeting-changed"]);
    const mail = (await outboxNow()).find(({ state }) => state === "queued");
    expect(mail?.text).toMatch(/> Earlier\.\n\n> Earlier still\./);
    expect(mail?.text).toContain(", 10:00–");
    expect(mail?.text).toMatch(new RegExp(`Before: .*${first.startsAtLocal.slice(11)}`));
    expect(mail?.text).not.toContain("11:00");
    // What was sent is not said again.
    await store.write((tx) =>
      tx.update(outbox).set({ state: "sent" }).where(eq(outbox.id, mail!.id)),
    );
    await move(`${first.startsAtLocal.slice(0, 10)}T09:00`, "Earliest.");
    await makeMails();
    const next = (await outboxNow()).find(({ state }) => state === "queued");
    expect(next?.text).not.toContain("Earlier");
    expect(next?.text).toContain(", 10:00–");
  });

  it("says nothing of what an organizer stopped, and all of what was paused", async () => {
    const { id, organizer } = await crowd(1);
    await store.write((tx) => tx.update(outbox).set({ state: "sent" }));
    const change = (note: string) =>
      store.write((tx) => mailAttendees(tx, id, { kind: "changed", note }));
    await change("Stopped.");
    const [stopped] = await store.read.select().from(mailings);
    await stopMailing(organizer, stopped!.id);
    await change("Paused.");
    const paused = (await store.read.select().from(mailings)).find(
      ({ body }) => body === "Paused.",
    );
    await pauseMailing(organizer, paused!.id);
    await change("Said.");
    await makeMails();
    const [mail, ...more] = (await outboxNow()).filter(({ state }) => state === "queued");
    expect(more).toEqual([]);
    expect(mail?.text).toMatch(/> Paused\.\n\n> Said\./);
    expect(mail?.text).not.toContain("Stopped.");
    // What the last one said once more is owed by the paused one no longer.
    await resumeMailing(organizer, paused!.id);
    await makeMails();
    expect(await owedTo("guest0")).toEqual(["meeting-changed"]);
    expect((await outboxNow()).filter(({ text }) => text.includes("> Paused."))).toHaveLength(1);
  });

  it("says once that it has changed, however often it did", async () => {
    const { id, organizer } = await crowd(1);
    const change = () => store.write((tx) => mailAttendees(tx, id, { kind: "changed", note: "" }));
    await change();
    await change();
    await postponeMeeting(organizer, { id, note: "" });
    await reinstateMeeting(organizer, { id, note: "" });
    await makeMails();
    const mail = (await outboxNow()).find(({ state }) => state === "queued");
    expect(mail?.kind).toBe("meeting-reinstated");
    expect(mail?.text.match(/The meeting has changed\./g)).toHaveLength(1);
  });

  it("says one thing of a meeting that is postponed and then given a date", async () => {
    const { id, organizer } = await crowd(1);
    await store.write((tx) => tx.update(outbox).set({ state: "sent" }));
    const { startsAtLocal } = await meetingNow(id);
    await postponeMeeting(organizer, { id, note: "" });
    await makeMails();
    await store.write((tx) =>
      tx.update(meetings).set({ startsAtLocal: "2038-02-03T19:00" }).where(eq(meetings.id, id)),
    );
    await reinstateMeeting(organizer, { id, note: "" });
    await makeMails();
    expect(await owedTo("guest0")).toEqual(["meeting-reinstated"]);
    const mail = (await outboxNow()).find(({ state }) => state === "queued");
    expect(mail?.text).toContain("3 February 2038");
    expect(mail?.text).toMatch(new RegExp(`Before: .*${startsAtLocal.slice(11)}`));
  });

  it("withdraws the entry still, where a later mail replaces the withdrawal", async () => {
    const id = await withGuests();
    await store.write((tx) => tx.update(outbox).set({ state: "sent" }));
    await cancelRsvp(await tokenOf(id, "Ann"));
    await changeReply({ token: await tokenOf(id, "Ann"), reply: "going" });
    const owed = (await outboxNow()).filter(
      ({ state, toEmail }) => state === "queued" && toEmail === "ann@example.org",
    );
    expect(owed.map(({ kind, calendarMethod }) => [kind, calendarMethod])).toEqual([
      ["rsvp-waiting", "CANCEL"],
    ]);
  });

  it("gives each calendar a SEQUENCE that grows with every mail", async () => {
    const { id, organizer } = await crowd(1);
    const verbs = [cancelMeeting, reinstateMeeting, postponeMeeting, reinstateMeeting];
    for (const verb of verbs) {
      await verb(organizer, { id, note: "" });
      await makeMails();
    }
    const calendars = (await outboxNow()).filter(({ calendar }) => calendar !== null);
    const said = calendars
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map(({ calendar, calendarMethod }) => [
        calendarMethod,
        Number(/SEQUENCE:(\d+)/.exec(calendar ?? "")?.[1]),
      ]);
    expect(said).toEqual([
      ["REQUEST", 0],
      ["CANCEL", 1],
      ["REQUEST", 2],
      ["CANCEL", 3],
      ["REQUEST", 4],
    ]);
  });

  it("does not tell of a new time what is called off meanwhile", async () => {
    const { id, organizer } = await crowd(1);
    await store.write((tx) => mailAttendees(tx, id, { kind: "changed", note: "Other hall." }));
    await cancelMeeting(organizer, { id, note: "" });
    await makeMails();
    expect(await owedTo("guest0")).toEqual(["meeting-cancelled"]);
  });

  it("leaves out who was erased before their turn", async () => {
    const { id, organizer } = await crowd(2);
    await cancelMeeting(organizer, { id, note: "" });
    await store.write((tx) =>
      tx
        .update(rsvps)
        .set({ email: null, emailKey: null, name: "" })
        .where(eq(rsvps.name, "Guest 0")),
    );
    await makeMails();
    const told = (await outboxNow()).filter(({ kind }) => kind === "meeting-cancelled");
    expect(told.map(({ toEmail }) => toEmail)).toEqual(["guest1@example.org"]);
  });
});
