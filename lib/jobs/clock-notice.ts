import { and, asc, eq, exists, or } from "drizzle-orm";
import type { Reader, Tx } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { accounts, members } from "#db/tables.ts";
import { CLOCK, owesNotice } from "#lib/clock/course.ts";
import { keepCourse, lockCourse, lookAtClock } from "#lib/clock/keep.ts";
import { env } from "#lib/env.ts";
import { enqueueMail } from "#lib/mail/outbox.ts";
import { clockMail } from "#lib/mail/templates/clock.ts";
import { getSiteName, getSiteTimeZone } from "#lib/site/public-queries.ts";
import { stamp } from "#lib/time/dates.ts";

const DAY_MS = 86_400_000;

/** Who may say that the clock is right. */
function listOwners(db: Reader) {
  const owning = db
    .select({ role: members.role })
    .from(members)
    .where(and(eq(members.accountId, accounts.id), eq(members.role, "owner")));
  return db
    .select({ name: accounts.name, email: accounts.email })
    .from(accounts)
    .where(or(eq(accounts.siteAdmin, true), exists(owning)))
    .orderBy(asc(accounts.id));
}

/** Looks at the clock; while it is not believed, tells the owners by mail once a day. */
export async function watchClock(): Promise<void> {
  const { doubt } = await lookAtClock();
  if (!doubt || !owesNotice(doubt)) return;
  const [siteName, timeZone] = await Promise.all([getSiteName(), getSiteTimeZone()]);
  await store.write((tx) => tellOwners(tx, siteName, timeZone));
}

/** Of several instances one tells them. */
async function tellOwners(tx: Tx, siteName: string, timeZone: string): Promise<void> {
  const course = await lockCourse(tx);
  if (!course?.doubt || !owesNotice(course.doubt)) return;
  const { doubt } = course;
  const written = clockMail({
    siteName,
    said: stamp(new Date(doubt.said), timeZone),
    expected: stamp(new Date(doubt.expected), timeZone),
    days: CLOCK.even / DAY_MS,
    desk: `${env().siteUrl}/dashboard`,
  });
  const ids: string[] = [];
  for (const to of await listOwners(tx)) {
    const about = { groupId: null, meetingId: null, rsvpId: null };
    const mail = { kind: "clock" as const, ...about, to, fromName: siteName, replyTo: null };
    ids.push(await enqueueMail(tx, { ...mail, ...written, links: {} }));
  }
  const notices = [...doubt.notices, { ran: doubt.ran, ids }];
  await keepCourse(tx, { ...course, doubt: { ...doubt, notices } });
}
