import ICAL from "ical.js";
import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#lib/access/actor.ts";
import { messageOf } from "#lib/mail/message.ts";
import { findRsvpCalendar } from "#lib/rsvps/calendar.ts";
import { createMeeting } from "#lib/scheduling/create.ts";
import { type MeetingFormValues, meetingEditInput, meetingInput } from "#lib/scheduling/input.ts";
import { getMeetingForm } from "#lib/scheduling/queries.ts";
import { cancelMeeting, publishMeeting } from "#lib/scheduling/state.ts";
import { updateMeeting } from "#lib/scheduling/update.ts";
import { aGroup, aMember, meetingNow } from "#tests/factories.ts";
import { readByName, readWithZones } from "#tests/support/calendar-readers.ts";
import { makeMails, outboxNow } from "#tests/support/mails.ts";
import { join, tokenOf } from "#tests/support/people.ts";

let groupId: string;
let organizer: Actor;
beforeEach(async () => {
  groupId = (await aGroup()).id;
  organizer = await aMember(groupId);
});

const values = (change: Partial<MeetingFormValues>): MeetingFormValues => ({
  groupId,
  title: "Maps of the valley",
  startsAtLocal: "2038-03-27T10:00",
  endsAtLocal: "2038-03-29T17:00",
  timeZone: "Europe/London",
  takesRsvps: "on",
  ...change,
});

async function putOn(change: Partial<MeetingFormValues>) {
  const made = await createMeeting(organizer, meetingInput.parse(values(change)));
  if (!made.ok) throw new Error(made.reason);
  expect((await publishMeeting(organizer, { id: made.value.id, note: "" })).ok).toBe(true);
  return made.value.id;
}

const edit = (id: string, change: Partial<MeetingFormValues>) =>
  updateMeeting(organizer, meetingEditInput.parse({ ...values(change), id }));

const DAILY = { dailyFrom: "10:00", dailyUntil: "17:00" };

/** What the newest mail gives a calendar: by itself, and in its file. */
async function newestEntry() {
  await makeMails();
  const mail = (await outboxNow()).findLast(({ calendar }) => calendar !== null);
  if (!mail) throw new Error("No mail has an entry for the calendar");
  const [file] = messageOf(mail).attachments ?? [];
  const text = String(file?.content);
  const sequences = [...text.matchAll(/^SEQUENCE:(\d+)/gm)].map(([, n]) => Number(n));
  return {
    mail,
    own: readByName(String(mail.calendar)),
    file: readByName(text),
    text,
    sequences: new Set(sequences),
    cancelled: text.match(/^STATUS:CANCELLED/gm)?.length ?? 0,
  };
}

describe("daily hours", () => {
  it("are an entry a day: the mail enters the first, its file has them all", async () => {
    const id = await putOn(DAILY);
    expect(await meetingNow(id)).toMatchObject({ ...DAILY, daysTold: 3 });
    await join(id, "Ann");
    const { mail, own, file, text } = await newestEntry();
    expect(mail.calendar).toContain("METHOD:REQUEST");
    expect(mail.text).toContain("The meeting is 3 entries in a calendar, one for each day.");
    expect(own.map(({ uid }) => uid)).toEqual([(await meetingNow(id)).uid]);
    expect(file.map(({ uid }) => uid)).toEqual([
      own[0]?.uid,
      own[0]?.uid?.replace("@", "-2@"),
      own[0]?.uid?.replace("@", "-3@"),
    ]);
    expect(text).not.toMatch(/^(METHOD|ATTENDEE|ORGANIZER)/m);
    expect(own[0]).toMatchObject({ start: file[0]?.start, end: file[0]?.end });
    const ownFile = await findRsvpCalendar(await tokenOf(id, "Ann"));
    expect(ownFile && "content" in ownFile && readByName(ownFile.content.text)).toHaveLength(3);
  });

  it("that become fewer days cancel the last, and a cancelled meeting all", async () => {
    const id = await putOn(DAILY);
    await join(id, "Ann");
    await edit(id, { ...DAILY, endsAtLocal: "2038-03-28T17:00" });
    expect(await meetingNow(id)).toMatchObject({ sequence: 1, daysTold: 3 });
    const fewer = await newestEntry();
    expect(fewer.file).toHaveLength(3);
    expect(fewer.cancelled).toBe(1);
    expect(fewer.sequences).toEqual(new Set([1]));
    expect(fewer.mail.text).toContain("The meeting has fewer days than it had");
    await cancelMeeting(organizer, { id, note: "" });
    const none = await newestEntry();
    expect(none.mail.calendar).toContain("METHOD:CANCEL");
    expect(none.cancelled).toBe(3);
    expect(none.sequences).toEqual(new Set([2]));
    // To an independent reader: all of them called off, by whoever invited to the first.
    const calendar = new ICAL.Component(ICAL.parse(none.text) as unknown[]);
    expect(calendar.getFirstPropertyValue("method")).toBe("CANCEL");
    const [own] = readWithZones(String(none.mail.calendar));
    const whose = (entry: ICAL.Component | undefined, name: string) =>
      entry?.getFirstProperty(name)?.toICALString();
    const days = calendar.getAllSubcomponents("vevent");
    expect(days).toHaveLength(3);
    for (const day of days) {
      for (const name of ["organizer", "attendee"]) {
        expect(whose(day, name)).toBe(whose(own?.component, name));
      }
    }
  });

  it("are told of by themselves", async () => {
    const id = await putOn({});
    await join(id, "Ann");
    expect((await newestEntry()).file).toHaveLength(1);
    await edit(id, DAILY);
    expect(await meetingNow(id)).toMatchObject({ sequence: 1, daysTold: 3 });
    const { mail, file } = await newestEntry();
    expect(mail.kind).toBe("meeting-changed");
    expect(mail.text).toContain("10:00–17:00 every day until Mon 29 Mar");
    expect(file).toHaveLength(3);
  });

  it("of a draft leave no days behind", async () => {
    const made = await createMeeting(organizer, meetingInput.parse(values(DAILY)));
    if (!made.ok) throw new Error(made.reason);
    await edit(made.value.id, { ...DAILY, endsAtLocal: "2038-03-28T17:00" });
    expect((await meetingNow(made.value.id)).daysTold).toBe(1);
  });
});

describe("a repeated hour", () => {
  const night = { startsAtLocal: "2038-10-31T01:30", endsAtLocal: "2038-10-31T03:00" };
  const pass = (startsAtLocal: "first" | "second") => ({ ...night, passes: { startsAtLocal } });

  it("is stored as it was chosen, comes back in the form, and says so", async () => {
    const id = await putOn(pass("second"));
    expect(await meetingNow(id)).toMatchObject({
      startsAtLocal: night.startsAtLocal,
      startsAt: new Date("2038-10-31T01:30Z"),
    });
    expect((await getMeetingForm(organizer, id)).passes).toEqual({ startsAtLocal: "second" });
  });

  it("chosen otherwise is a change that those who are coming are told of", async () => {
    const id = await putOn(pass("first"));
    await join(id, "Ann");
    await edit(id, pass("second"));
    expect(await meetingNow(id)).toMatchObject({
      sequence: 1,
      startsAt: new Date("2038-10-31T01:30Z"),
    });
    const { mail, own } = await newestEntry();
    expect(own[0]?.start).toBe(Date.parse("2038-10-31T01:30Z"));
    expect(mail.text).toContain("01:30 BST – 03:00 GMT");
    expect(mail.text).toContain("01:30–03:00 (GMT)");
  });

  it("chosen otherwise for its end alone is such a change, too", async () => {
    const until = (endsAtLocal: "first" | "second") => ({
      startsAtLocal: "2038-10-30T23:00",
      endsAtLocal: "2038-10-31T01:30",
      passes: { endsAtLocal },
    });
    const id = await putOn(until("first"));
    await join(id, "Ann");
    await edit(id, until("second"));
    expect(await meetingNow(id)).toMatchObject({
      sequence: 1,
      endsAt: new Date("2038-10-31T01:30Z"),
    });
    expect((await newestEntry()).mail.kind).toBe("meeting-changed");
  });

  it("is forgotten where the time is another", async () => {
    const id = await putOn(pass("second"));
    await edit(id, { ...pass("second"), startsAtLocal: "2038-10-30T01:30" });
    expect((await meetingNow(id)).passes).toEqual({});
  });
});
