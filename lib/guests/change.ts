import { and, eq, sql } from "drizzle-orm";
import { insertRow } from "#db/insert-row.ts";
import { mailingRecipients, rsvps } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { type AuditAction, type AuditEntry, recordAudit } from "#lib/audit.ts";
import { newId } from "#lib/ids.ts";
import { now } from "#lib/time/clock.ts";
import type { GuestBook } from "./book.ts";
import { entryStatus, type Guest, guestColumns } from "./guest.ts";
import { type MailOf, mailGuest, mailNewGuest } from "./mail-guest.ts";
import { firstInvitation } from "./make-mail.ts";
import { freeSeats } from "./seats.ts";

type Columns = Partial<typeof rsvps.$inferInsert>;

/** What follows from a change: its entry in the trail, and its one mail. */
type Follows = {
  action?: AuditAction;
  /** Of the trail; how many they are, if nothing else is said. */
  detail?: AuditEntry["detail"];
  /** Who did it; whose book it is, if nobody else is said. */
  by?: Actor | null;
  mail?: MailOf;
};

/** Whoever stands otherwise than before holds no seat for a while, did not move up and is not cancelled, unless the change says so. */
const ANEW = {
  heldUntil: null,
  promotedAt: null,
  cancelledAt: null,
  cancelledBy: null,
  cancelledFrom: null,
};

const seatsOf = ({ status, partySize }: Guest) => (status === "going" ? partySize : 0);

/** Whether others may move up: seats were freed, or a place in line given up. */
function stirs(before: Guest, after: Guest): boolean {
  if (before.status !== "waitlisted") return seatsOf(after) < seatsOf(before);
  const inLine = after.status === "waitlisted" || after.status === "going";
  return !inLine || after.partySize < before.partySize;
}

/**
 * The one way in which an RSVP changes: what is written, by a guarded update;
 * the seats that are then free; the trail; one mail. Seats that it needs were
 * taken before, which may be refused. Returns how the guest stands now.
 */
export async function changeGuest(
  book: GuestBook,
  before: Guest,
  { set, ...follows }: Follows & { set: Columns },
): Promise<Guest> {
  const { tx, seats } = book;
  const anew = { ...(set.status ? ANEW : {}), ...set };
  const stands = entryStatus({ ...before, ...anew });
  const [after] = await tx
    .update(rsvps)
    .set({
      ...(stands === entryStatus(before) ? {} : { calendarLead: sql`${rsvps.calendarLead} + 1` }),
      ...(book.pressedBy === before.id ? { saysName: true } : {}),
      changedAt: now(),
      ...anew,
    })
    .where(and(eq(rsvps.id, before.id), eq(rsvps.status, before.status)))
    .returning(guestColumns);
  if (!after) throw new Error("An RSVP changed while its meeting was locked");
  const free = seatsOf(before) - seatsOf(after);
  if (free > 0) await freeSeats(tx, seats, free);
  book.stirred ||= stirs(before, after);
  await writeTrail(book, after, follows);
  if (follows.mail) await mailGuest(book, after, follows.mail);
  return after;
}

type NewGuest = Pick<
  typeof rsvps.$inferInsert,
  "name" | "email" | "emailKey" | "status" | "partySize" | "arrival" | "source" | "searchKey"
> &
  Columns;

/** As `changeGuest`, for somebody new; the place in the order of arrival and the seats were taken before. */
export async function enterGuest(
  book: GuestBook,
  row: NewGuest & { email: string | null; partySize: number },
  follows: Follows,
): Promise<Guest> {
  const at = now();
  const guest = {
    linkEpoch: 0,
    calendarSequence: null,
    calendarOrganizer: null,
    calendarLead: 0,
    heldUntil: null,
    confirmedAt: null,
    promotedAt: null,
    unproven: false,
    saysName: true,
    ...row,
    id: newId(),
    meetingId: book.seats.id,
  };
  if (follows.mail && guest.email) {
    Object.assign(guest, firstInvitation(await book.mailContext(), guest));
  }
  await insertRow(book.tx, rsvps, { ...guest, createdAt: at, changedAt: at });
  await writeTrail(book, guest, follows);
  if (follows.mail) await mailNewGuest(book, guest, follows.mail);
  return guest;
}

/**
 * Takes an RSVP away as though it had never come, with its answers and its
 * mails; the seats that are then free. For one that nobody was told of.
 */
export async function removeGuest(book: GuestBook, guest: Guest): Promise<void> {
  const { tx, seats } = book;
  await tx.delete(mailingRecipients).where(eq(mailingRecipients.recipientId, guest.id));
  await tx.delete(rsvps).where(eq(rsvps.id, guest.id));
  const free = seatsOf(guest);
  if (free > 0) await freeSeats(tx, seats, free);
  book.stirred ||= free > 0 || guest.status === "waitlisted";
}

/** Writes what was done to a guest to the trail. */
export async function writeTrail(
  { tx, actor, seats }: GuestBook,
  guest: Pick<Guest, "id" | "partySize">,
  { action, detail = { partySize: guest.partySize }, by = actor }: Omit<Follows, "mail">,
): Promise<void> {
  if (!action) return;
  await recordAudit(tx, by, {
    action,
    groupId: seats.groupId,
    meetingId: seats.id,
    subjectId: guest.id,
    detail,
  });
}
