import { and, asc, eq, exists, gt, inArray, isNull, lte, ne, or } from "drizzle-orm";
import type { Reader } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { meetings, relations, rsvps } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { recordAudit } from "#lib/audit.ts";
import { addressed, guestColumns } from "#lib/guests/guest.ts";
import { loadMailContext } from "#lib/guests/mail-context.ts";
import { makeGuestMail } from "#lib/guests/make-mail.ts";
import { hideLinks } from "#lib/mail/links.ts";
import type { Mail } from "#lib/mail/outbox.ts";
import type { Written } from "#lib/mail/templates/meeting-mail.ts";
import { thanksMail } from "#lib/mail/templates/occasion.ts";
import type { Renderer } from "#lib/mailings/batch.ts";
import { startMailing } from "#lib/mailings/start.ts";
import { done, type Result } from "#lib/result.ts";
import { now } from "#lib/time/clock.ts";
import { getEditable } from "./editable.ts";
import type { VerbInput } from "./input.ts";
import { refuse } from "./refusals.ts";

/** Whom a meeting thanks: who was going and has an address. */
const wereGoing = (meetingId: string) =>
  and(eq(rsvps.meetingId, meetingId), eq(rsvps.status, "going"), gt(rsvps.email, ""));

/** Whether there is something to read: a report of its own, or an article that is its report. */
const isReported = (db: Pick<Reader, "select">) =>
  or(
    ne(meetings.report, ""),
    exists(
      db
        .select({ id: relations.articleId })
        .from(relations)
        .where(and(eq(relations.meetingId, meetings.id), eq(relations.relation, "report"))),
    ),
  );

const countThanked = (db: Reader, meetingId: string) => db.$count(rsvps, wereGoing(meetingId));

export type Thanks = {
  thankedAt: Date | null;
  /** How many would get it. */
  people: number;
  mail: Written;
};

/** The thanks of a meeting that is over and has its report, as they would be sent; null before that. Changes nothing. */
export async function findThanks(
  actor: Pick<Actor, "name" | "email">,
  meeting: { id: string; status: string; endsAt: Date },
): Promise<Thanks | null> {
  if (meeting.status !== "published" || meeting.endsAt > now()) return null;
  const [row] = await store.read
    .select({ thankedAt: meetings.thankedAt })
    .from(meetings)
    .where(and(eq(meetings.id, meeting.id), isReported(store.read)));
  if (!row) return null;
  const { facts } = await loadMailContext(store.read, meeting.id);
  const mail = thanksMail(facts, { name: actor.name || actor.email });
  return {
    thankedAt: row.thankedAt,
    people: await countThanked(store.read, meeting.id),
    mail: { ...mail, text: hideLinks(mail.text) },
  };
}

/**
 * Thanks those who were going, with the link to the report, once for each
 * meeting. Refused before it is over, without a report, a second time, and
 * where nobody has an address any more. NotFound for who may not edit it.
 */
export async function thankAttendees(actor: Actor, { id }: VerbInput): Promise<Result> {
  return store.write(async (tx) => {
    const meeting = await getEditable(tx, actor, id);
    if (meeting.thankedAt) return refuse("twice");
    const at = now();
    const [thanked] = await tx
      .update(meetings)
      .set({ thankedAt: at })
      .where(
        and(
          eq(meetings.id, id),
          isNull(meetings.thankedAt),
          eq(meetings.status, "published"),
          lte(meetings.endsAt, at),
          isReported(tx),
        ),
      )
      .returning({ id: meetings.id });
    if (!thanked) return refuse("early");
    const going = wereGoing(id);
    const { owed } = await startMailing(tx, actor, {
      kind: "meeting-thanks",
      audience: "rsvps",
      groupId: meeting.groupId,
      meetingId: id,
      recipients: tx.select({ id: rsvps.id }).from(rsvps).where(going).orderBy(asc(rsvps.arrival)),
    });
    await recordAudit(tx, actor, {
      action: "meeting.thanked",
      groupId: meeting.groupId,
      meetingId: id,
      detail: { people: owed },
    });
    return done();
  });
}

/** Makes the thanks of one batch. */
export const renderThanks: Renderer = async (tx, mailing, ids) => {
  if (!mailing.meetingId) return [];
  const context = await loadMailContext(tx, mailing.meetingId);
  // Withdrawn since, and its report with it.
  if (context.status !== "published") return [];
  const guests = await tx
    .select(guestColumns)
    .from(rsvps)
    .where(
      and(
        eq(rsvps.meetingId, mailing.meetingId),
        inArray(rsvps.id, ids),
        eq(rsvps.status, "going"),
      ),
    )
    .orderBy(asc(rsvps.arrival));
  const mails: Mail[] = [];
  for (const guest of guests.map(addressed)) {
    const written = thanksMail(context.facts, guest);
    const mail = await makeGuestMail(tx, context, guest, { kind: "meeting-thanks", written });
    if (mail) mails.push(mail);
  }
  return mails;
};
