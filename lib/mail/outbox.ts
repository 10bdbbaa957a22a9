import { eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { insertRow } from "#db/insert-row.ts";
import { outbox } from "#db/tables.ts";
import { env } from "#lib/env.ts";
import { newId } from "#lib/ids.ts";
import { nudge } from "#lib/loop/nudge.ts";
import { seal } from "#lib/secret.ts";
import { cleanLine } from "#lib/text/clean.ts";
import { searchKey } from "#lib/text/fold.ts";
import { now } from "#lib/time/clock.ts";
import { emailKey, isMailAddress, type Mailbox } from "./address.ts";
import { replaceUnsent } from "./standing.ts";
import type { WordedKind } from "./templates/words.ts";

/** The name of the template a mail was made with. */
export type MailKind =
  | WordedKind
  | "message"
  | "rsvp-list"
  | "rsvp-address"
  | "clock"
  | "sign-in"
  | "sign-in-change"
  | "invitation"
  | "subscribe-confirm"
  | "announcement"
  | "change-note"
  | "report-note"
  | "update"
  | "digest";

export type Mail = {
  kind: MailKind;
  groupId: string | null;
  meetingId: string | null;
  rsvpId: string | null;
  subscriberId?: string | null;
  /** Set by lib/mailings: what is said to many goes after the answers to persons. */
  mailingId?: string | null;
  /** Whether it is one of many alike without a mailing; they go after the answers as well. */
  toMany?: boolean;
  to: Mailbox;
  /** The sender's display name: the group's. The address is always MAIL_FROM's. */
  fromName: string;
  /** Where answers go: the group's address, if it has one. */
  replyTo: string | null;
  subject: string;
  /** Plain text, LF line ends; `{{link:name}}` where a secret link stands. */
  text: string;
  /** A whole HTML document with the same places. */
  html: string;
  /** The secret links by name. They rest encrypted and are erased once the mail is sent. */
  links: Record<string, string>;
  /** iCalendar text with its METHOD (RFC 6047). */
  calendar?: {
    text: string;
    method: "REQUEST" | "CANCEL";
    /** The attached file, where it says more. */
    file?: string;
  } | null;
};

const SUBJECT_MAX = 300;
const NAME_MAX = 200;

/**
 * Writes a mail that is owed, in the transaction of the change that owes it,
 * and wakes the worker. Returns the row's id. What was not sent yet to the same
 * guest and this takes the place of is given up. Throws for something that is not
 * one plain address: addresses are checked where they are typed.
 */
export async function enqueueMail(tx: Tx, mail: Mail): Promise<string> {
  if (mail.rsvpId) {
    await replaceUnsent(tx, sql`(${mail.rsvpId})`, mail.kind, mail.mailingId ?? undefined);
  }
  return enqueueFirstMail(tx, mail);
}

/** As `enqueueMail`, to somebody for whom nothing can wait: their RSVP is written by this transaction. */
export async function enqueueFirstMail(tx: Tx, mail: Mail): Promise<string> {
  if (!isMailAddress(mail.to.email)) throw new Error("A mail needs one plain address");
  const id = newId();
  const at = now();
  const toName = cleanLine(mail.to.name).slice(0, NAME_MAX);
  const subject = cleanLine(mail.subject).slice(0, SUBJECT_MAX);
  await insertRow(tx, outbox, {
    id,
    kind: mail.kind,
    groupId: mail.groupId,
    meetingId: mail.meetingId,
    rsvpId: mail.rsvpId,
    subscriberId: mail.subscriberId ?? null,
    mailingId: mail.mailingId ?? null,
    rank: mail.mailingId || mail.toMany ? 1 : 0,
    toEmail: mail.to.email,
    toName,
    fromName: cleanLine(mail.fromName).slice(0, NAME_MAX),
    replyTo: mail.replyTo && isMailAddress(mail.replyTo) ? mail.replyTo : null,
    subject,
    text: mail.text,
    html: mail.html,
    links: Object.keys(mail.links).length > 0 ? seal(JSON.stringify(mail.links)) : null,
    calendar: mail.calendar?.text ?? null,
    calendarMethod: mail.calendar?.method ?? null,
    calendarFile: mail.calendar?.file ?? null,
    messageId: `<${id}@${new URL(env().siteUrl).hostname}>`,
    searchKey: searchKey(mail.to.email, toName, subject),
    state: "queued",
    nextAttemptAt: at,
    createdAt: at,
  });
  nudge("mail");
  return id;
}

/** Erases the mails of one kind to some addresses, given by their keys. The keys are compared here: SQLite's lower() knows no letters but A to Z. */
export async function eraseMailTo(tx: Tx, kind: MailKind, keys: string[]): Promise<void> {
  const rows = await tx
    .select({ id: outbox.id, email: outbox.toEmail })
    .from(outbox)
    .where(eq(outbox.kind, kind));
  const ids = rows.filter(({ email }) => keys.includes(emailKey(email))).map(({ id }) => id);
  if (ids.length > 0) await tx.delete(outbox).where(inArray(outbox.id, ids));
}
