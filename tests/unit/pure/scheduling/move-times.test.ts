import { expect, test } from "vitest";
import { movedTimes } from "#lib/scheduling/move-times.ts";

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
