import { expect, test } from "vitest";
import { instantsOf } from "#lib/time/instants.ts";
import { sessionAt, sessionsOf } from "#lib/time/sessions.ts";

function hours(startsAtLocal: string, endsAtLocal: string, from: string | null, until = "17:00") {
  const walls = { startsAtLocal, endsAtLocal, timeZone: "Europe/London" };
  return { ...walls, ...instantsOf(walls), dailyFrom: from, dailyUntil: from && until };
}

const walls = (meeting: Parameters<typeof sessionsOf>[0]) =>
  sessionsOf(meeting).map(({ startsAtLocal, endsAtLocal }) => [startsAtLocal, endsAtLocal]);

test("without daily hours it is one stretch, through its nights", () => {
  const plain = hours("2027-03-05T10:00", "2027-03-07T17:00", null);
  expect(walls(plain)).toEqual([["2027-03-05T10:00", "2027-03-07T17:00"]]);
});

test("with them one a day, the first from the start and the last to the end", () => {
  expect(walls(hours("2027-03-05T14:00", "2027-03-07T16:00", "10:00"))).toEqual([
    ["2027-03-05T14:00", "2027-03-05T17:00"],
    ["2027-03-06T10:00", "2027-03-06T17:00"],
    ["2027-03-07T10:00", "2027-03-07T16:00"],
  ]);
});

test("they keep their wall times where the clocks change between the days", () => {
  const change = hours("2027-03-27T10:00", "2027-03-29T17:00", "10:00");
  expect(sessionsOf(change).map(({ startsAt }) => startsAt.toISOString().slice(0, 16))).toEqual([
    "2027-03-27T10:00",
    "2027-03-28T09:00",
    "2027-03-29T09:00",
  ]);
});

test("hours through midnight are of the evening on which they begin", () => {
  expect(walls(hours("2027-03-05T20:00", "2027-03-07T02:00", "20:00", "02:00"))).toEqual([
    ["2027-03-05T20:00", "2027-03-06T02:00"],
    ["2027-03-06T20:00", "2027-03-07T02:00"],
  ]);
  expect(walls(hours("2027-03-05T00:30", "2027-03-06T02:00", "20:00", "02:00"))).toEqual([
    ["2027-03-05T00:30", "2027-03-05T02:00"],
    ["2027-03-05T20:00", "2027-03-06T02:00"],
  ]);
});

test("at an instant it is what is on, or else what comes next", () => {
  const days = hours("2027-03-05T10:00", "2027-03-07T17:00", "10:00");
  const at = (time: string) => sessionAt(days, new Date(`2027-03-${time}Z`))?.startsAtLocal;
  expect(at("01T00:00")).toBe("2027-03-05T10:00");
  expect(at("05T16:59")).toBe("2027-03-05T10:00");
  expect(at("05T17:00")).toBe("2027-03-06T10:00");
  expect(at("07T17:00")).toBeUndefined();
});
