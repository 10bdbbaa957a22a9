import { store } from "#db/store.ts";
import type { Actor } from "#lib/access/actor.ts";
import { recordAudit } from "#lib/audit.ts";
import { env } from "#lib/env.ts";
import { fillLinks } from "#lib/mail/links.ts";
import { enqueueMail } from "#lib/mail/outbox.ts";
import { startMailing } from "#lib/mailings/start.ts";
import { done, type Result } from "#lib/result.ts";
import { freeSlug } from "#lib/slugs.ts";
import { countReaders, readersAtOnce } from "#lib/subscribers/audience.ts";
import type { LetterInput } from "./input.ts";
import { bodiesOf, getOccasion, newsOf } from "./letter.ts";
import { refuse } from "./refusals.ts";

/** The link to a reader's own page, where no reader is meant. */
export const sampleLinks = () => ({ manage: `${env().siteUrl}/subscribe` });

/** A letter about nothing needs words of its own. */
function refusal({ kind, body }: LetterInput) {
  return kind === "update" && body === "" ? refuse("no-words", { at: "body" }) : null;
}

export type Preview = { subject: string; html: string; text: string };

/** The mail as its readers will get it. Changes nothing. */
export async function previewLetter(actor: Actor, input: LetterInput): Promise<Result<Preview>> {
  const refused = refusal(input);
  if (refused) return refused;
  const { detail } = await getOccasion(store.read, actor, input);
  const { subject, body } = input;
  return done({ subject, ...fillLinks(bodiesOf({ subject, body, detail }), sampleLinks()) });
}

/** Sends the mail to the one who writes it, and to nobody else. */
export async function sendTest(actor: Actor, input: LetterInput): Promise<Result> {
  const refused = refusal(input);
  if (refused) return refused;
  const { groupId, meetingId, detail } = await getOccasion(store.read, actor, input);
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
 * digest find it there. Returns the mailing's id. Refusals: nobody.
 */
export async function sendLetter(
  actor: Actor,
  input: LetterInput,
): Promise<Result<{ id: string }>> {
  const refused = refusal(input);
  if (refused) return refused;
  const { kind, subject, body } = input;
  return store.write(async (tx) => {
    const { groupId, meetingId, detail } = await getOccasion(tx, actor, input);
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
