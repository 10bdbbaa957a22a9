import { describe, expect, test } from "vitest";
import { meetingJsonLd } from "#lib/feeds/jsonld.ts";
import { jsonLdText } from "#lib/feeds/jsonld-parts.ts";
import { asPublic } from "#lib/meetings/as-public.ts";
import type { WholeMeeting } from "#lib/meetings/whole.ts";
import { setClock } from "#lib/time/clock.ts";
import { toInstant } from "#lib/time/dates.ts";
import { article, item, meeting2007 } from "./meeting-samples.ts";

const URL = "https://meetings.example.org/meetings/a-talk";

function meeting(row: Partial<WholeMeeting> = {}) {
  const whole = { ...meeting2007(), ...row };
  const { startsAtLocal, endsAtLocal, timeZone } = whole;
  return asPublic({
    ...whole,
    startsAt: toInstant(startsAtLocal, timeZone),
    endsAt: toInstant(endsAtLocal, timeZone),
  });
}

/** What a reader of the page gets: through text and back. */
const read = (row: Partial<WholeMeeting> = {}) =>
  JSON.parse(jsonLdText(meetingJsonLd(meeting(row), URL, `${URL}/picture.png`)));

describe("meetingJsonLd", () => {
  test("times carry the zone's offset on that day", () => {
    expect(read()).toMatchObject({
      startDate: "2007-10-07T14:00:00+01:00",
      endDate: "2007-10-07T17:00:00+01:00",
    });
    const winter = { startsAtLocal: "2026-12-01T19:00", endsAtLocal: "2026-12-01T21:00" };
    expect(read(winter).startDate).toBe("2026-12-01T19:00:00+00:00");
    expect(read({ ...winter, timeZone: "America/St_Johns" }).startDate).toBe(
      "2026-12-01T19:00:00-03:30",
    );
  });

  test("has the place with its address and coordinates, zero among them", () => {
    const { venue } = meeting2007();
    const onMeridian = venue && { ...venue, latitude: 51.5, longitude: 0 };
    expect(read({ venue: onMeridian }).location).toMatchObject({
      "@type": "Place",
      name: "Marchmont Centre",
      address: { "@type": "PostalAddress", addressLocality: "London", addressCountry: "GB" },
      geo: { latitude: 51.5, longitude: 0 },
    });
  });

  test("lacks nothing that an event must have, however little is known of it", () => {
    const bare = read({ venue: null, onlineUrl: null, summary: "", occasion: "" });
    expect(bare.location).toMatchObject({ "@type": "Place", name: "To be announced" });
    expect(bare.location.address).toBeTruthy();
    expect(bare.description).toContain("7 October 2007");
    const group = { ...meeting2007().group, url: null };
    expect(read({ group }).organizer[0].url).toBe(
      `https://meetings.example.org/groups/${group.slug}`,
    );
  });

  test("says how one attends", () => {
    expect(read().eventAttendanceMode).toBe("https://schema.org/OfflineEventAttendanceMode");
    const onlineUrl = "https://meet.example.org/room";
    const mixed = read({ onlineUrl });
    expect(mixed.eventAttendanceMode).toBe("https://schema.org/MixedEventAttendanceMode");
    expect(mixed.location).toHaveLength(2);
    const online = read({ onlineUrl, venue: null });
    expect(online.eventAttendanceMode).toBe("https://schema.org/OnlineEventAttendanceMode");
    expect(online.location).toEqual({ "@type": "VirtualLocation", url: URL });
  });

  test.each([
    ["published", "EventScheduled", undefined],
    ["cancelled", "EventCancelled", undefined],
    ["postponed", "EventPostponed", "2007-10-07T14:00:00+01:00"],
  ] as const)("a %s meeting is %s", (status, event, previous) => {
    const data = read({ status });
    expect(data.eventStatus).toBe(`https://schema.org/${event}`);
    expect(data.previousStartDate).toBe(previous);
  });

  test.each([
    ["£3, children free", { priceNote: "£3, children free" }],
    ["Free", { priceNote: "Free" }],
    ["nothing", {}],
  ])("of the words alone (%s) nothing is made out", (_, price) => {
    expect(read(price).offers).toBeUndefined();
    expect(read(price).isAccessibleForFree).toBeUndefined();
  });

  test("an amount is offered in its currency, whatever the words beside it say", () => {
    const price = { priceAmount: "3.50", priceCurrency: "GBP" };
    expect(read(price)).toMatchObject({
      isAccessibleForFree: false,
      offers: { price: "3.50", priceCurrency: "GBP", url: URL },
    });
    const some = read({ ...price, priceNote: "children free" });
    expect(some.isAccessibleForFree).toBeUndefined();
    expect(some.offers).toMatchObject({ price: "3.50", description: "children free" });
  });

  test("offers a free seat while there is one", () => {
    setClock(new Date("2026-11-22T12:00:00Z"));
    const free = { free: true, priceNote: "a collection for the hall", capacity: 10 };
    expect(read(free)).toMatchObject({ isAccessibleForFree: true, offers: { price: "0" } });
    const ahead = { ...free, startsAtLocal: "2026-12-01T19:00", endsAtLocal: "2026-12-01T21:00" };
    const seats = (row: Partial<WholeMeeting>) => read({ ...ahead, ...row }).offers.availability;
    expect(seats({})).toBe("https://schema.org/InStock");
    expect(seats({ seatsTold: 10 })).toBe("https://schema.org/SoldOut");
    const gone = { startsAtLocal: "2026-11-01T19:00", endsAtLocal: "2026-11-01T21:00" };
    for (const none of [
      gone,
      { takesRsvps: false },
      { status: "cancelled" as const },
      { status: "postponed" as const },
      { rsvpsOpenAt: new Date("2026-11-25T09:00:00Z") },
      { rsvpsCloseAt: new Date("2026-11-20T09:00:00Z") },
    ]) {
      expect(seats(none), JSON.stringify(none)).toBeUndefined();
    }
  });

  test("names each speaker once, and what there is to read by its relation", () => {
    const data = read({
      programme: [item("One", 0, "Ada"), item("Two", 30, "Ada", "Bea")],
      reading: (["read-before", "report", "recording"] as const).map((relation) =>
        article({ relation, title: "T", publication: "The Paper", publishedOn: "2007-10" }),
      ),
    });
    expect(data.performer.map((person: { name: string }) => person.name)).toEqual(["Ada", "Bea"]);
    expect([data.workFeatured, data.subjectOf, data.recordedIn].map((list) => list.length)).toEqual(
      [1, 1, 1],
    );
  });
});

test("nothing in it can end the script it stands in", () => {
  const title = "</script><script>alert(1)</script><!-- & \u2028";
  const text = jsonLdText(meetingJsonLd(meeting({ title }), URL, URL));
  expect(text).not.toMatch(/[<>&\u2028]/);
  expect(JSON.parse(text).name).toBe(title);
});
