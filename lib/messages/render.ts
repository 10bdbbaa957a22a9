import { factsFor, linksOf } from "#lib/guests/guest.ts";
import { loadMailContext } from "#lib/guests/mail-context.ts";
import type { Mail } from "#lib/mail/outbox.ts";
import type { Renderer } from "#lib/mailings/batch.ts";
import { listStillReaders } from "./readers.ts";
import { messageMail } from "./template.ts";

/** Makes the mails of a message. Whoever was erased or has cancelled since is left out. */
export const renderMessages: Renderer = async (tx, mailing, ids) => {
  const { meetingId, subject, body } = mailing;
  if (!meetingId) return [];
  const readers = await listStillReaders(tx, meetingId, ids, mailing.detail.standingOnly === true);
  if (readers.length === 0) return [];
  const context = await loadMailContext(tx, meetingId);
  return readers.map(
    (reader): Mail => ({
      kind: "message",
      groupId: context.group.id,
      meetingId,
      rsvpId: reader.id,
      to: { name: reader.name, email: reader.email },
      fromName: context.group.name,
      replyTo: context.group.email,
      ...messageMail(factsFor(context, reader), { name: reader.name, subject, body }),
      links: linksOf(reader),
    }),
  );
};
