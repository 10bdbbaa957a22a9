import { and, inArray, isNull } from "drizzle-orm";
import type { Reader, Tx } from "#db/engine.ts";
import { groups, outbox, subscribers, subscriptions } from "#db/tables.ts";
import type { Import } from "#lib/imports/batch.ts";
import { emailKey } from "#lib/mail/address.ts";
import type { Choices } from "../choices.ts";
import { removeSubscribers } from "../manage.ts";

/** What a row became that can be undone. */
export const UNDONE_FROM = ["subscribed", "asked"] as const;

/**
 * What an undo makes of a row: gone without a trace, gone though a mail had
 * reached them, asked by a mail that has left and cannot be taken back, or it
 * stays because somebody has touched it since.
 */
export type Undone = "gone" | "told" | "was-asked" | "stays";

/** What an undo makes of rows that became this, as things stand. Changes nothing. */
export function fatesOf(
  db: Reader,
  list: Pick<Import, "detail">,
  subjectIds: readonly string[],
  of: string,
): Promise<Undone[]> {
  return of === "subscribed" ? ofReaders(db, list, subjectIds) : ofQuestions(db, subjectIds);
}

/** Untouched is who has just what the list chose for them, and agreed in no other way. */
async function ofReaders(
  db: Reader,
  { detail }: Pick<Import, "detail">,
  ids: readonly string[],
): Promise<Undone[]> {
  const { choices } = detail as unknown as { choices: Choices };
  const rows = await db
    .select({
      id: subscribers.id,
      pace: subscribers.pace,
      consent: subscribers.consent,
      unsubscribedAt: subscribers.unsubscribedAt,
    })
    .from(subscribers)
    .where(inArray(subscribers.id, [...ids]));
  const found = rows.map(({ id }) => id);
  const chosen = Map.groupBy(
    await db.select().from(subscriptions).where(inArray(subscriptions.subscriberId, found)),
    ({ subscriberId }) => subscriberId,
  );
  const there = await db.$count(groups, inArray(groups.id, choices.groups));
  const isAsChosen = (id: string) => {
    const own = chosen.get(id) ?? [];
    return (
      own.length === there * choices.kinds.length &&
      own.every(
        ({ groupId, kind }) => choices.groups.includes(groupId) && choices.kinds.includes(kind),
      )
    );
  };
  const mailed = await db
    .selectDistinct({ id: outbox.subscriberId })
    .from(outbox)
    .where(and(inArray(outbox.subscriberId, found), inArray(outbox.state, ["sending", "sent"])));
  const told = new Set(mailed.map(({ id }) => id));
  const untouched = new Set(
    rows
      .filter(
        ({ id, pace, consent, unsubscribedAt }) =>
          unsubscribedAt === null && consent !== "" && pace === choices.pace && isAsChosen(id),
      )
      .map(({ id }) => id),
  );
  return ids.map((id) => {
    if (!untouched.has(id)) return "stays";
    return told.has(id) ? "told" : "gone";
  });
}

/** A question that has not left is never sent; who has said yes to it since stays. */
async function ofQuestions(db: Reader, ids: readonly string[]): Promise<Undone[]> {
  const mails = await db
    .select({ id: outbox.id, to: outbox.toEmail, state: outbox.state, createdAt: outbox.createdAt })
    .from(outbox)
    .where(inArray(outbox.id, [...ids]));
  const mailOf = new Map(mails.map((mail) => [mail.id, mail]));
  const readers = await db
    .select({ key: subscribers.emailKey, confirmedAt: subscribers.confirmedAt })
    .from(subscribers)
    .where(
      and(
        inArray(
          subscribers.emailKey,
          mails.map(({ to }) => emailKey(to)),
        ),
        isNull(subscribers.unsubscribedAt),
      ),
    );
  const agreed = new Map(readers.map(({ key, confirmedAt }) => [key, confirmedAt]));
  return ids.map((id) => {
    const mail = mailOf.get(id);
    // One that is not in the outbox any more was sent a while ago.
    if (!mail) return "was-asked";
    if (mail.state !== "sending" && mail.state !== "sent") return "gone";
    const at = agreed.get(emailKey(mail.to));
    return at && at >= mail.createdAt ? "stays" : "was-asked";
  });
}

/**
 * Takes imported subscribers away again whom nobody has touched since, with
 * what waits for them in the outbox, and the questions that have not left. No
 * farewell is remembered: they never came, and a list may bring them again.
 */
export async function undoRows(
  tx: Tx,
  list: Import,
  subjectIds: string[],
  of: string,
): Promise<string[]> {
  // Deleted before anything is looked at, so that none leaves meanwhile.
  const unsent = inArray(outbox.state, ["queued", "parked", "dropped"]);
  const withdrawn = await tx
    .delete(outbox)
    .where(and(inArray(outbox.id, subjectIds), unsent))
    .returning({ id: outbox.id });
  const never = new Set(withdrawn.map(({ id }) => id));
  const found = await fatesOf(tx, list, subjectIds, of);
  const fates = subjectIds.map((id, at) => (never.has(id) ? "gone" : found[at]!));
  const going = subjectIds.filter((_, at) => fates[at] === "gone" || fates[at] === "told");
  const readers = await tx
    .select({ id: subscribers.id, emailKey: subscribers.emailKey })
    .from(subscribers)
    .where(inArray(subscribers.id, going));
  await removeSubscribers(tx, readers);
  return fates;
}
