import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { store } from "#db/store.ts";
import { meetings, outbox, rsvps } from "#db/tables.ts";
import { mailAttendees } from "#lib/changes/mail-attendees.ts";
import { cancelRsvp } from "#lib/rsvps/cancel.ts";
import { sendReminders } from "#lib/scheduling/reminders.ts";
import { cancelMeeting } from "#lib/scheduling/state.ts";
import { setClock } from "#lib/time/clock.ts";
import { toInstant } from "#lib/time/dates.ts";
import { aGroup, aMeeting, aMember, aVenue } from "#tests/factories.ts";
import { makeMails, outboxNow } from "#tests/support/mails.ts";
import { join, tokenOf } from "#tests/support/people.ts";

const START = "2027-03-20T19:00";
const ZONE = "Europe/London";
const MINUTE = 60_000;

let restoreClock = () => {};
beforeEach(() => clockAt(START, 30 * 1440));
afterEach(() => restoreClock());

/** Sets the clock some minutes before a wall time in London. */
function clockAt(local: string, minutesBefore: number) {
  restoreClock();
  restoreClock = setClock(new Date(toInstant(local, ZONE).getTime() - minutesBefore * MINUTE));
}

async function aRun(reminders: number[] = [1440], row: Parameters<typeof aMeeting>[1] = {}) {
  const group = await aGroup();
  const { id } = await aMeeting(group.id, { startsAtLocal: START, ...row });
  await store.write((tx) => tx.update(meetings).set({ reminders }).where(eq(meetings.id, id)));
  return { id, groupId: group.id };
}

/** The job runs, and the mails that it owes are made. */
async function turn() {
  await sendReminders();
  await makeMails();
}

async function reminded(): Promise<string[]> {
  const rows = (await outboxNow()).filter(({ kind }) => kind === "meeting-reminder");
  return rows.map(({ toEmail }) => toEmail).sort();
}

const move = (id: string, startsAtLocal: string) =>
  store.write((tx) =>
    tx
      .update(meetings)
      .set({
        startsAtLocal,
        startsAt: toInstant(startsAtLocal, ZONE),
        endsAtLocal: `${startsAtLocal.slice(0, 10)}T22:00`,
        endsAt: toInstant(`${startsAtLocal.slice(0, 10)}T22:00`, ZONE),
      })
      .where(eq(meetings.id, id)),
  );

describe("reminders", () => {
  it("go out at each of the times that are set, once", async () => {
    const { id } = await aRun([2880, 120]);
    await join(id, "Ann");
    const counts: number[] = [];
    for (const minutes of [2881, 2880, 2879, 1440, 121, 120, 60, 1]) {
      clockAt(START, minutes);
      await turn();
      await turn();
      counts.push((await reminded()).length);
    }
    expect(counts).toEqual([0, 1, 1, 1, 1, 2, 2, 2]);
  });

  it("of two meetings that begin at once go to those of both", async () => {
    for (const who of ["Ann", "Bob"]) await join((await aRun()).id, who);
    clockAt(START, 1440);
    await turn();
    expect(await reminded()).toEqual(["ann@example.org", "bob@example.org"]);
  });

  it("are not for who was just told that the meeting was moved", async () => {
    const { id } = await aRun([1440]);
    await join(id, "Ann");
    clockAt(START, 1500);
    await store.write((tx) => mailAttendees(tx, id, { kind: "changed", note: "Other hall." }));
    clockAt(START, 1440);
    await turn();
    expect(await reminded()).toEqual([]);
    expect((await outboxNow()).filter(({ state }) => state === "queued")).toMatchObject([
      { kind: "meeting-changed" },
    ]);
  });

  it("are only for those who are going, and did not just answer", async () => {
    const { id } = await aRun([1440], { capacity: 3 });
    await join(id, "Ann");
    await join(id, "Gone");
    await join(id, "Bob");
    await join(id, "Late");
    await cancelRsvp(await tokenOf(id, "Gone"));
    await join(id, "Waiting");
    await store.write((tx) =>
      tx.update(rsvps).set({ promotedAt: null }).where(eq(rsvps.name, "Late")),
    );
    clockAt(START, 1440 + 30);
    await store.write((tx) =>
      tx
        .update(rsvps)
        .set({ createdAt: new Date(toInstant(START, ZONE).getTime() - 1460 * MINUTE) })
        .where(eq(rsvps.name, "Late")),
    );
    clockAt(START, 1440);
    await turn();
    expect(await reminded()).toEqual(["ann@example.org", "bob@example.org"]);
  });

  it("remind once more of a meeting that was moved, and never of the old time", async () => {
    const { id } = await aRun();
    await join(id, "Ann");
    clockAt(START, 1440);
    await sendReminders();
    // It is moved before the mails are made: they would name a time that is wrong by then.
    await move(id, "2027-03-25T19:00");
    await makeMails();
    expect(await reminded()).toEqual([]);
    await turn();
    expect(await reminded()).toEqual([]);
    clockAt("2027-03-25T19:00", 1440);
    await turn();
    await turn();
    expect(await reminded()).toEqual(["ann@example.org"]);
  });

  it("come late after an outage, one for all that were missed, but not once it has begun", async () => {
    const { id } = await aRun([10080, 1440, 60]);
    await join(id, "Ann");
    clockAt(START, 30);
    await turn();
    expect(await reminded()).toEqual(["ann@example.org"]);
    const other = await aRun();
    await store.write((tx) => tx.update(rsvps).set({ meetingId: other.id }));
    clockAt(START, 0);
    await turn();
    expect(await reminded()).toHaveLength(1);
  });

  it("are owed again by nobody after a crash between the note and the mails", async () => {
    const { id } = await aRun();
    await join(id, "Ann");
    clockAt(START, 1440);
    await Promise.all([sendReminders(), sendReminders(), sendReminders()]);
    // The process ends here; the next one makes what is owed.
    clockAt(START, 1439);
    await turn();
    await turn();
    expect(await reminded()).toEqual(["ann@example.org"]);
  });

  it("are given up when the mail server comes back too late, or the meeting is off", async () => {
    const { id, groupId } = await aRun();
    await join(id, "Ann");
    clockAt(START, 1440);
    await turn();
    const fate = async () =>
      (await outboxNow()).find(({ kind }) => kind === "meeting-reminder")?.state;
    expect(await fate()).toBe("queued");
    await cancelMeeting(await aMember(groupId), { id, note: "" });
    await sendReminders();
    expect(await fate()).toBe("dropped");
    await store.write((tx) => tx.update(meetings).set({ status: "published" }));
    await store.write((tx) => tx.update(outbox).set({ state: "queued" }));
    clockAt(START, -1);
    await sendReminders();
    expect(await fate()).toBe("dropped");
  });

  it.each([
    ["published", "queued"],
    ["postponed", "dropped"],
    ["cancelled", "dropped"],
    ["draft", "dropped"],
  ] as const)(
    "that wait are given up by themselves where the meeting is %s: %s",
    async (status, fate) => {
      const { id } = await aRun();
      await join(id, "Ann");
      clockAt(START, 1440);
      await turn();
      await store.write((tx) => tx.update(meetings).set({ status }).where(eq(meetings.id, id)));
      await sendReminders();
      const [mail] = (await outboxNow()).filter(({ kind }) => kind === "meeting-reminder");
      expect(mail?.state).toBe(fate);
    },
  );

  it("of a time that is added too late are not sent after the nearer one", async () => {
    const { id } = await aRun([1440]);
    await join(id, "Ann");
    clockAt(START, 1440);
    await turn();
    expect(await reminded()).toHaveLength(1);
    await store.write((tx) => tx.update(meetings).set({ reminders: [2880, 1440] }));
    clockAt(START, 1200);
    await turn();
    expect(await reminded()).toHaveLength(1);
  });

  it("are sent for no meeting that is off", async () => {
    const { id, groupId } = await aRun();
    await join(id, "Ann");
    await cancelMeeting(await aMember(groupId), { id, note: "" });
    clockAt(START, 1440);
    await turn();
    expect(await reminded()).toEqual([]);
  });

  it("give map and online link to who has a seat, and ask who has only a held one", async () => {
    const { id, groupId } = await aRun([1440], { onlineUrl: "https://meet.example.org/x" });
    const venue = await aVenue(groupId, { latitude: 51.5, longitude: -0.12 });
    await store.write((tx) => tx.update(meetings).set({ venueId: venue.id }));
    await join(id, "Ann");
    await join(id, "Held");
    await store.write((tx) =>
      tx
        .update(rsvps)
        .set({ heldUntil: new Date("2027-03-20T10:00:00Z") })
        .where(eq(rsvps.name, "Held")),
    );
    clockAt(START, 1440);
    await turn();
    const mails = (await outboxNow()).filter(({ kind }) => kind === "meeting-reminder");
    const to = (who: string) =>
      mails.find(({ toEmail }) => toEmail === `${who.toLowerCase()}@example.org`)?.text ?? "";
    expect(to("Ann")).toContain("openstreetmap.org/?mlat=51.5&mlon=-0.12");
    expect(to("Ann")).toContain("https://meet.example.org/x");
    expect(to("Held")).not.toContain("https://meet.example.org/x");
    expect(to("Held")).toContain(
      "Your seat is held only until Saturday 20 March 2027, 10:00 (GMT)",
    );
  });
});
