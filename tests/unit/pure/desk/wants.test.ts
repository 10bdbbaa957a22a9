import { expect, test } from "vitest";
import { countdown } from "#lib/desk/countdown.ts";
import { type MeetingNeeds, suggestions, wantOf } from "#lib/desk/wants.ts";

const at = new Date("2026-11-22T12:00Z");

/** A published meeting in three weeks with which all is well. */
const ready: MeetingNeeds = {
  status: "published",
  startsAt: new Date("2026-12-13T19:00Z"),
  endsAt: new Date("2026-12-13T21:00Z"),
  venueId: "v",
  onlineUrl: null,
  takesRsvps: true,
  capacity: 80,
  summary: "What it is about",
  description: "",
  report: "",
  attendance: null,
  programmeItems: 1,
  putAway: [],
};
const keys = (change: Partial<MeetingNeeds>) =>
  suggestions({ ...ready, ...change }, at).open.map(({ key }) => key);
const soon = { startsAt: new Date("2026-11-25T19:00Z"), endsAt: new Date("2026-11-25T21:00Z") };
const past = { startsAt: new Date("2026-11-01T19:00Z"), endsAt: new Date("2026-11-01T21:00Z") };

test.each<[string, Partial<MeetingNeeds>, string[]]>([
  ["all is well", {}, []],
  ["nowhere to go", { venueId: null }, ["place"]],
  [
    "online only, without limit",
    { venueId: null, onlineUrl: "https://x.example", capacity: null },
    [],
  ],
  ["a hall that is only a name", { unaddressed: true }, ["address"]],
  ["a hall without a number of seats", { capacity: null }, ["capacity"]],
  ["no RSVPs, so no seats to count", { capacity: null, takesRsvps: false }, []],
  ["a bare title", { summary: "" }, ["words"]],
  ["no programme, far off", { programmeItems: 0 }, []],
  ["no programme, soon", { programmeItems: 0, ...soon }, ["programme"]],
  ["a draft", { status: "draft" }, ["publish"]],
  ["an old draft", { status: "draft", ...past }, ["past-draft"]],
  ["postponed", { status: "postponed", venueId: null }, ["new-date"]],
  ["cancelled", { status: "cancelled", venueId: null }, []],
  ["over", past, ["report", "attendance"]],
  ["over and written down", { ...past, report: "It was good.", attendance: 40 }, []],
])("%s", (_what, change, wanted) => {
  expect(keys(change)).toEqual(wanted);
});

test("what was put away is not suggested, and can be brought back while it is missing", () => {
  const bare = { ...ready, venueId: null, summary: "", putAway: ["words", "programme"] };
  const { open, putAway } = suggestions(bare, at);
  expect(open.map(({ key }) => key)).toEqual(["place"]);
  expect(putAway.map(({ key }) => key)).toEqual(["words"]);
});

test("who waits is said with the number", () => {
  const meeting = { id: "m", title: "M" };
  expect(wantOf({ kind: "approval", n: 1, meeting }).why).toBe("One RSVP waits for your answer.");
  expect(wantOf({ kind: "waitlist", n: 3, meeting }).why).toBe("3 RSVPs wait for a seat.");
});

test.each([
  ["2026-11-22T19:00", "today"],
  ["2026-11-23T00:30", "tomorrow"],
  ["2026-11-27T19:00", "in 5 days"],
  ["2026-12-20T19:00", "in 4 weeks"],
  ["2027-05-22T19:00", "in 6 months"],
  ["2026-11-22T11:00", "now"],
  ["2026-11-21T11:00", "over"],
])("%s is %s, seen at noon of the 22nd", (startsAtLocal, said) => {
  const startsAt = new Date(`${startsAtLocal}Z`);
  const endsAt = new Date(startsAt.getTime() + 2 * 3_600_000);
  expect(countdown({ startsAt, endsAt, startsAtLocal, timeZone: "Europe/London" }, at)).toBe(said);
});

test("the days are counted by the meeting's own calendar", () => {
  const startsAt = new Date("2026-11-22T22:00Z");
  const meeting = {
    startsAt,
    endsAt: new Date(startsAt.getTime() + 3_600_000),
    startsAtLocal: "2026-11-23T07:00",
    timeZone: "Asia/Seoul",
  };
  expect(countdown(meeting, at)).toBe("tomorrow");
  expect(countdown(meeting, new Date("2026-11-22T16:00Z"))).toBe("today");
});
