import { desc, eq } from "drizzle-orm";
import { store } from "#db/store.ts";
import { outbox, subscribers, subscriptions } from "#db/tables.ts";
import { unsealLinks } from "#lib/mail/links.ts";
import type { Choices } from "#lib/subscribers/choices.ts";
import { subscriberToken } from "#lib/subscribers/links.ts";
import { askToSubscribe, confirmSubscription } from "#lib/subscribers/subscribe.ts";

/** The token of the newest confirmation mail to an address. */
export async function confirmToken(email: string): Promise<string> {
  const [mail] = await store.read
    .select()
    .from(outbox)
    .where(eq(outbox.toEmail, email))
    .orderBy(desc(outbox.id))
    .limit(1);
  const { confirm = "" } = unsealLinks(mail?.links ?? null);
  return confirm.split("/").at(-1) ?? "";
}

export async function subscriberNow(email: string) {
  const [row] = await store.read.select().from(subscribers).where(eq(subscribers.email, email));
  return row;
}

export async function choicesNow(email: string): Promise<string[]> {
  const row = await subscriberNow(email);
  const rows = await store.read
    .select()
    .from(subscriptions)
    .where(eq(subscriptions.subscriberId, row?.id ?? ""));
  return rows.map(({ groupId, kind }) => `${groupId} ${kind}`).sort();
}

/** A subscriber who asked and confirmed; returns the token of their own page. */
export async function aSubscriber(
  email: string,
  choices: Partial<Choices> & { groups: string[] },
): Promise<string> {
  const chosen: Choices = { kinds: ["meetings"], pace: "at-once", ...choices };
  await askToSubscribe({ email, ...chosen });
  const confirmed = await confirmSubscription(await confirmToken(email), chosen);
  if (!confirmed.ok) throw new Error(confirmed.reason);
  return confirmed.value.token;
}

export async function tokenOf(email: string): Promise<string> {
  const row = await subscriberNow(email);
  if (!row) throw new Error("no such subscriber");
  return subscriberToken(row);
}
