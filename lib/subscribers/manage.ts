import { and, asc, desc, eq, inArray, isNotNull } from "drizzle-orm";
import type { Reader, Tx } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { groups, mailingRecipients, outbox, subscribers, subscriptions } from "#db/tables.ts";
import { forgetListsWith } from "#lib/imports/given.ts";
import { giveUp } from "#lib/mail/give-up.ts";
import { eraseMailTo } from "#lib/mail/outbox.ts";
import { done, type Result } from "#lib/result.ts";
import { isLinkToken, linkTokenId } from "#lib/secret.ts";
import { now } from "#lib/time/clock.ts";
import { isDigested } from "./audience.ts";
import { type Choices, CONFIRMED_BY_MAIL } from "./choices.ts";
import { forgetFarewell, rememberFarewell } from "./farewells.ts";
import { readPending } from "./pending.ts";
import { refuse } from "./refusals.ts";
import { groupsNamed, setChoices } from "./subscribe.ts";

const columns = {
  id: subscribers.id,
  email: subscribers.email,
  emailKey: subscribers.emailKey,
  linkEpoch: subscribers.linkEpoch,
  pace: subscribers.pace,
  createdAt: subscribers.createdAt,
  confirmedAt: subscribers.confirmedAt,
  unsubscribedAt: subscribers.unsubscribedAt,
  bouncedAt: subscribers.bouncedAt,
  consent: subscribers.consent,
};

async function byToken(db: Reader, token: string) {
  const id = linkTokenId(token);
  if (!id) return null;
  const [row] = await db.select(columns).from(subscribers).where(eq(subscribers.id, id));
  if (!row || !isLinkToken(token, "subscriber", row.id, row.linkEpoch)) return null;
  return row;
}

/** Whether a mailed link opens something: a subscriber's own page, or a sign-up to confirm. */
export async function isReaderLink(token: string): Promise<boolean> {
  return readPending(token) !== null || (await byToken(store.read, token)) !== null;
}

/** The subscriber of a link with their choices, or null. Looking changes nothing. */
export async function findSubscriber(token: string) {
  const row = await byToken(store.read, token);
  if (!row) return null;
  const chosen = await store.read
    .select({ groupId: subscriptions.groupId, kind: subscriptions.kind })
    .from(subscriptions)
    .where(eq(subscriptions.subscriberId, row.id));
  const { emailKey: _, linkEpoch: __, ...subscriber } = row;
  return {
    ...subscriber,
    groups: [...new Set(chosen.map(({ groupId }) => groupId))],
    kinds: [...new Set(chosen.map(({ kind }) => kind))],
  };
}

/** Changes what a subscriber is sent, and when; who had unsubscribed is subscribed again. Refusal: missing. */
export async function changeChoices(token: string, choices: Choices): Promise<Result> {
  return store.write(async (tx) => {
    const row = await byToken(tx, token);
    if (!row) return refuse("missing");
    const had = await tx
      .selectDistinct({ id: subscriptions.groupId })
      .from(subscriptions)
      .where(eq(subscriptions.subscriberId, row.id));
    const kept = had.map(({ id }) => id);
    const found = await groupsNamed(tx, choices.groups, kept);
    await setChoices(tx, row.id, { ...choices, groups: found.map(({ id }) => id) });
    await tx
      .update(subscribers)
      .set({
        pace: choices.pace,
        unsubscribedAt: null,
        ...(isDigested(row) ? {} : { digestedAt: now() }),
      })
      .where(eq(subscribers.id, row.id));
    await forgetFarewell(tx, row.emailKey);
    return done();
  });
}

/** Ends a subscription whole; to do it twice changes nothing more. Refusal: missing. */
export async function unsubscribe(token: string): Promise<Result> {
  return store.write(async (tx) => {
    const row = await byToken(tx, token);
    if (!row) return refuse("missing");
    if (!row.unsubscribedAt) await endSubscription(tx, row.id);
    return done();
  });
}

/** Nothing more is sent, not even what waits in the outbox. The choices stay for a while, so that it can be undone. */
export async function endSubscription(tx: Tx, id: string): Promise<void> {
  const left = await tx
    .update(subscribers)
    .set({ unsubscribedAt: now() })
    .where(eq(subscribers.id, id))
    .returning({ emailKey: subscribers.emailKey });
  await rememberFarewell(
    tx,
    left.map(({ emailKey }) => emailKey),
  );
  const unsent = and(
    eq(outbox.subscriberId, id),
    inArray(outbox.state, ["queued", "parked"]),
    isNotNull(outbox.mailingId),
  );
  await giveUp(tx, unsent, "left");
}

/** Everything that is kept of a subscriber, for themselves; null for a link that leads nowhere. */
export async function exportSubscriber(token: string) {
  const row = await byToken(store.read, token);
  if (!row) return null;
  const chosen = await store.read
    .select({ group: groups.name, news: subscriptions.kind })
    .from(subscriptions)
    .innerJoin(groups, eq(groups.id, subscriptions.groupId))
    .where(eq(subscriptions.subscriberId, row.id))
    .orderBy(asc(groups.name), asc(subscriptions.kind));
  const mails = await store.read
    .select({ subject: outbox.subject, state: outbox.state, at: outbox.createdAt })
    .from(outbox)
    .where(eq(outbox.subscriberId, row.id))
    .orderBy(desc(outbox.createdAt), desc(outbox.id));
  return {
    email: row.email,
    pace: row.pace,
    firstSeen: row.createdAt,
    confirmed: row.confirmedAt,
    agreed: row.consent || CONFIRMED_BY_MAIL,
    unsubscribed: row.unsubscribedAt,
    mailRefused: row.bouncedAt,
    subscriptions: chosen,
    mails,
  };
}

/** Erases a subscriber: the address, the choices, the mails to it. Nothing is left but counts, and a keyed hash by which no list brings them back. Refusal: missing. */
export async function eraseSubscriber(token: string): Promise<Result> {
  return store.write(async (tx) => {
    const row = await byToken(tx, token);
    if (!row) return refuse("missing");
    await forgetListsWith(tx, "subscribers", row.email);
    await eraseSubscribers(tx, [row]);
    return done();
  });
}

/** Erases subscribers in the caller's transaction: their mails, their marks in mailings, themselves. */
export async function eraseSubscribers(
  tx: Tx,
  rows: { id: string; emailKey: string }[],
): Promise<void> {
  await rememberFarewell(
    tx,
    rows.map(({ emailKey }) => emailKey),
  );
  await removeSubscribers(tx, rows);
}

/** As `eraseSubscribers`, of those who have not left but never came: a list may bring them again. */
export async function removeSubscribers(
  tx: Tx,
  rows: { id: string; emailKey: string }[],
): Promise<void> {
  const ids = rows.map(({ id }) => id);
  const keys = rows.map(({ emailKey }) => emailKey);
  if (ids.length === 0) return;
  await tx.delete(mailingRecipients).where(inArray(mailingRecipients.recipientId, ids));
  await tx.delete(outbox).where(inArray(outbox.subscriberId, ids));
  await eraseMailTo(tx, "subscribe-confirm", keys);
  await tx.delete(subscribers).where(inArray(subscribers.id, ids));
}
