import { expect, test } from "vitest";
import {
  detailInWords,
  doneInWords,
} from "#app/(organizer)/dashboard/meetings/[id]/trail/trail-words.ts";
import {
  nextProgrammeRow,
  parseStep,
  takeStep,
} from "#app/(organizer)/dashboard/meetings/form/steps.ts";
import { endFor } from "#lib/scheduling/move-times.ts";
import { valuesOf } from "#lib/scheduling/values.ts";

const values = valuesOf({
  title: "T",
  startsAtLocal: "2027-03-05T19:00",
  programme: [
    { title: "A", time: "19:00", durationMinutes: "45" },
    { title: "B", time: "19:45", durationMinutes: "" },
    { title: "C" },
  ],
});
const after = (step: string, from = values) => {
  const parsed = parseStep(step);
  if (!parsed) throw new Error(step);
  const { values: next, focus } = takeStep(from, parsed);
  return { titles: next.programme.map(({ title }) => title).join(""), focus };
};

test("values are read from anything of the form's shape, and nothing else", () => {
  const odd = valuesOf({
    title: ["first", "second"],
    capacity: 80,
    takesRsvps: "on",
    coHostIds: "one",
    visibility: "secret",
    programme: [null, "x", { kind: "opera", speakerIds: ["s", 3, ""] }],
    reading: { articleId: "a" },
    unknown: "x",
  });
  expect(odd).toMatchObject({
    title: "first",
    capacity: "80",
    takesRsvps: true,
    waitlist: false,
    coHostIds: ["one"],
    visibility: "public",
    programme: [{ kind: "talk", title: "", speakerIds: ["s"] }],
    reading: [],
  });
  expect(odd).not.toHaveProperty("unknown");
  expect(valuesOf(odd)).toEqual(odd);
});

test("rows are added, moved and removed, and a step beyond the ends changes nothing", () => {
  expect(after("programme.add")).toEqual({ titles: "ABC", focus: "programme.3.title" });
  expect(after("programme.up.1")).toEqual({ titles: "BAC", focus: "programme.0.title" });
  expect(after("programme.down.1")).toEqual({ titles: "ACB", focus: "programme.2.title" });
  expect(after("programme.up.0").titles).toBe("ABC");
  expect(after("programme.down.2").titles).toBe("ABC");
  expect(after("programme.remove.1")).toEqual({ titles: "AC", focus: "programme-add" });
  expect(after("programme.remove.9").titles).toBe("ABC");
  expect(takeStep(values, { list: "reading", do: "add" }).values.reading).toHaveLength(1);
  expect(
    takeStep(valuesOf({ imageId: "i" }), { list: "picture", do: "remove" }).values.imageId,
  ).toBe("");
});

test.each(["", "programme", "programme.up", "titles.add", "programme.up.x", "picture.add"])(
  "%j is no step",
  (text) => {
    expect(parseStep(text)).toBeNull();
  },
);

test("a new item begins when the one before it ends, the first with the meeting", () => {
  expect(nextProgrammeRow({ ...values, programme: [] }).time).toBe("19:00");
  expect(nextProgrammeRow({ ...values, programme: values.programme.slice(0, 1) }).time).toBe(
    "19:45",
  );
  expect(nextProgrammeRow(values).time).toBe("");
});

test("the end follows the start: as long as it was, else two hours", () => {
  const start = "2027-03-05T19:00";
  expect(endFor(start, {})).toBe("2027-03-05T21:00");
  expect(endFor("", { end: "2027-03-05T20:00" })).toBe("2027-03-05T20:00");
  expect(endFor(start, { startBefore: "2027-03-04T10:00", end: "2027-03-04T11:30" })).toBe(
    "2027-03-05T20:30",
  );
  expect(endFor(start, { startBefore: "2027-03-04T10:00", end: "2027-03-04T09:00" })).toBe(
    "2027-03-05T21:00",
  );
  expect(endFor(start, { end: "2027-03-05T23:00" })).toBe("2027-03-05T23:00");
  expect(endFor(start, { end: "2027-03-04T23:00" })).toBe("2027-03-05T21:00");
});

test("the trail is told in words, known or not", () => {
  expect(doneInWords({ action: "meeting.published" })).toBe("put the meeting on");
  expect(doneInWords({ action: "rsvp.cancelled" })).toBe("cancelled an RSVP");
  expect(doneInWords({ action: "odd" })).toBe("odd");
  expect(doneInWords({ action: "speaker.merged" })).toBe("merged a speaker");
  expect(detailInWords({ detail: { from: 1, to: 3 } })).toEqual(["From 1 to 3 seats"]);
  expect(detailInWords({ detail: { partySize: 1, was: "going" } })).toEqual([]);
  expect(detailInWords({ detail: { over: 2 } })).toEqual(["Over the seats by 2"]);
  expect(detailInWords({ detail: { added: 1, from: "by-hand" } })).toEqual([]);
  expect(detailInWords({ detail: { added: 40, from: "import" } })).toEqual(["40 at once"]);
  expect(detailInWords({ detail: { removed: 5 } })).toEqual([
    "5 RSVPs are taken away or cancelled",
  ]);
  expect(
    detailInWords({
      detail: {
        title: "T",
        note: "The hall is flooded",
        fields: "startsAtLocal, startsAt, venueId",
        partySize: 3,
        none: null,
      },
    }),
  ).toEqual(["“The hall is flooded”", "start, venue", "A party of 3"]);
});
