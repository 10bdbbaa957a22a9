import { store } from "#db/store.ts";
import type { Actor } from "#lib/access/actor.ts";
import { recordAudit } from "#lib/audit.ts";
import { factsFor } from "#lib/guests/guest.ts";
import { loadMailContext } from "#lib/guests/mail-context.ts";
import { lockSeats } from "#lib/guests/seats.ts";
import { hideLinks } from "#lib/mail/links.ts";
import { enqueueMail } from "#lib/mail/outbox.ts";
import type { Written } from "#lib/mail/templates/meeting-mail.ts";
import { startMailing } from "#lib/mailings/start.ts";
import { done, NotFound, type Result } from "#lib/result.ts";
import { getMeetingOfRsvps } from "#lib/rsvps/desk/queries.ts";
import { parseSelection } from "#lib/rsvps/desk/selection.ts";
import type { MessageDraft, MessageInput } from "./input.ts";
import { countReaders, getReaders, isForLive, readerIds } from "./readers.ts";
import { insists, refuse } from "./refusals.ts";
import { messageMail } from "./template.ts";

/**
 * Sends a message to the chosen attendees of a meeting: who is owed it is
 * written in one transaction, the mails follow in batches. Refused when nobody
 * has an address, when others are chosen than the sender was told, and for a
 * meeting that was never published. NotFound for helpers and strangers.
 */
export async function sendMessage(
  actor: Actor,
  { meetingId, to, subject, body, insist }: MessageInput,
): Promise<Result<{ id: string; people: number }>> {
  const selection = parseSelection(to);
  const { firstPublished } = await getSender(actor, meetingId);
  if (!firstPublished) return refuse("draft");
  return store.write(async (tx) => {
    const seats = await lockSeats(tx, meetingId);
    if (!seats) throw new NotFound("Meeting");
    const n = await countReaders(tx, meetingId, selection);
    if (n === 0) return refuse("nobody");
    if (!insists({ insist }, "changed", n)) return refuse("changed", { people: n, mayInsist: n });
    const { id, owed } = await startMailing(tx, actor, {
      kind: "message",
      audience: "rsvps",
      groupId: seats.groupId,
      meetingId,
      subject,
      body,
      detail: { standingOnly: isForLive(selection) },
      recipients: readerIds(tx, meetingId, selection),
    });
    await recordAudit(tx, actor, {
      action: "message.sent",
      groupId: seats.groupId,
      meetingId,
      subjectId: id,
      detail: { people: owed },
    });
    return done({ id, people: owed });
  }, meetingId);
}

async function getSender(actor: Actor, meetingId: string) {
  const meeting = await getMeetingOfRsvps(actor, meetingId);
  if (!meeting.mayManage) throw new NotFound("Meeting");
  return { ...meeting, firstPublished: meeting.firstPublishedAt !== null };
}

export type MessagePreview = Written & { to: string | null };

/** What the first reader would get, but for the link; `to` is null where nobody would. Changes nothing. */
export async function previewMessage(
  actor: Actor,
  { meetingId, to, subject, body }: MessageDraft,
): Promise<Result<MessagePreview>> {
  const { first } = await getReaders(actor, meetingId, parseSelection(to));
  const { firstPublished } = await getSender(actor, meetingId);
  if (!firstPublished) return refuse("draft");
  const context = await loadMailContext(store.read, meetingId);
  const reader = first ?? {
    name: actor.name || "Reader",
    status: "going" as const,
    heldUntil: null,
  };
  const mail = messageMail(factsFor(context, reader), { name: reader.name, subject, body });
  return done({ ...mail, text: hideLinks(mail.text), to: first?.name ?? null });
}

/**
 * Mails the message to the actor, as an attendee who is going would get it. No
 * attendee's name or link is in it: the link leads to the meeting's page.
 */
export async function sendTestMessage(
  actor: Actor,
  { meetingId, subject, body }: MessageDraft,
): Promise<Result<{ email: string }>> {
  const { firstPublished } = await getSender(actor, meetingId);
  if (!firstPublished) return refuse("draft");
  const context = await loadMailContext(store.read, meetingId);
  const name = actor.name || actor.email;
  const mail = messageMail(factsFor(context, { status: "going", heldUntil: null }), {
    name,
    subject,
    body,
  });
  await store.write((tx) =>
    enqueueMail(tx, {
      kind: "message",
      groupId: context.group.id,
      meetingId,
      rsvpId: null,
      to: { name, email: actor.email },
      fromName: context.group.name,
      replyTo: context.group.email,
      ...mail,
      subject: `Test: ${mail.subject}`,
      links: { manage: context.facts.url },
    }),
  );
  return done({ email: actor.email });
}
