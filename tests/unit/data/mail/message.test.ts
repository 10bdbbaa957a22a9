import ICAL from "ical.js";
import nodeIcal from "node-ical";
import nodemailer from "nodemailer";
import PostalMime from "postal-mime";
import { describe, expect, it } from "vitest";
import { store } from "#db/store.ts";
import { outbox } from "#db/tables.ts";
import { isMailAddress, parseMailbox } from "#lib/mail/address.ts";
import { messageOf } from "#lib/mail/message.ts";
import { compose } from "#lib/mail/templates/compose.ts";
import { joinMeeting } from "#lib/rsvps/join.ts";
import { aGroup, aMeeting, aVenue } from "#tests/factories.ts";
import { aMail, outboxNow } from "#tests/support/mails.ts";

const transport = nodemailer.createTransport({ streamTransport: true, buffer: true });

/** The octets that the only mail of the outbox goes over the wire as. */
async function wire(): Promise<string> {
  const [row] = await outboxNow();
  const { message } = await transport.sendMail(messageOf(row!));
  return (message as Buffer).toString("utf8");
}

/** Header lines, unfolded. */
function headersOf(raw: string): string[] {
  const [head = ""] = raw.split("\r\n\r\n");
  return head.replace(/\r\n[ \t]+/g, " ").split("\r\n");
}

/** Content types of a message in their order, indented by depth. */
function shapeOf(raw: string): string[] {
  return [...raw.matchAll(/^Content-Type: ([^;\r]+)/gim)].map(([, type]) => type!.toLowerCase());
}

const EVIL = 'Eve"\r\nBcc: victim@example.org\r\n\r\n<script>alert(1)</script>';

describe("messageOf", () => {
  it("is plain, honest about itself, and has nothing to load", async () => {
    const id = await aMail();
    const raw = await wire();
    const headers = headersOf(raw);
    expect(headers).toContain("From: Fleet Valley History Society <meetings@meetings.example.org>");
    expect(headers).toContain("Reply-To: Fleet Valley History Society <secretary@example.org>");
    expect(headers).toContain("To: Ann Webb <ann@example.org>");
    expect(headers).toContain("Auto-Submitted: auto-generated");
    expect(headers).toContain(`Message-ID: <${id}@meetings.example.org>`);
    expect(shapeOf(raw)).toEqual(["multipart/alternative", "text/plain", "text/html"]);
    const { html } = await PostalMime.parse(raw);
    expect(html).not.toMatch(/<img|src=|url\(|@import|<link/i);
  });

  it("lets news be ended from the mail program, and says so in no other mail", async () => {
    await aMail();
    expect(await wire()).not.toMatch(/^List-/m);
    await store.write((tx) => tx.delete(outbox));
    const unsubscribe = `https://meetings.example.org/unsubscribe/${"x".repeat(58)}`;
    await aMail({ kind: "announcement", links: { manage: "https://a.example", unsubscribe } });
    const headers = headersOf(await wire());
    expect(headers).toContain(`List-Unsubscribe: <${unsubscribe}>`);
    expect(headers).toContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
  });

  it("is the same message in every attempt", async () => {
    await aMail();
    const parts = (raw: string) => raw.replace(/--_NmP[^"\r\n]*/g, "").replace(/boundary=.*/g, "");
    expect(parts(await wire())).toBe(parts(await wire()));
  });

  it("lets no name, subject or group begin another header", async () => {
    await aMail({
      to: { name: EVIL, email: "eve@example.org" },
      fromName: EVIL,
      subject: `You are going: ${EVIL}`,
      replyTo: "a@example.org\r\nBcc: victim@example.org",
    });
    const raw = await wire();
    const headers = headersOf(raw);
    expect(headers.filter((line) => /^(bcc|cc):/i.test(line))).toEqual([]);
    expect(headers.filter((line) => /^(from|to|subject):/i.test(line))).toHaveLength(3);
    expect(headers.filter((line) => /^reply-to:/i.test(line))).toEqual([]);
    const { to, cc, bcc } = await PostalMime.parse(raw);
    expect(to?.map((one) => "address" in one && one.address)).toEqual(["eve@example.org"]);
    expect([cc ?? [], bcc ?? []].flat()).toEqual([]);
  });

  it("refuses to queue what is not one plain address", async () => {
    for (const email of ["", "a@b@c", "a b@c.org", "<a@b.org>", "a@b.org,c@d.org", "a@b.org\nx"]) {
      await expect(aMail({ to: { name: "", email } })).rejects.toThrow("one plain address");
    }
  });
});

describe("the invitation in the mail", () => {
  async function invited() {
    const group = await aGroup({ name: "Naturalists, Old & New", email: "hello@example.org" });
    const venue = await aVenue(group.id, { name: "The Quarry Hut", address: "Old Quarry Lane" });
    const meeting = await aMeeting(group.id, {
      title: "Moths; by lamplight, with “cake”",
      venueId: venue.id,
      onlineUrl: "https://meet.example.org/moths",
      startsAtLocal: "2038-03-28T19:00",
    });
    await joinMeeting({
      meetingId: meeting.id,
      name: "Zoë, Ann",
      email: "Zoe@Example.org",
      partySize: 2,
    });
    const raw = await wire();
    return { raw, parsed: await PostalMime.parse(raw), meeting };
  }

  it("stands where calendars look for it (RFC 6047)", async () => {
    const { raw, parsed } = await invited();
    expect(shapeOf(raw)).toEqual([
      "multipart/mixed",
      "multipart/alternative",
      "text/plain",
      "text/html",
      "text/calendar",
      "application/ics",
    ]);
    expect(raw).toMatch(
      /Content-Type: text\/calendar; charset=utf-8; method=REQUEST\r\nContent-Transfer-Encoding: base64/i,
    );
    expect(parsed.attachments.map(({ filename }) => filename)).toContain("invite.ics");
    const texts = parsed.attachments.map(({ content }) =>
      typeof content === "string" ? content : new TextDecoder().decode(content),
    );
    expect(new Set(texts).size).toBe(1);
  });

  it("is understood by ical.js and node-ical, with one attendee", async () => {
    const { parsed, meeting } = await invited();
    const file = parsed.attachments.find(({ filename }) => filename === "invite.ics");
    const text = new TextDecoder().decode(file?.content as ArrayBuffer);
    const calendar = new ICAL.Component(ICAL.parse(text));
    expect(calendar.getFirstPropertyValue("method")).toBe("REQUEST");
    const [vevent, ...more] = calendar.getAllSubcomponents("vevent");
    expect(more).toEqual([]);
    const event = new ICAL.Event(vevent!);
    expect(event.uid).toBe(meeting.uid);
    expect(event.summary).toBe("Moths; by lamplight, with “cake”");
    // The clocks go forward on this very day.
    expect(event.startDate.toJSDate().toISOString()).toBe("2038-03-28T18:00:00.000Z");
    expect(vevent?.getFirstPropertyValue("organizer")).toBe("mailto:hello@example.org");
    expect(vevent?.getFirstProperty("organizer")?.getParameter("cn")).toBe(
      "Naturalists, Old & New",
    );
    const [attendee, ...others] = vevent!.getAllProperties("attendee");
    expect(others).toEqual([]);
    expect(attendee?.getFirstValue()).toBe("mailto:Zoe@Example.org");
    expect(attendee?.getParameter("partstat")).toBe("ACCEPTED");
    expect(event.description).toContain("https://meet.example.org/moths");

    const other = Object.values(nodeIcal.sync.parseICS(text)).find((one) => one?.type === "VEVENT");
    expect(other).toMatchObject({ uid: meeting.uid, summary: "Moths; by lamplight, with “cake”" });
    expect((other as { start: Date }).start.toISOString()).toBe("2038-03-28T18:00:00.000Z");
  });
});

describe("compose", () => {
  it("escapes what people typed, in every kind of block", () => {
    const evil = '<b onmouseover="x">&"</b>{{link:manage}} {{{link:manage}}';
    const { text, html } = compose({
      sender: evil,
      accent: '"><script>',
      heading: evil,
      blocks: [
        { p: evil },
        { quote: evil },
        { facts: [["Note", evil]] },
        { link: evil, href: '{{link:manage}}"><script>' },
      ],
      foot: evil,
    });
    expect(html).not.toMatch(/<b |<script/);
    // A place for a link stands only where we put it.
    expect(html.match(/\{\{link:manage\}\}/g)).toHaveLength(1);
    expect(text.match(/\{\{link:manage\}\}/g)).toHaveLength(1);
  });
});

describe("addresses", () => {
  it.each(["ann@example.org", "a+b.c@sub.example.co.uk", "zoë@exämple.org", "x@localhost"])(
    "%s is one",
    (text) => expect(isMailAddress(text)).toBe(true),
  );
  it.each([
    "",
    "ann",
    "@example.org",
    "ann@",
    "ann@-x.org",
    "ann@x..org",
    "ann@example.org ",
    "a\u200bb@x.org",
    '"a b"@x.org',
    "a@[127.0.0.1]",
    `${"a".repeat(65)}@x.org`,
    `a@${"x".repeat(260)}.org`,
  ])("%j is none", (text) => expect(isMailAddress(text)).toBe(false));

  it("takes MAIL_FROM apart", () => {
    expect(parseMailbox('"Our, Society" <a@x.org>')).toEqual({
      name: "Our, Society",
      email: "a@x.org",
    });
    expect(parseMailbox("a@x.org")).toEqual({ name: "", email: "a@x.org" });
    expect(() => parseMailbox("nobody")).toThrow("not a mail address");
  });
});
