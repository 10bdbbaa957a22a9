import { and, eq, inArray, isNull, or } from "drizzle-orm";
import type { Reader, Tx } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { groups, subscribers, subscriptions } from "#db/tables.ts";
import { env } from "#lib/env.ts";
import { newId } from "#lib/ids.ts";
import { emailKey } from "#lib/mail/address.ts";
import { enqueueMail } from "#lib/mail/outbox.ts";
import { confirmMail } from "#lib/mail/templates/subscribe.ts";
import { done, type Result } from "#lib/result.ts";
import { getSiteName } from "#lib/site/public-queries.ts";
import { now } from "#lib/time/clock.ts";
import { isDigested } from "./audience.ts";
import { ALL_GROUPS, type Choices, NEWS_WORDS, PACE_WORDS } from "./choices.ts";
import { forgetFarewell } from "./farewells.ts";
import type { SubscribeInput } from "./input.ts";
import { subscriberLinks, subscriberToken } from "./links.ts";
import { CONFIRM_DAYS, isLate, pendingToken, readPending } from "./pending.ts";
import { refuse } from "./refusals.ts";

/** Some groups, or all of them as they are now. Those archived are nobody's to choose who has them not: of them `had` may stay. */
export async function groupsNamed(db: Reader, ids: string[], had: string[] = []) {
  const named = ids.includes(ALL_GROUPS) ? undefined : inArray(groups.id, ids);
  const kept = had.filter((id) => ids.includes(id));
  return db
    .select({ id: groups.id, name: groups.name })
    .from(groups)
    .where(and(named, or(isNull(groups.archivedAt), inArray(groups.id, kept))))
    .orderBy(groups.name);
}

/** The choices without groups that are not there. */
async function known(db: Reader, choices: Choices) {
  const found = await groupsNamed(db, choices.groups);
  return { ...choices, groups: found.map(({ id }) => id), names: found.map(({ name }) => name) };
}

/**
 * Asks the owner of an address, by mail, whether they want news. Whatever the
 * address, the response is the same and nothing else is stored; only the mail
 * says that it is subscribed already.
 */
export async function askToSubscribe(
  input: SubscribeInput,
  by: "reader" | "organizer" = "reader",
): Promise<Result> {
  const asking = await whatIsAsked(store.read, input);
  if (asking.groups.length === 0) {
    return refuse("no-group", { at: "groups" });
  }
  await store.write((tx) => enqueueQuestion(tx, input.email, asking, by));
  return done();
}

/** What the owners of addresses are asked, with the names that their mails say. */
export async function whatIsAsked(db: Reader, choices: Choices) {
  const chosen = await known(db, choices);
  const all = choices.groups.includes(ALL_GROUPS);
  return { ...chosen, asked: all ? [ALL_GROUPS] : chosen.groups, siteName: await getSiteName(db) };
}

type Asking = Awaited<ReturnType<typeof whatIsAsked>>;

/** Queues the mail that asks the owner of an address, and returns its id; `"list"`: one of many, which lets answers to persons go first. */
export async function enqueueQuestion(
  tx: Tx,
  email: string,
  { names, asked, kinds, pace, siteName }: Asking,
  by: "reader" | "organizer" | "list",
): Promise<string> {
  const token = pendingToken({ email, groups: asked, kinds, pace });
  const [subscriber] = await tx
    .select({ id: subscribers.id, linkEpoch: subscribers.linkEpoch })
    .from(subscribers)
    .where(and(eq(subscribers.emailKey, emailKey(email)), isNull(subscribers.unsubscribedAt)));
  return enqueueMail(tx, {
    kind: "subscribe-confirm",
    groupId: null,
    meetingId: null,
    rsvpId: null,
    subscriberId: subscriber?.id ?? null,
    toMany: by === "list",
    to: { name: "", email },
    fromName: siteName,
    replyTo: null,
    ...confirmMail({
      siteName,
      groups: names,
      kinds: kinds.map((kind) => NEWS_WORDS[kind]),
      pace: PACE_WORDS[pace],
      days: CONFIRM_DAYS,
      known: subscriber !== undefined,
      byOrganizer: by !== "reader",
    }),
    links: {
      confirm: `${env().siteUrl}/subscribe/confirm/${token}`,
      ...(subscriber ? { manage: subscriberLinks(subscriber).manage } : {}),
    },
  });
}

/** Writes down what a subscriber chose, in place of what they had. */
export async function setChoices(tx: Tx, subscriberId: string, choices: Choices): Promise<void> {
  await tx.delete(subscriptions).where(eq(subscriptions.subscriberId, subscriberId));
  await addChoices(tx, subscriberId, choices);
}

/** Writes down what a subscriber chose, beside what they had. */
export async function addChoices(tx: Tx, subscriberId: string, choices: Choices): Promise<void> {
  const rows = choices.groups.flatMap((groupId) =>
    choices.kinds.map((kind) => ({ subscriberId, groupId, kind })),
  );
  if (rows.length > 0) await tx.insert(subscriptions).values(rows).onConflictDoNothing();
}

type Row = Pick<typeof subscribers.$inferSelect, "confirmedAt" | "unsubscribedAt">;

/** A link works once: not after it, or a later one, was confirmed, nor after a farewell. */
function isUsed(row: Row | undefined, askedAt: Date): boolean {
  return [row?.confirmedAt, row?.unsubscribedAt].some((at) => at && at >= askedAt);
}

/** What a confirmation link opens. Looking changes nothing. */
export async function findPending(token: string) {
  const pending = readPending(token);
  if (!pending) return { state: "wrong" as const };
  if (isLate(pending)) return { state: "late" as const };
  const [row] = await store.read
    .select({ confirmedAt: subscribers.confirmedAt, unsubscribedAt: subscribers.unsubscribedAt })
    .from(subscribers)
    .where(eq(subscribers.emailKey, emailKey(pending.email)));
  if (isUsed(row, pending.askedAt)) return { state: "used" as const };
  return { state: "open" as const, ...pending };
}

/**
 * Subscribes the address of a confirmation link with the choices made on its
 * page, beside what it is subscribed to already; a dead mailbox is alive
 * again. Returns the token of the subscriber's own page. Refusals: wrong,
 * late, used.
 */
export async function confirmSubscription(
  token: string,
  choices: Choices,
): Promise<Result<{ token: string }>> {
  const pending = readPending(token);
  if (!pending) return refuse("wrong");
  if (isLate(pending)) return refuse("late");
  const key = emailKey(pending.email);
  return store.write(async (tx) => {
    const chosen = await known(tx, choices);
    if (chosen.groups.length === 0) {
      return refuse("no-group", { at: "groups" });
    }
    const at = now();
    // The row is made or locked first, so that of two presses the second sees the first.
    await tx
      .insert(subscribers)
      .values({ id: newId(), email: pending.email, emailKey: key, createdAt: at, digestedAt: at })
      .onConflictDoUpdate({ target: subscribers.emailKey, set: { emailKey: key } });
    const [row] = await tx.select().from(subscribers).where(eq(subscribers.emailKey, key));
    if (!row || isUsed(row, pending.askedAt)) return refuse("used");
    const [saved] = await tx
      .update(subscribers)
      .set({
        email: pending.email,
        pace: chosen.pace,
        confirmedAt: at,
        consent: "",
        unsubscribedAt: null,
        bouncedAt: null,
        ...(isDigested(row) ? {} : { digestedAt: at }),
      })
      .where(eq(subscribers.id, row.id))
      .returning({ id: subscribers.id, linkEpoch: subscribers.linkEpoch });
    if (!saved) throw new Error("A subscriber was not written");
    await forgetFarewell(tx, key);
    if (row.unsubscribedAt) await setChoices(tx, saved.id, chosen);
    else await addChoices(tx, saved.id, chosen);
    return done({ token: subscriberToken(saved) });
  });
}
