import { describe, expect, it, test } from "vitest";
import {
  believe,
  CLOCK,
  type Course,
  erasableUntil,
  goOn,
  isOutlived,
  owesNotice,
} from "#lib/clock/course.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const BEGIN = Date.parse("2026-11-22T12:00:00Z");

/** Looks every minute of so many milliseconds, while the clock goes on evenly. */
function run(course: Course, milliseconds: number): Course {
  let gone = course;
  for (let left = milliseconds; left > 0; left -= MINUTE) {
    const step = Math.min(MINUTE, left);
    gone = goOn(gone, gone.seen + step, step);
  }
  return gone;
}

const begun = believe(null, BEGIN);
const started = (said: number) => goOn(begun, said, 0);
const YEAR_AHEAD = BEGIN + 365 * DAY;

test("the figures", () => {
  expect(CLOCK).toEqual({
    ahead: 259_200_000,
    behind: 600_000,
    apart: 600_000,
    marked: 86_400_000,
    markEvery: 3_600_000,
    even: 604_800_000,
    noticeEvery: 86_400_000,
  });
});

describe("a jump", () => {
  it.each([
    ["3 days later", 3 * DAY, false],
    ["a moment more", 3 * DAY + 1, true],
    ["a year later", 365 * DAY, true],
    ["10 minutes earlier", -10 * MINUTE, false],
    ["a moment more", -10 * MINUTE - 1, true],
  ])("at a start %s", (_, by, jumped) => {
    const course = started(BEGIN + by);
    expect(course.doubt !== null).toBe(jumped);
    expect(course.newest).toBe(jumped ? BEGIN : BEGIN + by);
  });

  it.each([
    [3 * DAY, false],
    [3 * DAY + 1, true],
    [-10 * MINUTE, false],
    [-10 * MINUTE - 1, true],
  ])("while running, by %i ms beside the minute that passed", (by, jumped) => {
    const course = goOn(begun, BEGIN + MINUTE + by, MINUTE);
    expect(course.doubt !== null).toBe(jumped);
  });

  it("tells what was said and what was expected", () => {
    const course = goOn(run(begun, HOUR), YEAR_AHEAD, MINUTE);
    expect(course.doubt).toEqual({
      said: YEAR_AHEAD,
      expected: BEGIN + HOUR + MINUTE,
      ran: MINUTE,
      even: 0,
      notices: [],
    });
  });

  it("is over when the clock is set right, however long that took", () => {
    const wrong = run(started(YEAR_AHEAD), 2 * DAY);
    expect(wrong.newest).toBe(BEGIN + 2 * DAY);
    expect(goOn(wrong, BEGIN + 2 * DAY + MINUTE, MINUTE).doubt).toBeNull();
    expect(goOn(wrong, BEGIN + 2 * DAY - 11 * MINUTE, MINUTE).doubt).not.toBeNull();
  });

  it("is not over at another start by the same wrong clock", () => {
    const wrong = run(started(YEAR_AHEAD), HOUR);
    expect(goOn(wrong, wrong.seen + DAY, 0).doubt).toMatchObject({ even: HOUR });
  });

  it("begins anew when the clock jumps again", () => {
    const wrong = run(started(YEAR_AHEAD), HOUR);
    const again = goOn(wrong, wrong.seen + MINUTE + 4 * DAY, MINUTE);
    expect(again.doubt).toMatchObject({ said: again.seen, even: 0, ran: HOUR + MINUTE });
  });

  it("of several that look, none counts what another did", () => {
    const other = goOn(begun, BEGIN + MINUTE, MINUTE);
    expect(goOn(other, BEGIN + MINUTE + 1_000, MINUTE).ran).toBe(MINUTE + 1_000);
  });
});

describe("what may be erased", () => {
  it("is nothing before the site has run for a day", () => {
    expect(erasableUntil(run(begun, DAY - MINUTE))).toBeNull();
    expect(erasableUntil(run(begun, DAY))).toBe(BEGIN + DAY);
  });

  it("is all that is due, where the site runs on and on", () => {
    for (const days of [2, 3, 10]) {
      const at = days * DAY + 17 * MINUTE;
      expect(erasableUntil(run(begun, at)), `after ${days} days`).toBe(BEGIN + at);
    }
  });

  it("was marked a day of running before, not of the clock", () => {
    const day = run(begun, DAY);
    const later = run(goOn(day, day.seen + 2 * DAY, 0), HOUR);
    expect(erasableUntil(later)).toBeLessThanOrEqual(BEGIN + DAY + CLOCK.markEvery + HOUR);
    expect(erasableUntil(run(later, DAY))).toBe(BEGIN + 2 * DAY + DAY + HOUR + DAY);
  });

  it("is nothing while the clock is not believed, and for a day of running afterwards", () => {
    const wrong = run(goOn(run(begun, 2 * DAY), YEAR_AHEAD, 0), 2 * DAY);
    expect(erasableUntil(wrong)).toBeNull();
    const pressed = believe(wrong, wrong.seen);
    expect(erasableUntil(pressed)).toBeNull();
    expect(erasableUntil(run(pressed, DAY - MINUTE))).toBeNull();
    expect(erasableUntil(run(pressed, DAY))).toBe(wrong.seen + DAY);
  });

  it("goes by the earlier time once an owner says that it is that", () => {
    const early = believe(run(begun, 40 * DAY), BEGIN);
    expect(early.newest).toBe(BEGIN);
    expect(early.marks).toHaveLength(1);
    expect(erasableUntil(run(early, DAY))).toBe(BEGIN + DAY);
  });

  it("keeps no more marks than are needed", () => {
    expect(run(begun, 5 * DAY).marks.length).toBeLessThan(27);
  });
});

describe("a clock that is left in doubt", () => {
  /** Owners are told whenever it is owed. */
  function told(course: Course, milliseconds: number): Course {
    let gone = course;
    for (let left = milliseconds; left >= 0; left -= HOUR) {
      const { doubt } = gone;
      if (doubt && owesNotice(doubt)) {
        const notices = [...doubt.notices, { ran: doubt.ran, ids: [`mail-${doubt.ran / DAY}`] }];
        gone = { ...gone, doubt: { ...doubt, notices } };
      }
      if (left > 0) gone = goOn(gone, gone.seen + HOUR, HOUR);
    }
    return gone;
  }
  const week = told(started(YEAR_AHEAD), 7 * DAY).doubt!;
  const all = new Set(week.notices.flatMap(({ ids }) => ids));

  it("is told of at once and each day", () => {
    expect(week.notices.map(({ ran }) => ran / DAY)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it("is believed after 7 even days on which the mails went", () => {
    expect(isOutlived(week, all)).toBe(true);
    expect(isOutlived({ ...week, even: 7 * DAY - 1 }, all)).toBe(false);
    expect(isOutlived(week, new Set())).toBe(false);
    expect(isOutlived(week, new Set([...all].slice(0, 6)))).toBe(false);
  });

  it("counts no mails from before it jumped again", () => {
    expect(isOutlived({ ...week, ran: 20 * DAY }, all)).toBe(false);
  });
});
