import { and, asc, eq, gt, inArray, isNull, lte, ne, notExists, or, type SQL } from "drizzle-orm";
import type { Reader, Tx } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { mailingRecipients, mailings, meetings, outbox, remindersSent, rsvps } from "#db/tables.ts";
import { addressed, factsFor, guestColumns } from "#lib/guests/guest.ts";
import { loadMailContext } from "#lib/guests/mail-context.ts";
import { makeGuestMail } from "#lib/guests/make-mail.ts";
import { lockSeats } from "#lib/guests/seats.ts";
import { giveUp } from "#lib/mail/give-up.ts";
import type { Mail } from "#lib/mail/outbox.ts";
import { STANDING } from "#lib/mail/standing.ts";
import { reminderMail } from "#lib/mail/templates/occasion.ts";
import type { Renderer } from "#lib/mailings/batch.ts";
import { startMailing } from "#lib/mailings/start.ts";
import { untilInWords } from "#lib/meetings/when.ts";
import { now } from "#lib/time/clock.ts";

const MINUTE_MS = 60_000;
/** The longest time before the start at which anybody is reminded, in minutes: 60 days. */
const REMINDER_MAX = 60 * 1440;
/** Who has had a mail with all the facts within this time needs no reminder. */
const FRESH_MS = 60 * MINUTE_MS;

const due = {
  id: meetings.id,
  groupId: meetings.groupId,
  startsAt: meetings.startsAt,
  reminders: meetings.reminders,
};

type Due = Pick<typeof meetings.$inferSelect, keyof typeof due>;

const isAhead = (at: Date) =>
  and(eq(meetings.status, "published"), isNull(meetings.deletedAt), gt(meetings.startsAt, at));

/** The meetings that anybody may be reminded of by now. */
async function listUpcoming(db: Reader, at: Date): Promise<Due[]> {
  return db
    .select(due)
    .from(meetings)
    .where(
      and(isAhead(at), lte(meetings.startsAt, new Date(at.getTime() + REMINDER_MAX * MINUTE_MS))),
    )
    .orderBy(asc(meetings.startsAt));
}

/** The times of a meeting whose moment has come, the nearest to the start first. */
function timesDue({ startsAt, reminders }: Due, at: Date): number[] {
  const left = startsAt.getTime() - at.getTime();
  return [...new Set(reminders)]
    .filter((minutes) => minutes > 0 && minutes * MINUTE_MS >= left)
    .sort((a, b) => a - b);
}

/**
 * Reminds those who are going of every meeting whose time for it has come.
 * Each of a meeting's times counts once for each start: a meeting that is
 * moved reminds again, one that was reminded of before a crash does not. After
 * an outage it is sent late, but never once the meeting has begun; of several
 * that were missed only the last. Reminders that still wait for the mail
 * server when it begins are given up.
 */
export async function sendReminders(): Promise<void> {
  const at = now();
  for (const meeting of await listUpcoming(store.read, at)) {
    if (await isOwed(meeting, timesDue(meeting, at))) await remind(meeting.id);
  }
  await giveUpLate();
}

async function isOwed({ id, startsAt }: Due, times: number[]): Promise<boolean> {
  if (times.length === 0) return false;
  const sent = await store.read.$count(
    remindersSent,
    and(
      eq(remindersSent.meetingId, id),
      eq(remindersSent.startsAt, startsAt),
      inArray(remindersSent.minutesBefore, times),
    ),
  );
  return sent < times.length;
}

/** Notes all reminders whose time has come as sent, where it is known that they went. */
export async function passReminders(tx: Tx): Promise<void> {
  const at = now();
  for (const meeting of await listUpcoming(tx, at)) {
    const { id: meetingId, startsAt } = meeting;
    for (const minutesBefore of timesDue(meeting, at)) {
      await tx
        .insert(remindersSent)
        .values({ meetingId, minutesBefore, startsAt, sentAt: at })
        .onConflictDoNothing();
    }
  }
}

/** Notes the times that are due as sent and owes the mail, in one transaction that locks the meeting's row. */
async function remind(meetingId: string): Promise<void> {
  await store.write(async (tx) => {
    const at = now();
    await lockSeats(tx, meetingId);
    const [meeting] = await tx
      .select(due)
      .from(meetings)
      .where(and(eq(meetings.id, meetingId), isAhead(at)));
    if (!meeting) return;
    const { startsAt } = meeting;
    const fresh: number[] = [];
    for (const minutesBefore of timesDue(meeting, at)) {
      const [noted] = await tx
        .insert(remindersSent)
        .values({ meetingId, minutesBefore, startsAt, sentAt: at })
        .onConflictDoNothing()
        .returning({ minutesBefore: remindersSent.minutesBefore });
      if (noted) fresh.push(noted.minutesBefore);
    }
    // Of those that were missed, the nearest speaks for all, unless it was sent in time.
    if (fresh[0] === undefined || fresh[0] !== timesDue(meeting, at)[0]) return;
    await owe(tx, meeting, at);
  }, meetingId);
}

/** Who is going and was not told all the facts just now, nor is about to be. */
function inNeed(tx: Tx, at: Date): SQL | undefined {
  const before = new Date(at.getTime() - FRESH_MS);
  const told = tx
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(
        eq(outbox.rsvpId, rsvps.id),
        inArray(outbox.kind, [...STANDING]),
        gt(outbox.createdAt, before),
      ),
    );
  const owed = tx
    .select({ id: mailings.id })
    .from(mailingRecipients)
    .innerJoin(mailings, eq(mailings.id, mailingRecipients.mailingId))
    .where(
      and(
        eq(mailingRecipients.recipientId, rsvps.id),
        inArray(mailings.kind, [...STANDING]),
        gt(mailings.createdAt, before),
        ne(mailings.state, "stopped"),
      ),
    );
  return and(
    eq(rsvps.status, "going"),
    lte(rsvps.createdAt, before),
    or(isNull(rsvps.promotedAt), lte(rsvps.promotedAt, before)),
    notExists(told),
    notExists(owed),
  );
}

async function owe(tx: Tx, meeting: Due, at: Date): Promise<void> {
  const going = and(eq(rsvps.meetingId, meeting.id), gt(rsvps.email, ""), inNeed(tx, at));
  const [somebody] = await tx.select({ id: rsvps.id }).from(rsvps).where(going).limit(1);
  if (!somebody) return;
  await startMailing(tx, null, {
    kind: "meeting-reminder",
    audience: "rsvps",
    groupId: meeting.groupId,
    meetingId: meeting.id,
    detail: { startsAt: meeting.startsAt.getTime() },
    recipients: tx.select({ id: rsvps.id }).from(rsvps).where(going).orderBy(asc(rsvps.arrival)),
  });
}

/** Makes the reminders of one batch; none where the meeting is off, was moved, or has begun, nor for who heard of it meanwhile. */
export const renderReminders: Renderer = async (tx, mailing, ids) => {
  if (!mailing.meetingId) return [];
  const context = await loadMailContext(tx, mailing.meetingId);
  const { startsAt } = context;
  const stale = startsAt.getTime() !== mailing.detail.startsAt || startsAt <= now();
  if (stale || context.status !== "published") return [];
  const guests = await tx
    .select(guestColumns)
    .from(rsvps)
    .where(and(eq(rsvps.meetingId, mailing.meetingId), inArray(rsvps.id, ids), inNeed(tx, now())))
    .orderBy(asc(rsvps.arrival));
  const mails: Mail[] = [];
  for (const guest of guests.map(addressed)) {
    const until = guest.heldUntil && untilInWords(guest.heldUntil, context.timeZone);
    const written = reminderMail(factsFor(context, guest), { ...guest, until });
    const mail = await makeGuestMail(tx, context, guest, { kind: "meeting-reminder", written });
    if (mail) mails.push(mail);
  }
  return mails;
};

/** Reminders that wait in the outbox of meetings that have begun, or are off, help nobody. */
async function giveUpLate(): Promise<void> {
  const late = and(
    eq(outbox.kind, "meeting-reminder"),
    eq(outbox.state, "queued"),
    inArray(
      outbox.meetingId,
      store.read
        .select({ id: meetings.id })
        .from(meetings)
        .where(or(lte(meetings.startsAt, now()), ne(meetings.status, "published"))),
    ),
  );
  if ((await store.read.$count(outbox, late)) === 0) return;
  await store.write((tx) => giveUp(tx, late, "late"));
}
