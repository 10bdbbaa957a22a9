import { describe, expect, it } from "vitest";
import { meetingInput } from "#lib/scheduling/input.ts";

const good = {
  groupId: "g",
  title: "A talk",
  startsAtLocal: "2027-03-28T19:00",
  endsAtLocal: "2027-03-28T21:00",
  timeZone: "Europe/London",
};

const errorsOf = (change: object) => {
  const parsed = meetingInput.safeParse({ ...good, ...change });
  return parsed.success
    ? {}
    : Object.fromEntries(parsed.error.issues.map((i) => [i.path.join("."), i.message]));
};

describe("the form of a meeting", () => {
  it("needs a title, a group, times and a zone; nothing else", () => {
    expect(errorsOf({})).toEqual({});
    expect(
      Object.keys(
        errorsOf({ title: "", groupId: "", startsAtLocal: "", endsAtLocal: "", timeZone: "" }),
      ).sort(),
    ).toEqual(["endsAtLocal", "groupId", "startsAtLocal", "timeZone", "title"]);
  });

  it.each([
    ["an end before the start", { endsAtLocal: "2027-03-28T18:00" }, "endsAtLocal"],
    ["an end at the start", { endsAtLocal: "2027-03-28T19:00" }, "endsAtLocal"],
    [
      "a start inside the gap of a clock change",
      { startsAtLocal: "2027-03-28T01:30" },
      "startsAtLocal",
    ],
    ["doors after the start", { doorsAtLocal: "2027-03-28T19:30" }, "doorsAtLocal"],
    ["an unknown zone", { timeZone: "Mars/Olympus" }, "timeZone"],
    ["a day that does not exist", { startsAtLocal: "2027-02-30T10:00" }, "startsAtLocal"],
    ["a title of 10,000 characters", { title: "x".repeat(10_000) }, "title"],
    ["a title of invisible characters", { title: "\u200b\u2800" }, "title"],
    ["a javascript: link", { onlineUrl: "javascript:alert(1)" }, "onlineUrl"],
    ["no seats at all", { capacity: "0" }, "capacity"],
    ["seats in words", { capacity: "many" }, "capacity"],
    ["a visibility that is none", { visibility: "evil" }, "visibility"],
    ["an address with a slash", { slug: "a/b" }, "slug"],
    [
      "RSVPs that close before they open",
      { rsvpsOpenAtLocal: "2027-03-20T10:00", rsvpsCloseAtLocal: "2027-03-19T10:00" },
      "rsvpsCloseAtLocal",
    ],
    [
      "a programme time that is none",
      { programme: [{ kind: "talk", title: "T", time: "25:00" }] },
      "programme.0.time",
    ],
    ["an amount in words", { priceAmount: "three" }, "priceAmount"],
    ["an amount with its sign", { priceAmount: "£3", priceCurrency: "GBP" }, "priceAmount"],
    ["thousands that may be decimals", { priceAmount: "1,000" }, "priceAmount"],
    ["an amount of nothing", { priceAmount: "0.00", priceCurrency: "GBP" }, "priceAmount"],
    ["an amount of what is free", { free: "on", priceAmount: "3" }, "priceAmount"],
    ["decimals that are not coined", { priceAmount: "5.50", priceCurrency: "JPY" }, "priceAmount"],
    ["an amount without a currency", { priceAmount: "3" }, "priceCurrency"],
    ["a currency that is none", { priceAmount: "3", priceCurrency: "PNY" }, "priceCurrency"],
  ])("refuses %s beside its field", (_, change, field) => {
    expect(Object.keys(errorsOf(change))).toEqual([field]);
  });

  it("asks which of two where the clocks go back over a time, of each for itself", () => {
    const night = {
      startsAtLocal: "2026-10-25T01:30",
      endsAtLocal: "2026-10-25T03:00",
      doorsAtLocal: "2026-10-25T01:15",
      rsvpsCloseAtLocal: "2026-10-25T01:00",
    };
    const errors = errorsOf(night);
    expect(Object.keys(errors)).toEqual(["startsAtLocal", "doorsAtLocal", "rsvpsCloseAtLocal"]);
    expect(errors.startsAtLocal).toMatch(/^Start: .* comes twice/);
    const chosen = (startsAtLocal: string, doorsAtLocal: string) =>
      errorsOf({ ...night, passes: { startsAtLocal, doorsAtLocal, rsvpsCloseAtLocal: "first" } });
    expect(chosen("second", "first")).toEqual({});
    expect(chosen("first", "second")).toEqual({
      doorsAtLocal: "Doors open: this is after the start.",
    });
    expect(Object.keys(chosen("third", "first"))).toEqual(["startsAtLocal"]);
  });

  it("lets a meeting begin and end at the same figures, an hour apart", () => {
    const hour = { startsAtLocal: "2026-10-25T01:30", endsAtLocal: "2026-10-25T01:30" };
    const passes = { startsAtLocal: "first", endsAtLocal: "second" };
    expect(errorsOf({ ...hour, passes })).toEqual({});
    expect(Object.keys(errorsOf({ ...hour, passes: { ...passes, endsAtLocal: "first" } }))).toEqual(
      ["endsAtLocal"],
    );
  });

  it("refuses an item of the programme at a time that never comes", () => {
    const errors = errorsOf({
      startsAtLocal: "2027-03-28T00:30",
      endsAtLocal: "2027-03-28T05:00",
      programme: [
        { title: "Before", time: "00:45" },
        { title: "Never", time: "01:30" },
      ],
    });
    expect(Object.keys(errors)).toEqual(["programme.1.time"]);
  });

  it.each([
    ["one of the two", { dailyUntil: "" }, "dailyUntil"],
    ["a time that is none", { dailyFrom: "25:00" }, "dailyFrom"],
    ["hours after the start", { dailyFrom: "11:00" }, "dailyFrom"],
    ["hours before the end", { dailyUntil: "16:00" }, "dailyUntil"],
    ["hours of a single day", { endsAtLocal: "2027-03-26T17:00" }, "dailyFrom"],
    [
      "hours that the clocks go over",
      { dailyFrom: "01:30", startsAtLocal: "2027-03-26T01:30" },
      "dailyFrom",
    ],
  ])("refuses daily hours with %s", (_, change, field) => {
    const days = {
      startsAtLocal: "2027-03-26T10:00",
      endsAtLocal: "2027-03-29T17:00",
      dailyFrom: "10:00",
      dailyUntil: "17:00",
    };
    expect(errorsOf(days)).toEqual({});
    expect(Object.keys(errorsOf({ ...days, ...change }))).toEqual([field]);
  });

  it("takes daily hours through midnight", () => {
    const nights = {
      startsAtLocal: "2027-03-05T20:00",
      endsAtLocal: "2027-03-08T02:00",
      dailyFrom: "20:00",
      dailyUntil: "02:00",
    };
    expect(errorsOf(nights)).toEqual({});
    expect(Object.keys(errorsOf({ ...nights, endsAtLocal: "2027-03-08T12:00" }))).toEqual([
      "dailyUntil",
    ]);
  });

  it("says what is wrong between fields together with what is wrong in one", () => {
    const errors = errorsOf({ title: "", endsAtLocal: "2027-03-28T18:00" });
    expect(Object.keys(errors).sort()).toEqual(["endsAtLocal", "title"]);
  });

  it("drops rows that say nothing and repeated choices", () => {
    const parsed = meetingInput.parse({
      ...good,
      coHostIds: ["a", "a", ""],
      topics: ["Maps", " Maps ", ""],
      programme: [
        { kind: "talk", title: "" },
        { kind: "talk", title: "One" },
      ],
      reading: [{ articleId: "", relation: "cited" }],
    });
    expect(parsed.coHostIds).toEqual(["a"]);
    expect(parsed.topics).toEqual(["Maps"]);
    expect(parsed.programme.map((item) => item.title)).toEqual(["One"]);
    expect(parsed.reading).toEqual([]);
  });
});
