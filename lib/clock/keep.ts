import { and, eq, inArray } from "drizzle-orm";
import type { Reader, Tx } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { outbox, settings } from "#db/tables.ts";
import { evenNow, now } from "#lib/time/clock.ts";
import {
  believe,
  CLOCK,
  type Course,
  type Doubt,
  erasableUntil,
  goOn,
  isOutlived,
} from "./course.ts";
import { sharedTime } from "./shared-time.ts";

const KEY = "clock";
const own = eq(settings.key, KEY);
/** All jobs of a start look at once: they wait for the row one after the other, and not with a connection each. */
const LINE = "clock";

/** When this process looked last, by its own even time. */
let lookedAt: Date | null = null;

/** Nothing for who looked before another did and came to the row after it. */
const elapsedAt = (looked: Date) =>
  lookedAt ? Math.max(0, looked.getTime() - lookedAt.getTime()) : 0;

/** How the clock has gone, with the row locked so that nobody else moves it on; null before it was ever looked at. */
export async function lockCourse(tx: Tx): Promise<Course | null> {
  const [row] = await tx
    .update(settings)
    .set({ key: KEY })
    .where(own)
    .returning({ value: settings.value });
  return (row?.value ?? null) as Course | null;
}

/** Writes down how the clock has gone. */
export async function keepCourse(tx: Tx, course: Course): Promise<void> {
  await tx
    .insert(settings)
    .values({ key: KEY, value: course })
    .onConflictDoUpdate({ target: settings.key, set: { value: course } });
}

/** Whether this machine's clock is far from the one that all who share the database go by. */
export const isApart = (shared: Date) => Math.abs(now().getTime() - shared.getTime()) > CLOCK.apart;

/** What the site knows of its clock. */
export type Looked = {
  /** Whether what cannot be undone may be done by it. */
  believed: boolean;
  /** What was due before it may be erased; null for nothing. */
  erasable: Date | null;
  doubt: Doubt | null;
};

/**
 * Looks at the clock and writes down how it has gone: before anything is done
 * by it that cannot be undone, and every minute.
 */
export async function lookAtClock(): Promise<Looked> {
  const looked = evenNow();
  const seen = await store.write(async (tx) => {
    const before = await lockCourse(tx);
    const at = await sharedTime(tx);
    let course = goOn(before, at.getTime(), elapsedAt(looked));
    if (course.doubt && (await isOver(tx, course.doubt))) course = believe(course, at.getTime());
    await keepCourse(tx, course);
    const until = erasableUntil(course);
    const believed = course.doubt === null && !isApart(at);
    const erasable = believed && until !== null ? new Date(until) : null;
    return { believed, erasable, doubt: course.doubt };
  }, LINE);
  lookedAt = looked;
  return seen;
}

/** Only asks the outbox once the time for it has come. */
async function isOver(tx: Tx, doubt: Doubt): Promise<boolean> {
  if (doubt.even < CLOCK.even) return false;
  const ids = doubt.notices.flatMap((notice) => notice.ids);
  const went = await tx
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(inArray(outbox.id, ids), eq(outbox.state, "sent")));
  return isOutlived(doubt, new Set(went.map(({ id }) => id)));
}

/** Why the clock is not believed. */
export type WhyNot =
  | { kind: "jump"; said: Date; expected: Date }
  /** This machine's clock and the database's: how many milliseconds the first is ahead. */
  | { kind: "apart"; ahead: number };

/** Why the clock is not believed at this moment, or null. Only reads. */
export async function findDoubt(db: Pick<Reader, "select"> = store.read): Promise<WhyNot | null> {
  const at = await sharedTime(db);
  if (isApart(at)) return { kind: "apart", ahead: now().getTime() - at.getTime() };
  const [row] = await db.select({ value: settings.value }).from(settings).where(own);
  if (!row) return null;
  const course = row.value as Course;
  const doubt = course.doubt ?? goOn(course, at.getTime(), elapsedAt(evenNow())).doubt;
  if (!doubt) return null;
  return { kind: "jump", said: new Date(doubt.said), expected: new Date(doubt.expected) };
}

/** Whether what cannot be undone may be done by the clock at this moment. Only reads. */
export async function isBelieved(db?: Pick<Reader, "select">): Promise<boolean> {
  return (await findDoubt(db)) === null;
}
