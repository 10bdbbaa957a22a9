const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** The figures by which a clock is believed, in milliseconds. */
export const CLOCK = {
  /** Further ahead of what was expected than this, it has jumped. */
  ahead: 3 * DAY_MS,
  /** And further behind it than this. */
  behind: 10 * MINUTE_MS,
  /** How far a machine's clock may be from the database's. */
  apart: 10 * MINUTE_MS,
  /** What is due is marked, and erased when the site has run so long since. */
  marked: DAY_MS,
  /** How often it is marked. */
  markEvery: HOUR_MS,
  /** A clock that jumped and then runs evenly so long is believed, if its owners were told of it. */
  even: 7 * DAY_MS,
  /** How often they are told. */
  noticeEvery: DAY_MS,
};

/** That a clock is not believed. All are milliseconds. */
export type Doubt = {
  /** What it said when it jumped, and what was expected. */
  said: number;
  expected: number;
  /** How long the site has run since, and how much of that evenly up to now. */
  ran: number;
  even: number;
  /** The mails that told the owners, and when in that time they were written. */
  notices: { ran: number; ids: string[] }[];
};

/** How the site's clock has gone, as it is kept in the database. All are milliseconds. */
export type Course = {
  /** The newest instant that was believed; while none is, it goes on by as much as the site runs. */
  newest: number;
  /** What the clock said last. */
  seen: number;
  /** How long the site has run with a clock that was believed. */
  ran: number;
  /** At which moments of that what was due until when was marked to be erased. */
  marks: { ran: number; until: number }[];
  doubt: Doubt | null;
};

const isJump = (expected: number, said: number) =>
  said > expected + CLOCK.ahead || said < expected - CLOCK.behind;

/** What is due so far ahead is marked that by the time it may be erased it is, if the site runs on and on. */
const markAt = (ran: number, at: number) => ({ ran, until: at + CLOCK.marked + CLOCK.markEvery });

/** A clock that is believed from now on: nothing is marked but what is due by it. */
export function believe(course: Pick<Course, "ran"> | null, said: number): Course {
  const ran = course?.ran ?? 0;
  return { newest: said, seen: said, ran, marks: [markAt(ran, said)], doubt: null };
}

/** Marks now and then; of the marks that are old enough to erase by, the newest is all that is needed. */
function withMark({ marks }: Course, ran: number, said: number): Course["marks"] {
  const ripe = marks.findLastIndex((mark) => mark.ran <= ran - CLOCK.marked);
  const kept = marks.slice(Math.max(0, ripe));
  const last = kept.at(-1);
  const recent = last !== undefined && last.ran > ran - CLOCK.markEvery;
  return recent ? kept : [...kept, markAt(ran, said)];
}

/**
 * How the course goes on when the clock says this, `elapsed` milliseconds
 * (by a clock that nobody sets) after it was last looked at; 0 after a start.
 * A clock that comes back to what is expected is believed at once. The first
 * that a database sees is.
 */
export function goOn(course: Course | null, said: number, elapsed: number): Course {
  if (!course) return believe(null, said);
  // Others may have looked meanwhile: no more has passed than since the last of all.
  const passed = said < course.seen ? elapsed : Math.min(said - course.seen, elapsed);
  const expected = course.newest + passed;
  if (!isJump(expected, said)) {
    const ran = course.ran + (course.doubt ? 0 : passed);
    const marks = withMark(course, ran, said);
    return { newest: said, seen: said, ran, marks, doubt: null };
  }
  const before = course.doubt ?? { said, expected, ran: 0, even: 0, notices: [] };
  const jumpedAgain = isJump(course.seen + passed, said);
  const doubt: Doubt = {
    ...before,
    ...(jumpedAgain ? { said, expected } : {}),
    ran: before.ran + passed,
    even: jumpedAgain ? 0 : before.even + passed,
  };
  return { ...course, newest: expected, seen: said, doubt };
}

/** Until when what was due may be erased: it was marked, the site has run long enough since, and it is due. Null for nothing. */
export function erasableUntil({ newest, ran, marks, doubt }: Course): number | null {
  const ripe = marks.findLast((mark) => mark.ran <= ran - CLOCK.marked);
  return doubt || !ripe ? null : Math.min(newest, ripe.until);
}

/** Whether the owners are to be told once more. */
export function owesNotice({ ran, notices }: Doubt): boolean {
  const last = notices.at(-1);
  return last === undefined || ran >= last.ran + CLOCK.noticeEvery;
}

/**
 * Whether a clock that jumped has run evenly long enough to be believed after
 * all: its owners were told on each of these days, by a mail that went.
 */
export function isOutlived({ ran, even, notices }: Doubt, went: ReadonlySet<string>): boolean {
  if (even < CLOCK.even) return false;
  const told = notices.filter(
    (notice) => notice.ran >= ran - even && notice.ids.some((id) => went.has(id)),
  );
  return told.length >= CLOCK.even / CLOCK.noticeEvery;
}
