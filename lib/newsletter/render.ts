import { and, eq } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { meetings } from "#db/tables.ts";
import { listed } from "#lib/access/visibility.ts";
import type { Mailing, Renderer } from "#lib/mailings/batch.ts";
import { stillReaders } from "#lib/subscribers/audience.ts";
import { subscriberLinks } from "#lib/subscribers/links.ts";
import type { LetterKind } from "./kinds.ts";
import { bodiesOf, type LetterDetail, newsOf } from "./letter.ts";

/** Whether it may still be told: a meeting that was withdrawn or unlisted since is not, and one that is off is not announced. */
async function isStillSo(tx: Tx, { kind, meetingId }: Mailing): Promise<boolean> {
  if (!meetingId) return true;
  const [meeting] = await tx
    .select({ status: meetings.status })
    .from(meetings)
    .where(and(eq(meetings.id, meetingId), listed()));
  return meeting !== undefined && (kind !== "announcement" || meeting.status === "published");
}

/** The mails of a letter: to those who still want it, each with their own links. */
export const renderLetter: Renderer = async (tx, mailing, ids) => {
  if (!(await isStillSo(tx, mailing))) return [];
  const kind = mailing.kind as LetterKind;
  const detail = mailing.detail as LetterDetail;
  const bodies = bodiesOf({ ...mailing, detail });
  const readers = await stillReaders(tx, newsOf(kind, detail), ids);
  return readers.map((reader) => ({
    kind,
    groupId: mailing.groupId,
    meetingId: mailing.meetingId,
    rsvpId: null,
    subscriberId: reader.id,
    to: { name: "", email: reader.email },
    fromName: detail.sender,
    replyTo: detail.replyTo,
    subject: mailing.subject,
    ...bodies,
    links: subscriberLinks(reader),
  }));
};
