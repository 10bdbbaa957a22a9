import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { store } from "#db/store.ts";
import { rsvps } from "#db/tables.ts";
import { findRsvpCalendar } from "#lib/rsvps/calendar.ts";
import { cancelRsvp } from "#lib/rsvps/cancel.ts";
import { joinMeeting } from "#lib/rsvps/join.ts";
import { feedResponseTo } from "#lib/syndication/http.ts";
import { aGroup, aMeeting } from "#tests/factories.ts";
import { linesOf, readWithZones } from "#tests/support/calendar-readers.ts";
import { outboxNow } from "#tests/support/mails.ts";
import { tokenOf } from "#tests/support/people.ts";

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
