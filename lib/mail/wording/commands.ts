import { and, eq } from "drizzle-orm";
import { store } from "#db/store.ts";
import { mailTemplates } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { recordAudit } from "#lib/audit.ts";
import { env } from "#lib/env.ts";
import { done, type Result } from "#lib/result.ts";
import { now } from "#lib/time/clock.ts";
import type { Written } from "../templates/meeting-mail.ts";
import { sampleMail } from "../templates/samples.ts";
import type { WordedKind, Words } from "../templates/words.ts";
import { getWordedGroup } from "./queries.ts";

/** Sets a group's own words for a kind of mail: those written from now on have them. */
export async function setWords(
  actor: Actor,
  groupId: string,
  kind: WordedKind,
  words: Words,
): Promise<Result> {
  await getWordedGroup(actor, groupId);
  return store.write(async (tx) => {
    const changedAt = now();
    await tx
      .insert(mailTemplates)
      .values({ groupId, kind, ...words, changedAt })
      .onConflictDoUpdate({
        target: [mailTemplates.groupId, mailTemplates.kind],
        set: { ...words, changedAt },
      });
    await recordAudit(tx, actor, { action: "mail.worded", groupId, detail: { kind } });
    return done();
  });
}

/** Goes back to the app's words for a kind of mail. To do so twice changes nothing more. */
export async function resetWords(actor: Actor, groupId: string, kind: WordedKind): Promise<Result> {
  await getWordedGroup(actor, groupId);
  return store.write(async (tx) => {
    const gone = await tx
      .delete(mailTemplates)
      .where(and(eq(mailTemplates.groupId, groupId), eq(mailTemplates.kind, kind)))
      .returning({ kind: mailTemplates.kind });
    if (gone.length > 0) {
      await recordAudit(tx, actor, { action: "mail.unworded", groupId, detail: { kind } });
    }
    return done();
  });
}

/** What a mail would be like with these words. Links are places only: there is nothing behind them. */
export async function previewWords(
  actor: Actor,
  groupId: string,
  kind: WordedKind,
  words: Words,
): Promise<Written> {
  const group = await getWordedGroup(actor, groupId);
  const written = sampleMail(kind, words, { ...group, siteUrl: env().siteUrl });
  // Pressed in a preview, a button leads nowhere.
  const hide = (body: string) => body.replace(/\{\{link:[a-z-]+\}\}/g, "#");
  return {
    subject: written.subject,
    text: written.text.replace(/\{\{link:[a-z-]+\}\}/g, "[the attendee’s own link]"),
    html: hide(written.html),
  };
}
