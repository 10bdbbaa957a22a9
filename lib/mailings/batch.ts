import { and, asc, eq, inArray, isNotNull, isNull, lte, or, type SQL } from "drizzle-orm";
import type { Reader, Tx } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { mailingRecipients, mailings, outbox } from "#db/tables.ts";
import { isBelieved } from "#lib/clock/keep.ts";
import { leaseTime } from "#lib/clock/shared-time.ts";
import { WORK } from "#lib/loop/figures.ts";
import { isMailAddress } from "#lib/mail/address.ts";
import { enqueueMail, type Mail, type MailKind } from "#lib/mail/outbox.ts";
import { now } from "#lib/time/clock.ts";

/** Mails written in one transaction: short, so that an RSVP that arrives waits a few milliseconds at most. */
export const BATCH = WORK.mailings.batch;
/** Mails of one mailing that wait in the outbox at once: enough to keep the mail server busy. */
export const MOST_WAITING = WORK.mailings.mostWaiting;

const columns = {
  id: mailings.id,
  kind: mailings.kind,
  groupId: mailings.groupId,
  meetingId: mailings.meetingId,
  slug: mailings.slug,
  subject: mailings.subject,
  body: mailings.body,
  detail: mailings.detail,
  createdAt: mailings.createdAt,
};

/** What a renderer is told of the mailing. */
export type Mailing = Pick<typeof mailings.$inferSelect, keyof typeof columns>;

/**
 * Makes the mails of one batch from what the database says now. Recipients
 * who are gone, unsubscribed or no longer concerned are left out: they count
 * as served. It may read and write in `tx` and must await nothing else.
 */
export type Renderer = (tx: Tx, mailing: Mailing, recipientIds: string[]) => Promise<Mail[]>;

export type Renderers = Partial<Record<MailKind, Renderer>>;

function isWaiting(mailingId: string): SQL | undefined {
  return and(
    eq(outbox.mailingId, mailingId),
    // One that was tried and comes again later holds up nobody.
    or(eq(outbox.state, "sending"), and(eq(outbox.state, "queued"), eq(outbox.attempts, 0))),
  );
}

const isOwed = (mailingId: string) =>
  and(eq(mailingRecipients.mailingId, mailingId), isNull(mailingRecipients.queuedAt));

/** Kinds that the clock sends, and nobody by hand. */
const BY_THE_CLOCK: readonly string[] = ["meeting-reminder", "digest"] satisfies MailKind[];

/** The mailings that are under way, the oldest first; what the clock sends waits while it is not believed. */
export async function listSending(): Promise<{ id: string; kind: string }[]> {
  const all = await store.read
    .select({ id: mailings.id, kind: mailings.kind })
    .from(mailings)
    .where(eq(mailings.state, "sending"))
    .orderBy(asc(mailings.startedAt), asc(mailings.id));
  const byHand = all.filter(({ kind }) => !BY_THE_CLOCK.includes(kind));
  return byHand.length === all.length || (await isBelieved()) ? all : byHand;
}

/** Whether a batch can be written now, or nothing is left to do but to say so. Only reads: it is asked often. */
export async function isReady(mailingId: string): Promise<boolean> {
  const waiting = await store.read.$count(outbox, isWaiting(mailingId));
  if (waiting === 0) return true;
  if (waiting > MOST_WAITING - BATCH) return false;
  const owed = await nextOwed(store.read, mailingId, 1);
  return owed.length > 0;
}

async function nextOwed(db: Reader, mailingId: string, limit: number) {
  return db
    .select({ id: mailingRecipients.recipientId })
    .from(mailingRecipients)
    .where(isOwed(mailingId))
    .orderBy(asc(mailingRecipients.position))
    .limit(limit);
}

/** Takes a mailing for one turn, if no other runner has it. */
export async function leaseMailing(id: string): Promise<boolean> {
  const taken = await store.write(async (tx) => {
    const at = await leaseTime(tx);
    return tx
      .update(mailings)
      .set({ leasedUntil: new Date(at.getTime() + WORK.mailings.lease) })
      .where(
        and(
          eq(mailings.id, id),
          eq(mailings.state, "sending"),
          or(isNull(mailings.leasedUntil), lte(mailings.leasedUntil, at)),
        ),
      )
      .returning({ id: mailings.id });
  });
  return taken.length > 0;
}

/** Gives back what `leaseMailing` took, so that another runner need not wait for its end. */
export async function releaseMailing(id: string): Promise<void> {
  await store.write((tx) =>
    tx.update(mailings).set({ leasedUntil: null }).where(eq(mailings.id, id)),
  );
}

/**
 * Takes the next recipients that are owed, writes their mails and marks them
 * served, all in one transaction: after a crash each is either owed or has
 * its mail. The guarded update of the mailing comes first and locks its row,
 * so that a pause, a stop and a second runner come before or after, never
 * between. Ends the mailing when nobody is owed and nothing waits. Returns
 * whether there may be more to do at once.
 */
export async function writeBatch(id: string, render: Renderer): Promise<boolean> {
  return store.write(async (tx) => {
    const at = now();
    const [mailing] = await tx
      .update(mailings)
      .set({ leasedUntil: new Date((await leaseTime(tx)).getTime() + WORK.mailings.lease) })
      .where(and(eq(mailings.id, id), eq(mailings.state, "sending")))
      .returning(columns);
    if (!mailing) return false;
    const waiting = await tx.$count(outbox, isWaiting(id));
    const room = Math.min(BATCH, MOST_WAITING - waiting);
    if (room <= 0) return false;
    const next = await nextOwed(tx, id, room);
    if (next.length === 0) {
      if (waiting === 0) await finish(tx, id);
      return false;
    }
    const taken = await tx
      .update(mailingRecipients)
      .set({ queuedAt: at })
      .where(
        and(
          isOwed(id),
          inArray(
            mailingRecipients.recipientId,
            next.map((one) => one.id),
          ),
        ),
      )
      .returning({ id: mailingRecipients.recipientId });
    const still = new Set(taken.map((one) => one.id));
    const ids = next.map((one) => one.id).filter((one) => still.has(one));
    for (const mail of await render(tx, mailing, ids)) {
      // One address that cannot be one must not hold up the others.
      if (isMailAddress(mail.to.email)) await enqueueMail(tx, { ...mail, mailingId: id });
    }
    return true;
  });
}

async function finish(tx: Tx, id: string): Promise<void> {
  const at = now();
  await tx
    .update(mailings)
    .set({ state: "sent", finishedAt: at, changedAt: at, leasedUntil: null })
    .where(and(eq(mailings.id, id), eq(mailings.state, "sending")));
}

/** Frees the leases of a runner that died with its process. Only for where one process owns the database, as on SQLite. */
export async function freeMailings(): Promise<void> {
  await store.write((tx) =>
    tx.update(mailings).set({ leasedUntil: null }).where(isNotNull(mailings.leasedUntil)),
  );
}
