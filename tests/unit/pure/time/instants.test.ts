import { expect, test } from "vitest";
import { meetingFields } from "#lib/scheduling/fields.ts";
import { instantsOf, zoneData } from "#lib/time/instants.ts";
import { WALL_TIMES } from "#lib/time/wall-times.ts";

const night = {
  startsAtLocal: "2026-10-25T01:30",
  endsAtLocal: "2026-10-25T02:30",
  doorsAtLocal: "2026-10-25T00:45",
  timeZone: "Europe/London",
};

test("each wall time has its own pass, and no other", () => {
  expect(instantsOf({ ...night, passes: { startsAtLocal: "second" } })).toEqual({
    startsAt: new Date("2026-10-25T01:30Z"),
    endsAt: new Date("2026-10-25T02:30Z"),
    doorsAt: new Date("2026-10-24T23:45Z"),
    rsvpsOpenAt: null,
    rsvpsCloseAt: null,
    zoneData: zoneData(),
  });
});

test("doors keep their own hour where the clocks change before the start", () => {
  const { startsAt, doorsAt } = instantsOf({
    startsAtLocal: "2027-03-28T02:15",
    endsAtLocal: "2027-03-28T05:00",
    doorsAtLocal: "2027-03-28T00:45",
    timeZone: "Europe/London",
  });
  expect(startsAt.getTime() - (doorsAt?.getTime() ?? 0)).toBe(30 * 60_000);
});

test("every wall time of the form is one of them", () => {
  const ofForm = Object.entries(meetingFields).filter(([, field]) => "wallTime" in field);
  expect(ofForm.map(([name]) => name).sort()).toEqual([...WALL_TIMES].sort());
});
