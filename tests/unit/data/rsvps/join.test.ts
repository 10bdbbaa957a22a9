import { describe, expect, it } from "vitest";
import { say } from "#lib/result.ts";
import { changeRsvp } from "#lib/rsvps/change.ts";
import { joinMeeting } from "#lib/rsvps/join.ts";
import { now } from "#lib/time/clock.ts";
import { aGroup, aMeeting, meetingNow } from "#tests/factories.ts";
import { join, mailRows, mails, rsvpOf, statuses, tokenOf } from "#tests/support/people.ts";
import { shown } from "#tests/support/refused.ts";

async function meeting(row: Parameters<typeof aMeeting>[1] = {}) {
  const group = await aGroup({ email: "secretary@example.org" });
  return aMeeting(group.id, row);
}

describe("joinMeeting", () => {
  it("takes a seat and owes one mail with the manage link and the invitation", async () => {
    const { id, title } = await meeting({ capacity: 10 });
    expect(await join(id, "Ann", 3)).toEqual({ ok: true, value: { next: "seat" } });
    expect(await statuses(id)).toEqual(["Ann going 3"]);
    expect((await meetingNow(id)).seatsTaken).toBe(3);
    const [mail, ...more] = await mailRows();
    expect(more).toEqual([]);
    expect(mail).toMatchObject({
      kind: "rsvp-going",
      toEmail: "ann@example.org",
      replyTo: "secretary@example.org",
      state: "queued",
      calendarMethod: "REQUEST",
      secret: { manage: `https://meetings.example.org/rsvps/${await tokenOf(id, "Ann")}` },
    });
    expect(mail?.subject).toMatch(new RegExp(`^You are going: ${title}, \\w{3} 29 Nov 20\\d\\d$`));
    expect(mail?.text).toContain("{{link:manage}}");
    expect(mail?.calendar).toContain("METHOD:REQUEST");
  });

  it("puts newcomers on the waiting list when it is full, in order", async () => {
    const { id } = await meeting({ capacity: 1 });
    await join(id, "Ann");
    expect(await join(id, "Bob")).toEqual({ ok: true, value: { next: "line" } });
    await join(id, "Cyd");
    expect(await statuses(id)).toEqual(["Ann going 1", "Bob waitlisted 1", "Cyd waitlisted 1"]);
    const [, bob, cyd] = await mailRows();
    expect(bob?.text).toContain("You are first in line.");
    expect(cyd?.text).toContain("You are second in line.");
    expect(bob?.calendar).toBeNull();
  });

  it("lets nobody pass a larger party that waits", async () => {
    const { id } = await meeting({ capacity: 3 });
    await join(id, "Ann", 2);
    await join(id, "Bob", 2);
    expect(await join(id, "Cyd", 1)).toEqual({ ok: true, value: { next: "line" } });
    expect(await statuses(id)).toEqual(["Ann going 2", "Bob waitlisted 2", "Cyd waitlisted 1"]);
    expect((await meetingNow(id)).seatsTaken).toBe(2);
  });

  it("refuses in words when there is no seat and no list", async () => {
    const { id } = await meeting({ capacity: 2, waitlist: false });
    expect(await join(id, "Ann", 1)).toMatchObject({ ok: true });
    expect(await join(id, "Bob", 2)).toMatchObject({ ok: false, reason: "full" });
    expect(await join(id, "Cyd", 1)).toMatchObject({ ok: true });
    expect(await join(id, "Dan", 1)).toMatchObject({ ok: false, reason: "full" });
    expect(await statuses(id)).toEqual(["Ann going 1", "Cyd going 1"]);
    expect(await mails()).toHaveLength(2);
  });

  it("never makes a second RSVP of an address, nor changes the first, nor says so on the page", async () => {
    const { id } = await meeting({ capacity: 5 });
    const first = await join(id, "Ann", 1);
    const before = await rsvpOf(id, "Ann");
    const { joinMeeting } = await import("#lib/rsvps/join.ts");
    const second = await joinMeeting({
      meetingId: id,
      name: "Mallory",
      email: "ANN@Example.org",
      partySize: 4,
    });
    expect(second).toEqual(first);
    expect(await rsvpOf(id, "Ann")).toEqual(before);
    expect(await statuses(id)).toEqual(["Ann going 1"]);
    expect((await meetingNow(id)).seatsTaken).toBe(1);
    const [, reminder] = await mailRows();
    expect(reminder).toMatchObject({ kind: "rsvp-already", toEmail: "ann@example.org" });
    expect(reminder?.text).not.toContain("Mallory");
    expect(reminder?.secret.manage).toContain(await tokenOf(id, "Ann"));
  });

  it("tells an address of every further reply, since the page says so", async () => {
    const { id } = await meeting();
    await join(id, "Ann");
    await join(id, "Ann", 3);
    const [, second] = await mailRows();
    expect(second?.text).toContain("That you are 3, as was said now, was not taken.");
    expect(second?.text).toContain("To bring more people, make your party 3");
    await join(id, "Ann");
    const [, , third] = await mailRows();
    expect(third?.text).not.toContain("was not taken");
  });

  it("writes a name only to an address where a link of ours was pressed", async () => {
    const { id } = await meeting();
    await join(id, "Ann");
    const [first] = await mailRows();
    expect(first?.toName).toBe("");
    expect(`${first?.text}${first?.html}${first?.calendar}`).not.toMatch(/\bAnn\b/);
    expect(first?.text).toContain("Thank you for your RSVP.");
    const other = await meeting();
    await changeRsvp({ token: await tokenOf(id, "Ann"), name: "Ann", partySize: 2 });
    await join(other.id, "Ann");
    const [, changed, again] = await mailRows();
    expect(changed?.text).toContain("Ann, here is your RSVP");
    expect(again?.text).toContain("Ann, thank you for your RSVP");
  });

  it("keeps plus-addresses apart", async () => {
    const { id } = await meeting();
    await join(id, "Ann");
    await join(id, "Ann+2");
    expect(await statuses(id)).toHaveLength(2);
  });

  it("mails an address no more that was mailed enough, and says the same; a new one is mailed", async () => {
    const { id } = await meeting({ capacity: 10 });
    const reply = (name: string) => {
      const email = `${name.toLowerCase()}@example.org`;
      return joinMeeting({ meetingId: id, name, email, partySize: 1, enough: true });
    };
    const first = await reply("Ann");
    expect(await mails()).toEqual(["rsvp-going to ann@example.org"]);
    expect(await reply("Ann")).toEqual(first);
    expect(await mails()).toEqual(["rsvp-going to ann@example.org"]);
    expect(await statuses(id)).toEqual(["Ann going 1"]);
    await reply("Bob");
    expect(await mails()).toHaveLength(2);
  });

  it("answers an address that has an RSVP as it answers a new one, when full", async () => {
    const { id } = await meeting({ capacity: 1, waitlist: false });
    await join(id, "Ann");
    const seen = async (name: string) => JSON.stringify(await join(id, name));
    expect(await seen("Ann")).toBe(await seen("Bob"));
    expect(await mails()).toHaveLength(1);
  });

  const hours = (n: number) => new Date(now().getTime() + n * 3_600_000);
  it.each([
    ["missing", { status: "draft" as const }],
    ["missing", { deletedAt: new Date() }],
    ["cancelled", { status: "cancelled" as const }],
    ["postponed", { status: "postponed" as const }],
    ["none", { takesRsvps: false }],
    ["early", { rsvpsOpenAt: hours(1) }],
    ["closed", { rsvpsCloseAt: hours(-1) }],
    ["past", { startsAtLocal: "2007-10-07T14:00" }],
  ])("refuses: %s", async (reason, row) => {
    const { id } = await meeting(row);
    const result = await join(id, "Ann");
    expect(result).toMatchObject({ ok: false, reason });
    expect(result.ok || say(result)).toMatch(/\w.*\.$/);
    expect(await statuses(id)).toEqual([]);
    expect((await meetingNow(id)).lastArrival).toBe(0);
    expect(await mails()).toEqual([]);
  });

  it("refuses an unknown meeting", async () => {
    expect(await join("01abc", "Ann")).toMatchObject({ ok: false, reason: "missing" });
  });

  it("refuses a party larger than the meeting allows or holds", async () => {
    const small = await meeting({ maxPartySize: 2 });
    expect(shown(await join(small.id, "Ann", 3))).toMatchObject({
      ok: false,
      fieldErrors: { partySize: "At most 2 can come on one RSVP." },
    });
    const tiny = await meeting({ capacity: 2, maxPartySize: 10 });
    expect(await join(tiny.id, "Ann", 3)).toMatchObject({ ok: false, reason: "party" });
  });
});
