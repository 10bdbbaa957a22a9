import { and, asc, eq } from "drizzle-orm";
import { store } from "#db/store.ts";
import { answers, groups, meetings, outbox, questions, rsvps } from "#db/tables.ts";
import { hideLinks } from "#lib/mail/links.ts";
import { isLinkToken, linkTokenId } from "#lib/secret.ts";
import { WITHDRAWN } from "./policy.ts";

/**
 * Everything that is held about the RSVP of a manage link, for its owner to
 * take away: the RSVP with what the organizers noted, the answers, and every
 * mail as it was written, without the secret links. What was mailed to another
 * address before the organizers changed it is somebody else's. Null for a link
 * that leads nowhere.
 */
export async function findOwnData(token: string) {
  const id = linkTokenId(token);
  if (!id) return null;
  const [row] = await store.read
    .select({
      rsvp: rsvps,
      meeting: { title: meetings.title, slug: meetings.slug, startsAt: meetings.startsAt },
      group: groups.name,
      status: meetings.status,
      deletedAt: meetings.deletedAt,
    })
    .from(rsvps)
    .innerJoin(meetings, eq(meetings.id, rsvps.meetingId))
    .innerJoin(groups, eq(groups.id, meetings.groupId))
    .where(eq(rsvps.id, id));
  if (!row || row.rsvp.erasedAt || !isLinkToken(token, "rsvp", id, row.rsvp.linkEpoch)) return null;
  const { searchKey: _, linkEpoch: __, emailKey: ___, ...rsvp } = row.rsvp;
  const given = await store.read
    .select({ question: questions.label, seat: answers.seat, answer: answers.value })
    .from(answers)
    .innerJoin(questions, eq(questions.id, answers.questionId))
    .where(eq(answers.rsvpId, id))
    .orderBy(asc(questions.position), asc(answers.seat));
  const mails = await store.read
    .select({
      kind: outbox.kind,
      to: outbox.toEmail,
      toName: outbox.toName,
      subject: outbox.subject,
      text: outbox.text,
      state: outbox.state,
      createdAt: outbox.createdAt,
      sentAt: outbox.sentAt,
    })
    .from(outbox)
    .where(and(eq(outbox.rsvpId, id), eq(outbox.toEmail, rsvp.email ?? "")))
    .orderBy(asc(outbox.createdAt), asc(outbox.id));
  const withdrawn = row.deletedAt !== null || row.status === "draft";
  return {
    meeting: { ...row.meeting, ...(withdrawn ? { title: WITHDRAWN } : {}), group: row.group },
    rsvp,
    answers: given,
    mails: mails.map((mail) => ({ ...mail, text: hideLinks(mail.text) })),
  };
}
