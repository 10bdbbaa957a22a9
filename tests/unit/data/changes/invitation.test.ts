import { eq } from "drizzle-orm";
import ICAL from "ical.js";
import nodeIcal from "node-ical";
import nodemailer from "nodemailer";
import PostalMime from "postal-mime";
import { describe, expect, it } from "vitest";
import { store } from "#db/store.ts";
import { groups, meetings, rsvps } from "#db/tables.ts";
import { mailAttendees } from "#lib/changes/mail-attendees.ts";
import { messageOf } from "#lib/mail/message.ts";
import { cancelRsvp } from "#lib/rsvps/cancel.ts";
import { changeRsvpAtDesk } from "#lib/rsvps/desk/change.ts";
import { joinMeeting } from "#lib/rsvps/join.ts";
import { cancelMeeting, reinstateMeeting } from "#lib/scheduling/state.ts";
import { now, setClock } from "#lib/time/clock.ts";
import { aGroup, aMeeting, aMember, meetingNow } from "#tests/factories.ts";
import { makeMails, outboxNow } from "#tests/support/mails.ts";
import { tokenOf } from "#tests/support/people.ts";

/* CALENDARS.md, “Invitations (iMIP)”, line by line, on what goes over the wire. */

const transport = nodemailer.createTransport({ streamTransport: true, buffer: true });

type Sent = { subject: string; raw: string; calendar: string | null };

/** Every mail to an address as it goes out, oldest first, with the calendar that its reader finds. */
async function sentTo(email: string): Promise<Sent[]> {
  await makeMails();
  const rows = (await outboxNow()).filter(({ toEmail }) => toEmail === email);
  return Promise.all(
    rows.map(async (row) => {
      const { message } = await transport.sendMail(messageOf(row));
      const raw = (message as Buffer).toString("utf8");
      const { attachments } = await PostalMime.parse(raw);
      const file = attachments.find(({ mimeType }) => mimeType === "text/calendar");
      const content = file?.content;
      const calendar = content
        ? typeof content === "string"
          ? content
          : new TextDecoder().decode(content)
        : null;
      return { subject: row.subject, raw, calendar };
    }),
  );
}

/** The one event of a calendar as ical.js reads it, held against what node-ical reads. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  const [event, ...more] = calendar.getAllSubcomponents("vevent");
  if (!event || more.length > 0) throw new Error("not one event");
  const other = Object.values(nodeIcal.sync.parseICS(text)).find((one) => one?.type === "VEVENT");
  const value = (name: string) => event.getFirstPropertyValue(name);
  const [attendee, ...others] = event.getAllProperties("attendee");
  const organizer = event.getFirstProperty("organizer");
  const start = (value("dtstart") as ICAL.Time).toJSDate().toISOString();
  expect((other as { start: Date }).start.toISOString()).toBe(start);
  expect((other as { uid: string }).uid).toBe(value("uid"));
  expect(Number((other as unknown as { sequence: string }).sequence)).toBe(value("sequence"));
  const said = (name: string) => attendee?.getParameter(name);
  return {
    method: calendar.getFirstPropertyValue("method"),
    uid: value("uid"),
    sequence: Number(value("sequence")),
    status: value("status"),
    summary: value("summary"),
    start,
    stamp: (value("dtstamp") as ICAL.Time).toJSDate(),
    organizer: [organizer?.getFirstValue(), organizer?.getParameter("cn")],
    attendees: 1 + others.length,
    attendee: attendee?.getFirstValue(),
    role: said("role"),
    cutype: said("cutype"),
    rsvp: said("rsvp"),
    partstat: said("partstat"),
    description: value("description"),
  };
}

async function aRun(row: Parameters<typeof aMeeting>[1] = {}, group: object = {}) {
  const { id: groupId } = await aGroup({
    name: "Lantern Circle",
    email: "hello@example.org",
    ...group,
  });
  const { id } = await aMeeting(groupId, { startsAtLocal: "2038-03-20T19:00", ...row });
  const answer = await joinMeeting({
    meetingId: id,
    name: "Zoë; “Z”, Ó Briain",
    email: "zoe@example.org",
    partySize: 1,
  });
  expect(answer.ok).toBe(true);
  return { id, groupId, organizer: await aMember(groupId) };
}

const calendars = async () =>
  (await sentTo("zoe@example.org")).flatMap(({ calendar }) => (calendar ? [read(calendar)] : []));

describe("the first invitation", () => {
  it("is a REQUEST to the one recipient, in the name of who the mail is from", async () => {
    const { id } = await aRun();
    const [invited, ...more] = await calendars();
    expect(more).toEqual([]);
    expect(invited).toMatchObject({
      method: "REQUEST",
      uid: (await meetingNow(id)).uid,
      sequence: 0,
      status: "CONFIRMED",
      start: "2038-03-20T19:00:00.000Z",
      organizer: ["mailto:hello@example.org", "Lantern Circle"],
      attendees: 1,
      attendee: "mailto:zoe@example.org",
      role: "REQ-PARTICIPANT",
      cutype: "INDIVIDUAL",
      rsvp: "FALSE",
      partstat: "ACCEPTED",
    });
    const [mail] = await sentTo("zoe@example.org");
    const { from, replyTo } = await PostalMime.parse(mail?.raw ?? "");
    expect([from?.address, ...(replyTo ?? []).map(({ address }) => address)]).toContain(
      "hello@example.org",
    );
  });

  it("says in the mail how to answer, since no calendar’s reply is taken in", async () => {
    await aRun();
    const [row] = await outboxNow();
    for (const body of [row?.text, row?.html]) {
      expect(body).toContain("What you answer there does not reach us");
      expect(body).toContain("{{link:manage}}");
    }
  });

  it("names the sender’s address where the group has none", async () => {
    await aRun({}, { email: null });
    const [invited] = await calendars();
    const [mail] = await sentTo("zoe@example.org");
    const { from } = await PostalMime.parse(mail?.raw ?? "");
    expect(invited?.organizer[0]).toBe(`mailto:${from?.address}`);
  });

  it("stands in the mail as RFC 6047 wants it, in base64", async () => {
    await aRun();
    const [mail] = await sentTo("zoe@example.org");
    const types = [...(mail?.raw ?? "").matchAll(/^Content-Type: ([^;\r]+)/gim)].map(
      ([, type]) => type,
    );
    expect(types).toEqual([
      "multipart/mixed",
      "multipart/alternative",
      "text/plain",
      "text/html",
      "text/calendar",
      "application/ics",
    ]);
    expect(mail?.raw).toMatch(
      /text\/calendar; charset=utf-8; method=REQUEST\r\nContent-Transfer-Encoding: base64/i,
    );
    for (const line of mail?.calendar?.split(/\r?\n/) ?? []) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    }
  });
});

describe("afterwards", () => {
  it("a move is a REQUEST with the same UID and a higher SEQUENCE", async () => {
    const { id } = await aRun();
    await store.write(async (tx) => {
      await tx
        .update(meetings)
        .set({
          startsAtLocal: "2038-03-20T18:00",
          startsAt: new Date("2038-03-20T18:00:00Z"),
          sequence: 1,
        })
        .where(eq(meetings.id, id));
      await mailAttendees(tx, id, { kind: "changed", note: "" });
    });
    const [first, moved] = await calendars();
    expect(moved).toMatchObject({
      method: "REQUEST",
      uid: first?.uid,
      sequence: 1,
      start: "2038-03-20T18:00:00.000Z",
    });
    expect(moved!.stamp >= first!.stamp).toBe(true);
  });

  it("off, on again, and off for the guest: CANCEL, REQUEST, CANCEL, each with SEQUENCE raised", async () => {
    const { id, organizer } = await aRun();
    await cancelMeeting(organizer, { id, note: "" });
    await makeMails();
    await reinstateMeeting(organizer, { id, note: "" });
    await makeMails();
    await store.write((tx) => tx.update(rsvps).set({ name: "Zoe" }).where(eq(rsvps.meetingId, id)));
    await cancelRsvp(await tokenOf(id, "Zoe"));
    const all = await calendars();
    expect(all.map(({ method, sequence, status }) => [method, sequence, status])).toEqual([
      ["REQUEST", 0, "CONFIRMED"],
      ["CANCEL", 1, "CANCELLED"],
      ["REQUEST", 2, "CONFIRMED"],
      ["CANCEL", 3, "CANCELLED"],
    ]);
    expect(new Set(all.map(({ uid }) => uid)).size).toBe(1);
    expect(new Set(all.map(({ attendees }) => attendees))).toEqual(new Set([1]));
    expect(all.at(-1)?.partstat).toBe("DECLINED");
  });

  it("the organizer stays who it was, whatever the group is called by then", async () => {
    const { id, groupId } = await aRun();
    await store.write((tx) =>
      tx
        .update(groups)
        .set({ name: "Lamp Society", email: "office@example.org" })
        .where(eq(groups.id, groupId)),
    );
    await store.write((tx) => mailAttendees(tx, id, { kind: "changed", note: "Bring a cup." }));
    // What mails are made from is shared for a second.
    const restore = setClock(new Date(now().getTime() + 2_000));
    await joinMeeting({ meetingId: id, name: "Bo", email: "bo@example.org", partySize: 1 });
    await makeMails();
    restore();
    await store.write((tx) =>
      tx.update(rsvps).set({ name: "Zoe" }).where(eq(rsvps.email, "zoe@example.org")),
    );
    await cancelRsvp(await tokenOf(id, "Zoe"));
    const kept = ["mailto:hello@example.org", "Lantern Circle"];
    expect((await calendars()).map(({ organizer }) => organizer)).toEqual([kept, kept, kept]);
    const [other] = (await sentTo("bo@example.org")).map(({ calendar }) => read(calendar ?? ""));
    expect(other?.organizer).toEqual(["mailto:office@example.org", "Lamp Society"]);
  });

  it("another address is another calendar: it is invited by the group as it is called now", async () => {
    const { id, groupId } = await aRun();
    const renamed = { name: "Lamp Society", email: "office@example.org" };
    await store.write((tx) => tx.update(groups).set(renamed).where(eq(groups.id, groupId)));
    const [guest] = await store.read.select().from(rsvps).where(eq(rsvps.meetingId, id));
    const restore = setClock(new Date(now().getTime() + 2_000));
    const { name, partySize } = guest!;
    const typed = { name, partySize, email: "zoe@example.net", insist: [] };
    const organizer = await aMember(groupId);
    const changed = await changeRsvpAtDesk(organizer, { ...typed, meetingId: id, id: guest!.id });
    expect(changed).toMatchObject({ ok: true });
    restore();
    const [there] = (await sentTo("zoe@example.net")).map(({ calendar }) => read(calendar ?? ""));
    expect(there?.organizer).toEqual(["mailto:office@example.org", "Lamp Society"]);
  });

  it("who may come is asked as one who may", async () => {
    const { id } = await aRun();
    await store.write((tx) =>
      tx.update(rsvps).set({ status: "tentative" }).where(eq(rsvps.meetingId, id)),
    );
    await store.write((tx) => mailAttendees(tx, id, { kind: "changed", note: "Bring a cup." }));
    expect((await calendars()).at(-1)).toMatchObject({ partstat: "TENTATIVE", rsvp: "FALSE" });
  });

  it("who has only a held seat has not answered, and is given no online link", async () => {
    const { id } = await aRun({ onlineUrl: "https://meet.example.org/x" });
    await store.write((tx) =>
      tx
        .update(rsvps)
        .set({ heldUntil: new Date("2038-03-01T12:00:00Z") })
        .where(eq(rsvps.meetingId, id)),
    );
    await store.write((tx) => mailAttendees(tx, id, { kind: "changed", note: "Bring a cup." }));
    const [first, held] = await calendars();
    expect(first?.description).toContain("meet.example.org");
    expect(held?.partstat).toBe("NEEDS-ACTION");
    expect(held?.description).not.toContain("meet.example.org");
    const mails = await sentTo("zoe@example.org");
    expect(mails.at(-1)?.raw).not.toContain("meet.example.org");
  });

  it("who had an entry and now only waits for a seat is not given one", async () => {
    const { id } = await aRun();
    await store.write((tx) =>
      tx.update(rsvps).set({ status: "waitlisted" }).where(eq(rsvps.meetingId, id)),
    );
    await store.write((tx) => mailAttendees(tx, id, { kind: "changed", note: "Bring a cup." }));
    const mails = await sentTo("zoe@example.org");
    expect(mails.map(({ calendar }) => calendar !== null)).toEqual([true, false]);
  });

  it("no other guest is named in it", async () => {
    const { id } = await aRun();
    await joinMeeting({ meetingId: id, name: "Bob Other", email: "bob@example.org", partySize: 1 });
    for (const { calendar } of await sentTo("zoe@example.org")) {
      expect(calendar?.replaceAll("\r\n ", "")).not.toMatch(/(?<![\w+/=-])bob(?![\w+/=-])/i);
    }
  });
});
