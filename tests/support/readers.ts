import { inArray } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { mailingRecipients, mailings, outbox, subscribers } from "#db/tables.ts";
import { newId } from "#lib/ids.ts";
import type { Renderer } from "#lib/mailings/batch.ts";
import { type NewMailing, startMailing } from "#lib/mailings/start.ts";
import { now } from "#lib/time/clock.ts";

/* Many readers, a mailing to them, and a renderer that makes it. */

/** Confirmed subscribers with the addresses reader0@…, reader1@… */
export async function someReaders(n: number): Promise<string[]> {
  const rows = Array.from({ length: n }, (_, i) => ({
    id: newId(),
    email: `reader${i}@example.org`,
    emailKey: `reader${i}@example.org`,
    createdAt: now(),
    confirmedAt: now(),
  }));
  await store.write(async (tx) => {
    for (let from = 0; from < n; from += 500) {
      await tx.insert(subscribers).values(rows.slice(from, from + 500));
    }
  });
  return rows.map((row) => row.id);
}

/** A mailing to every subscriber, begun in an open transaction. */
export function aMailingIn(tx: Tx, mailing: Partial<NewMailing> = {}) {
  return startMailing(tx, null, {
    kind: "rsvp-changed",
    audience: "subscribers",
    groupId: null,
    meetingId: null,
    subject: "News",
    recipients: tx.select({ id: subscribers.id }).from(subscribers).orderBy(subscribers.createdAt),
    ...mailing,
  });
}

export const aMailing = (mailing: Partial<NewMailing> = {}) =>
  store.write((tx) => aMailingIn(tx, mailing));

/** Makes a plain mail for each subscriber who is still there. */
export const plainRenderer: Renderer = async (tx, mailing, ids) => {
  const rows = await tx.select().from(subscribers).where(inArray(subscribers.id, ids));
  return rows.map((row) => ({
    kind: "rsvp-changed",
    groupId: mailing.groupId,
    meetingId: mailing.meetingId,
    rsvpId: null,
    subscriberId: row.id,
    to: { name: "", email: row.email },
    fromName: "The society",
    replyTo: null,
    subject: mailing.subject,
    text: "News for you.\n",
    html: "<p>News for you.</p>",
    links: {},
  }));
};

export const plainRenderers = { "rsvp-changed": plainRenderer };

/** To whom mails were made, sorted. */
export async function mailedTo(): Promise<string[]> {
  const rows = await store.read.select({ to: outbox.toEmail }).from(outbox);
  return rows.map((row) => row.to).sort();
}

export async function mailingNow(id: string) {
  const rows = await store.read.select().from(mailings);
  const found = rows.find((row) => row.id === id);
  if (!found) throw new Error("no such mailing");
  return found;
}

export const recipientsNow = () =>
  store.read.select().from(mailingRecipients).orderBy(mailingRecipients.position);
