import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { store } from "#db/store.ts";
import { meetings, outbox, rsvps } from "#db/tables.ts";
import { mailAttendees } from "#lib/guests/change-mailing.ts";
import { loadMailContext } from "#lib/guests/mail-context.ts";
import { claimMail } from "#lib/mail/leases.ts";
import { cancelRsvp } from "#lib/rsvps/cancel.ts";
import { joinMeeting } from "#lib/rsvps/join.ts";
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
      previous: {
        startsAtLocal: "2038-01-20T19:00",
        endsAtLocal: "2038-01-20T21:00",
        timeZone: "Europe/London",
        place: "Online",
      },
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
  expect(ann?.text).toContain("You still have your seat.");
  expect(ann?.calendarMethod).toBe("REQUEST");
  expect(ann?.calendar).toContain("SEQUENCE:1\r\n");
  expect(bob?.text).toContain("You keep your place on the waiting list.");
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

  it("tells each in the order in which it happened, though all comes at once", async () => {
    const id = await withGuests();
    const organizer = await aMember((await meetingNow(id)).groupId);
    await cancelMeeting(organizer, { id, note: "" });
    await cancelRsvp(await tokenOf(id, "Ann"));
    await reinstateMeeting(organizer, { id, note: "" });
    await makeMails();
    const claimed = await claimMail("reader", 50);
    const order = (await outboxNow())
      .filter((mail) => claimed.some((one) => one.id === mail.id))
      .sort(
        (a, b) => a.rank - b.rank || +a.nextAttemptAt - +b.nextAttemptAt || (a.id < b.id ? -1 : 1),
      );
    const to = (who: string) =>
      order.filter(({ toEmail }) => toEmail === `${who}@example.org`).map(({ kind }) => kind);
    expect(to("bob")).toEqual([
      "rsvp-waiting",
      "meeting-cancelled",
      "meeting-reinstated",
      "rsvp-promoted",
    ]);
    expect(to("ann")).toEqual(["rsvp-going", "meeting-cancelled", "rsvp-cancelled"]);
    const bob = order.filter(({ toEmail }) => toEmail === "bob@example.org");
    expect(bob[2]?.text).toContain("You keep your place on the waiting list.");
    expect(bob[2]?.calendar).toBeNull();
    expect(bob[3]?.calendarMethod).toBe("REQUEST");
  });

  it("gives each calendar a SEQUENCE that grows with every mail", async () => {
    const { id, organizer } = await crowd(1);
    await cancelMeeting(organizer, { id, note: "" });
    await reinstateMeeting(organizer, { id, note: "" });
    await postponeMeeting(organizer, { id, note: "" });
    await reinstateMeeting(organizer, { id, note: "" });
    await makeMails();
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
    const kinds = (await outboxNow()).map(({ kind }) => kind);
    expect(kinds).toEqual(["rsvp-going", "meeting-cancelled"]);
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
