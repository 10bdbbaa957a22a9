import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { store } from "#db/store.ts";
import { meetings, rsvps } from "#db/tables.ts";
import { mailAttendees } from "#lib/meetings/attendee-mail.ts";
import { joinMeeting } from "#lib/rsvps/commands.ts";
import { aGroup, aMeeting } from "#tests/factories.ts";
import { outboxNow } from "./letters.ts";

async function withGuests() {
  const group = await aGroup({ name: "Lantern Reading Circle" });
  const meeting = await aMeeting(group.id, {
    capacity: 1,
    onlineUrl: "https://meet.example.org/x",
    startsAtLocal: "2027-01-20T19:00",
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

/** The mails about the meeting, in the order of their readers: two of one millisecond have no other. */
const newest = async () =>
  (await outboxNow())
    .filter(({ kind }) => kind.startsWith("meeting-"))
    .sort((a, b) => a.toEmail.localeCompare(b.toEmail));

it("tells each who has to do with it once, with what was before and the new entry", async () => {
  const id = await withGuests();
  await store.write(async (tx) => {
    await tx
      .update(meetings)
      .set({ sequence: 1, startsAtLocal: "2027-01-20T18:30" })
      .where(eq(meetings.id, id));
    await mailAttendees(tx, id, {
      kind: "changed",
      note: "The hall opens earlier.\nBring a cup.",
      previous: {
        startsAtLocal: "2027-01-20T19:00",
        endsAtLocal: "2027-01-20T21:00",
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
  expect(ann?.text).toContain("Before: Wednesday 20 January 2027, 19:00–21:00 (GMT)");
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
