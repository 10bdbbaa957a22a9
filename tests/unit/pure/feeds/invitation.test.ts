import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { invitationText } from "#lib/feeds/ical.ts";
import { linesOf, readByName } from "#tests/support/calendar-readers.ts";
import { sampleEvent } from "./samples.ts";

const organizer = {
  name: 'The "Sample" Society; Ltd',
  email: "rsvp+abc@meetings.example.org",
  sentBy: "meetings@example.org",
};
const attendee = {
  name: "Ann\r\nO'Neil",
  email: "ann@example.org",
  partstat: "NEEDS-ACTION",
} as const;

describe("an invitation", () => {
  const text = invitationText(sampleEvent(), { method: "REQUEST", organizer, attendee });

  it("asks one guest, in the organizer's name", () => {
    const lines = linesOf(text);
    expect(lines).toContain("METHOD:REQUEST");
    expect(lines.filter((line) => line.startsWith("ORGANIZER"))).toEqual([
      `ORGANIZER;CN="The ^'Sample^' Society; Ltd";SENT-BY="mailto:meetings@example.org":mailto:rsvp+abc@meetings.example.org`,
    ]);
    expect(lines.filter((line) => line.startsWith("ATTENDEE"))).toEqual([
      `ATTENDEE;ROLE=REQ-PARTICIPANT;CUTYPE=INDIVIDUAL;PARTSTAT=NEEDS-ACTION;RSVP=FALSE;CN="Ann O'Neil":mailto:ann@example.org`,
    ]);
    expect(text).not.toMatch(/REFRESH-INTERVAL|X-PUBLISHED-TTL|X-WR-|SOURCE|VALARM/);
  });

  it("has the feed's UID, sequence and times, and its zone beside", () => {
    const lines = linesOf(text);
    expect(lines).toContain(`UID:${sampleEvent().uid}`);
    expect(lines).toContain("SEQUENCE:2");
    expect(lines).toContain("DTSTART;TZID=Europe/London:20261201T190000");
    expect(lines).toContain("TZID:Europe/London");
    expect(readByName(text)).toHaveLength(1);
  });

  it("carries the guest's present answer", () => {
    const accepted = invitationText(sampleEvent(), {
      method: "REQUEST",
      organizer,
      attendee: { ...attendee, partstat: "ACCEPTED" },
    });
    const event = new ICAL.Component(ICAL.parse(accepted) as unknown[]).getFirstSubcomponent(
      "vevent",
    );
    expect(event?.getFirstProperty("attendee")?.getParameter("partstat")).toBe("ACCEPTED");
    expect(event?.getFirstProperty("attendee")?.getFirstValue()).toBe("mailto:ann@example.org");
    expect(event?.getFirstProperty("organizer")?.getParameter("cn")).toBe(
      'The "Sample" Society; Ltd',
    );
  });

  it("takes itself back", () => {
    const lines = linesOf(
      invitationText(sampleEvent({ sequence: 3 }), { method: "CANCEL", organizer, attendee }),
    );
    expect(lines).toContain("METHOD:CANCEL");
    expect(lines).toContain("STATUS:CANCELLED");
    expect(lines).toContain("SEQUENCE:3");
    expect(lines.some((line) => line.startsWith("ATTENDEE") && line.includes("RSVP=FALSE"))).toBe(
      true,
    );
  });
});
