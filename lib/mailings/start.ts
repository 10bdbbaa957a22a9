import { eq, type SQLWrapper, sql } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { mailingRecipients, mailings } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { newId } from "#lib/ids.ts";
import { nudge } from "#lib/loop/nudge.ts";
import type { MailKind } from "#lib/mail/outbox.ts";
import { replaceUnsent } from "#lib/mail/standing.ts";
import { now } from "#lib/time/clock.ts";

export type NewMailing = {
  /** Given where the same mailing must not be made twice: a second insert fails on its key. */
  id?: string;
  /** Which renderer makes its mails: see lib/jobs/renderers.ts. */
  kind: MailKind;
  /** Whose ids the recipients are. */
  audience: "subscribers" | "rsvps";
  /** In whose name; null: the site's. */
  groupId: string | null;
  meetingId: string | null;
  /** The address of its copy in the web archive; null where there is none. */
  slug?: string | null;
  subject?: string;
  /** The sender's own words, Markdown. */
  body?: string;
  /** Facts that the renderer needs and that the database will no longer have. */
  detail?: Record<string, unknown>;
  /**
   * A select with a column `id`, in the order in which they are to be served:
   * `tx.select({ id: rsvps.id }).from(rsvps).where(…).orderBy(rsvps.arrival)`.
   * An id that comes twice counts once.
   */
  recipients: SQLWrapper;
};

/**
 * Says one thing to many: writes the mailing and, in one INSERT … SELECT, who
 * is owed it, in the transaction of the change that it tells of. However many
 * they are, that is all the transaction has to do. The mails are made
 * afterwards, in batches, by the runner; each recipient gets exactly one, or
 * none if the renderer leaves them out then. A mailing to nobody is finished
 * at once. `actor` is null when the app itself sends it.
 */
export async function startMailing(
  tx: Tx,
  actor: Actor | null,
  mailing: NewMailing,
): Promise<{ id: string; owed: number }> {
  const id = mailing.id ?? newId();
  const at = now();
  await tx.insert(mailings).values({
    id,
    kind: mailing.kind,
    audience: mailing.audience,
    groupId: mailing.groupId,
    meetingId: mailing.meetingId,
    slug: mailing.slug ?? null,
    subject: mailing.subject ?? "",
    body: mailing.body ?? "",
    detail: mailing.detail ?? {},
    state: "sending",
    createdBy: actor?.accountId ?? null,
    createdAt: at,
    changedAt: at,
    startedAt: at,
  });
  // SQLite takes ON CONFLICT after a SELECT only where that has a WHERE.
  await tx
    .insert(mailingRecipients)
    .select(
      sql`select cast(${id} as text), chosen.id, cast(row_number() over () as integer), null from ${mailing.recipients} as chosen where true`,
    )
    .onConflictDoNothing();
  // What the mails will make untrue must not leave before they are made.
  const told = tx
    .select({ id: mailingRecipients.recipientId })
    .from(mailingRecipients)
    .where(eq(mailingRecipients.mailingId, id));
  await replaceUnsent(tx, told, mailing.kind, id);
  const owed = await tx.$count(mailingRecipients, eq(mailingRecipients.mailingId, id));
  if (owed === 0) {
    await tx.update(mailings).set({ state: "sent", finishedAt: at }).where(eq(mailings.id, id));
  } else {
    nudge("mailings");
  }
  return { id, owed };
}
