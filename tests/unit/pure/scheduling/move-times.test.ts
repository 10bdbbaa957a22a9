import { expect, test } from "vitest";
import { movedTimes } from "#lib/scheduling/move-times.ts";
import {
  type Clock,
  clockOf,
  daysBetween,
  movedClock,
  offsetOf,
} from "#lib/scheduling/programme-clock.ts";

const was = {
  startsAtLocal: "2027-03-05T19:00",
  endsAtLocal: "2027-03-05T21:00",
  doorsAtLocal: "2027-03-05T18:30",
  rsvpsOpenAtLocal: "",
  rsvpsCloseAtLocal: "2027-03-04T12:00",
};

test("every time of a meeting moves with its start", () => {
  expect(movedTimes({ ...was, startsAtLocal: "2027-04-02T20:00" }, was)).toEqual({
    startsAtLocal: "2027-04-02T20:00",
    endsAtLocal: "2027-04-02T22:00",
    doorsAtLocal: "2027-04-02T19:30",
    rsvpsOpenAtLocal: "",
    rsvpsCloseAtLocal: "2027-04-01T13:00",
  });
  const earlier = movedTimes({ ...was, startsAtLocal: "2027-02-05T19:00" }, was);
  expect(earlier.doorsAtLocal).toBe("2027-02-05T18:30");
});

test("a time that was changed itself stays as it was typed", () => {
  const typed = {
    ...was,
    startsAtLocal: "2027-04-02T19:00",
    endsAtLocal: "2027-04-02T23:00",
    doorsAtLocal: "2027-04-02T18:00",
  };
  expect(movedTimes(typed, was)).toEqual({ ...typed, rsvpsCloseAtLocal: "2027-04-01T12:00" });
});

test("nothing moves while the start stands, or is no time", () => {
  expect(movedTimes(was, was)).toEqual(was);
  const odd = { ...was, startsAtLocal: "soon" };
  expect(movedTimes(odd, was)).toEqual(odd);
});

const plain = (time: string): Clock => ({ time, day: "" });
const evening = "2027-03-05T19:00";

test("an item of the programme keeps its distance from a start that moves", () => {
  const move = { startBefore: evening, start: "2027-04-02T20:15" };
  const item = plain("19:45");
  expect(movedClock(item, item, move)).toEqual(plain("21:00"));
  // After midnight, and back again.
  const late = { startBefore: evening, start: "2027-03-05T22:30" };
  expect(movedClock(item, item, late)).toEqual(plain("23:15"));
  const later = movedClock(plain("21:00"), plain("21:00"), late);
  expect(later).toEqual(plain("00:30"));
  const back = { startBefore: late.start, start: evening };
  expect(movedClock(later, later, back)).toEqual(plain("21:00"));
  expect(movedClock(plain("18:00"), item, move), "changed itself").toEqual(plain("18:00"));
  expect(movedClock(plain(""), plain(""), move)).toEqual(plain(""));
  expect(movedClock(item, item, { startBefore: "", start: evening })).toEqual(item);
});

test("the clocks of a night in which they change are the wall's", () => {
  const night = "2027-03-28T00:30";
  const item = plain("03:00");
  expect(movedClock(item, item, { startBefore: "2027-03-27T22:30", start: night })).toEqual({
    time: "05:00",
    day: "",
  });
});

test("an item on a later day is known by the day, and moves with all days", () => {
  const friday = "2027-03-05T10:00";
  const sunday = { time: "09:30", day: "3" };
  const offset = offsetOf(sunday, friday);
  expect(clockOf(offset, friday)).toEqual(sunday);
  expect(movedClock(sunday, sunday, { startBefore: friday, start: "2027-04-02T11:00" })).toEqual({
    time: "10:30",
    day: "3",
  });
  expect(clockOf(offsetOf(plain("09:30"), friday), friday), "nearly the start").toEqual(
    plain("09:30"),
  );
  expect(daysBetween(friday, "2027-03-07T17:00")).toBe(3);
  expect(daysBetween("2027-03-05T22:00", "2027-03-06T02:00"), "one night").toBe(1);
});
