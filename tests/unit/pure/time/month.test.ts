import fc from "fast-check";
import { expect, test } from "vitest";
import { daysOf, monthCalled, weeksOf } from "#lib/time/month.ts";

test("a month knows its span and its neighbours", () => {
  expect(monthCalled("2026-12")).toEqual({
    month: "2026-12",
    from: "2026-12-01",
    to: "2027-01-01",
    previous: "2026-11",
    next: "2027-01",
  });
  expect(monthCalled("1900-01")?.previous).toBeNull();
  expect(monthCalled("2199-12")?.next).toBeNull();
});

test.each(["2026-13", "2026-00", "2026-1", "26-01", "1899-12", "2200-01", "2026-11-01", "", "x"])(
  "%j is none",
  (text) => {
    expect(monthCalled(text)).toBeNull();
  },
);

test("weeks go from Monday, with no day of another month", () => {
  const weeks = weeksOf(monthCalled("2026-11")!);
  expect(weeks[0]).toEqual([null, null, null, null, null, null, "2026-11-01"]);
  expect(weeks.at(-1)).toEqual(["2026-11-30", null, null, null, null, null, null]);
  expect(weeks).toHaveLength(6);
});

test("every month has each of its days once, in order", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1900, max: 2199 }), fc.integer({ min: 1, max: 12 }), (y, m) => {
      const month = monthCalled(`${y}-${String(m).padStart(2, "0")}`)!;
      const days = weeksOf(month).flat().filter(Boolean);
      const length = new Date(Date.UTC(y, m, 0)).getUTCDate();
      expect(days).toHaveLength(length);
      expect(days[0]).toBe(month.from);
      expect([...days].sort()).toEqual(days);
      expect(new Set(days).size).toBe(length);
    }),
  );
});

test("something that ends at midnight is not on the day that begins then", () => {
  expect(daysOf("2026-11-30T19:00", "2026-12-01T00:00")).toEqual({
    first: "2026-11-30",
    last: "2026-11-30",
  });
  expect(daysOf("2026-11-30T22:00", "2026-12-01T01:00").last).toBe("2026-12-01");
});
