import type { Reader } from "#db/engine.ts";
import { store } from "#db/store.ts";
import type { Actor } from "#lib/access/actor.ts";
import { isArchived } from "#lib/access/own-group.ts";
import { recordAudit } from "#lib/audit.ts";
import { env } from "#lib/env.ts";
import { fillLinks } from "#lib/mail/links.ts";
import { enqueueMail } from "#lib/mail/outbox.ts";
import { startMailing } from "#lib/mailings/start.ts";
import { done, type Result } from "#lib/result.ts";
import { freeSlug } from "#lib/slugs.ts";
import { countReaders, readersAtOnce } from "#lib/subscribers/audience.ts";
import type { LetterInput } from "./input.ts";
import { bodiesOf, getOccasion, newsOf, type Occasion } from "./letter.ts";
import { refuse } from "./refusals.ts";

/** The link to a reader's own page, where no reader is meant. */
export const sampleLinks = () => ({ manage: `${env().siteUrl}/subscribe` });

/** What the letter is about, where it can be sent: about nothing it needs words of its own, and an archived group says no more. */
async function occasionOf(db: Reader, actor: Actor, input: LetterInput): Promise<Result<Occasion>> {
  if (input.kind === "update" && input.body === "") return refuse("no-words", { at: "body" });
  const occasion = await getOccasion(db, actor, input);
  const { groupId } = occasion;
  if (groupId !== null && (await isArchived(db, groupId))) return refuse("archived");
  return done(occasion);
}

export type Preview = { subject: string; html: string; text: string };

/** The mail as its readers will get it. Changes nothing. */
export async function previewLetter(actor: Actor, input: LetterInput): Promise<Result<Preview>> {
  const about = await occasionOf(store.read, actor, input);
  if (!about.ok) return about;
  const { detail } = about.value;
  const { subject, body } = input;
  return done({ subject, ...fillLinks(bodiesOf({ subject, body, detail }), sampleLinks()) });
}

/** Sends the mail to the one who writes it, and to nobody else. */
export async function sendTest(actor: Actor, input: LetterInput): Promise<Result> {
  const about = await occasionOf(store.read, actor, input);
  if (!about.ok) return about;
  const { groupId, meetingId, detail } = about.value;
  const { subject, body } = input;
  await store.write((tx) =>
    enqueueMail(tx, {
      kind: input.kind,
      groupId,
      meetingId,
      rsvpId: null,
      to: { name: actor.name, email: actor.email },
      fromName: detail.sender,
      replyTo: detail.replyTo,
      subject: `Test: ${subject}`,
      ...bodiesOf({ subject, body, detail }),
      links: sampleLinks(),
    }),
  );
  return done();
}

/**
 * Sends a letter to every reader who wants its kind at once; those with a
 * digest find it there. Returns the mailing's id. Refusals: no-words,
 * archived, nobody.
 */
export async function sendLetter(
  actor: Actor,
  input: LetterInput,
): Promise<Result<{ id: string }>> {
  const { kind, subject, body } = input;
  return store.write(async (tx) => {
    const about = await occasionOf(tx, actor, input);
    if (!about.ok) return about;
    const { groupId, meetingId, detail } = about.value;
    const news = newsOf(kind, detail);
    const readers = await countReaders(tx, news);
    if (readers.atOnce + readers.later === 0) return refuse("nobody");
    const { id, owed } = await startMailing(tx, actor, {
      kind,
      audience: "subscribers",
      groupId,
      meetingId,
      slug: await freeSlug(tx, "mailing", subject),
      subject,
      body,
      detail,
      recipients: readersAtOnce(tx, news),
    });
    await recordAudit(tx, actor, {
      action: `${kind}.sent`,
      groupId,
      meetingId,
      subjectId: id,
      detail: { subject, readers: owed },
    });
    return done({ id });
  });
}
