import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { store } from "#db/store.ts";
import { outbox, rsvps } from "#db/tables.ts";
import { findRsvpCalendar } from "#lib/rsvps/calendar.ts";
import { cancelRsvp } from "#lib/rsvps/cancel.ts";
import { joinMeeting } from "#lib/rsvps/join.ts";
import { changeReply } from "#lib/rsvps/reply.ts";
import { meetingEditInput } from "#lib/scheduling/input.ts";
import { getMeetingForm } from "#lib/scheduling/queries.ts";
import { updateMeeting } from "#lib/scheduling/update.ts";
import { feedResponseTo } from "#lib/syndication/http.ts";
import { aGroup, aMeeting, aMember } from "#tests/factories.ts";
import { linesOf, readWithZones } from "#tests/support/calendar-readers.ts";
import { makeMails, outboxNow } from "#tests/support/mails.ts";
import { join, tokenOf } from "#tests/support/people.ts";

async function aGuest() {
  const { id } = await aMeeting((await aGroup()).id, { onlineUrl: "https://meet.example.org/x" });
  await joinMeeting({ meetingId: id, name: "Ann", email: "ann@example.org", partySize: 1 });
  return { id, token: await tokenOf(id, "Ann") };
}

async function contentOf(token: string) {
  const found = await findRsvpCalendar(token);
  if (!found || !("content" in found)) throw new Error("no such calendar");
  return found.content;
}

const sequenceIn = (text: string) => linesOf(text).find((line) => line.startsWith("SEQUENCE:"));

describe("a guest’s own calendar", () => {
  it("has the seat, with the link to take part", async () => {
    const { token } = await aGuest();
    const { text } = await contentOf(token);
    expect(readWithZones(text)).toHaveLength(1);
    expect(linesOf(text)).toContain("STATUS:CONFIRMED");
    expect(text).toContain("meet.example.org");
  });

  it("says that it is off once they have cancelled, with the SEQUENCE mailed last", async () => {
    const { id, token } = await aGuest();
    const before = await contentOf(token);
    await cancelRsvp(token);
    const after = await contentOf(token);
    const [was, is] = [before, after].map(({ text }) => readWithZones(text)[0]);
    expect(is?.uid).toBe(was?.uid);
    expect(linesOf(after.text)).toContain("STATUS:CANCELLED");
    expect(after.text).not.toContain("meet.example.org");
    const mailed = (await outboxNow()).map(({ calendar }) => sequenceIn(calendar ?? ""));
    expect(mailed).toEqual(["SEQUENCE:0", "SEQUENCE:1"]);
    expect(sequenceIn(after.text)).toBe("SEQUENCE:1");

    // Who comes again is not left with the older state.
    await store.write((tx) =>
      tx.update(rsvps).set({ status: "going", calendarSequence: 2 }).where(eq(rsvps.meetingId, id)),
    );
    const again = await contentOf(token);
    expect(linesOf(again.text)).toEqual(expect.arrayContaining(["STATUS:CONFIRMED", "SEQUENCE:2"]));
  });

  it("has a SEQUENCE that grows with every change of it, mailed or not", async () => {
    const group = await aGroup();
    const { id } = await aMeeting(group.id, { capacity: 1, takesTentative: true });
    await join(id, "Ann");
    const token = await tokenOf(id, "Ann");
    const organizer = await aMember(group.id);
    const seen: { sequence: number; status: string }[] = [];
    const look = async () => {
      // What was mailed has left: a later mail takes nothing over.
      await store.write((tx) => tx.update(outbox).set({ state: "sent" }));
      const [event] = readWithZones((await contentOf(token)).text);
      const said = (name: string) => event?.component.getFirstPropertyValue(name);
      seen.push({ sequence: Number(said("sequence")), status: String(said("status")) });
    };
    await look();
    await cancelRsvp(token);
    await look();
    // The seat is somebody else's by now: who comes back waits, and is sent no entry.
    await join(id, "Bob");
    await changeReply({ token, reply: "going" });
    await look();
    await changeReply({ token, reply: "tentative" });
    await changeReply({ token, reply: "going" });
    await cancelRsvp(token);
    await look();
    await changeReply({ token, reply: "going" });
    await look();
    await cancelRsvp(await tokenOf(id, "Bob"));
    await look();
    const change = meetingEditInput.parse({
      ...(await getMeetingForm(organizer, id)),
      title: "Another title",
    });
    expect(await updateMeeting(organizer, change)).toMatchObject({ ok: true });
    await look();
    expect(seen.map(({ status }) => status)).toEqual([
      ...["CONFIRMED", "CANCELLED", "TENTATIVE", "CANCELLED"],
      ...["TENTATIVE", "CONFIRMED", "CONFIRMED"],
    ]);
    const sequences = seen.map(({ sequence }) => sequence);
    expect(sequences).toEqual([...new Set(sequences)].toSorted((a, b) => a - b));
    // What is mailed next is no older than what the calendar has fetched.
    await makeMails();
    const mailed = (await outboxNow()).filter(
      ({ toEmail, calendar }) => toEmail === "ann@example.org" && calendar,
    );
    expect(sequenceIn(mailed.at(-1)?.calendar ?? "")).toBe(`SEQUENCE:${sequences.at(-1)}`);
  });

  it.each(["waitlisted", "pending", "tentative"] as const)(
    "is not certain for who is %s, and has no link to take part",
    async (status) => {
      const { id, token } = await aGuest();
      await store.write((tx) => tx.update(rsvps).set({ status }).where(eq(rsvps.meetingId, id)));
      const { text } = await contentOf(token);
      expect(linesOf(text)).toContain("STATUS:TENTATIVE");
      expect(text).not.toContain("meet.example.org");
    },
  );

  it("is told to be the same while it is, and to nobody on the way", async () => {
    const { token } = await aGuest();
    const request = {
      method: "GET",
      ifNoneMatch: null,
      ifModifiedSince: null,
      acceptEncoding: "identity",
    };
    const first = feedResponseTo(await contentOf(token), request);
    expect(first.status).toBe(200);
    expect(first.headers).toMatchObject({
      "Cache-Control": "private, no-cache",
      "X-Robots-Tag": "noindex, nofollow",
    });
    expect(first.headers).not.toHaveProperty("Access-Control-Allow-Origin");
    const same = { ...request, ifNoneMatch: first.headers.ETag ?? "" };
    expect(feedResponseTo(await contentOf(token), same).status).toBe(304);
    await cancelRsvp(token);
    expect(feedResponseTo(await contentOf(token), same).status).toBe(200);
  });

  it("is nothing for a link that leads nowhere", async () => {
    expect(await findRsvpCalendar("nothing")).toBeNull();
  });
});
