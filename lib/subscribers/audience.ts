import { and, count, countDistinct, eq, inArray, isNotNull, isNull, type SQL } from "drizzle-orm";
import type { Reader } from "#db/engine.ts";
import { subscribers, subscriptions } from "#db/tables.ts";
import type { NewsKind } from "./choices.ts";

/** News goes only to those who confirmed, have not left, and whose mailbox exists. */
export function isReached(): SQL | undefined {
  return and(
    isNotNull(subscribers.confirmedAt),
    isNull(subscribers.unsubscribedAt),
    isNull(subscribers.bouncedAt),
  );
}

type Told = Pick<
  typeof subscribers.$inferSelect,
  "confirmedAt" | "unsubscribedAt" | "bouncedAt" | "pace"
>;

/** Whether somebody was sent digests until now; else their first tells nothing of the time before. */
export function isDigested({ confirmedAt, unsubscribedAt, bouncedAt, pace }: Told): boolean {
  return Boolean(confirmedAt) && !unsubscribedAt && !bouncedAt && pace !== "at-once";
}

/** What a piece of news is, and whose; groups null: the whole site's. */
export type News = { kind: NewsKind; groupIds: string[] | null };

function concerns({ kind, groupIds }: News): SQL | undefined {
  return and(
    eq(subscriptions.kind, kind),
    groupIds === null ? undefined : inArray(subscriptions.groupId, groupIds),
  );
}

/** The ids of those who are sent this news at once, each once, those who came first first. */
export function readersAtOnce(db: Reader, news: News) {
  return db
    .selectDistinct({ id: subscribers.id })
    .from(subscribers)
    .innerJoin(subscriptions, eq(subscriptions.subscriberId, subscribers.id))
    .where(and(isReached(), eq(subscribers.pace, "at-once"), concerns(news)))
    .orderBy(subscribers.id);
}

/** How many are sent this news at once, and how many with their next digest. */
export async function countReaders(
  db: Reader,
  news: News,
): Promise<{ atOnce: number; later: number }> {
  const rows = await db
    .select({ pace: subscribers.pace, n: countDistinct(subscribers.id) })
    .from(subscribers)
    .innerJoin(subscriptions, eq(subscriptions.subscriberId, subscribers.id))
    .where(and(isReached(), concerns(news)))
    .groupBy(subscribers.pace);
  const of = (atOnce: boolean) =>
    rows.reduce((sum, { pace, n }) => ((pace === "at-once") === atOnce ? sum + n : sum), 0);
  return { atOnce: of(true), later: of(false) };
}

/** How many readers this kind of news of each group has, at once or with their next digest; a group without one is left out. */
export async function countReadersByGroup(
  db: Reader,
  kind: NewsKind,
): Promise<Map<string, number>> {
  const rows = await db
    .select({ groupId: subscriptions.groupId, n: count() })
    .from(subscribers)
    .innerJoin(subscriptions, eq(subscriptions.subscriberId, subscribers.id))
    .where(and(isReached(), eq(subscriptions.kind, kind)))
    .groupBy(subscriptions.groupId);
  return new Map(rows.map(({ groupId, n }) => [groupId, n]));
}

/** Of these ids, those who are to be sent this news now, with what a mail to them needs. */
export async function stillReaders(db: Reader, news: News, ids: string[]) {
  const rows = await db
    .selectDistinct({
      id: subscribers.id,
      email: subscribers.email,
      linkEpoch: subscribers.linkEpoch,
    })
    .from(subscribers)
    .innerJoin(subscriptions, eq(subscriptions.subscriberId, subscribers.id))
    .where(
      and(
        inArray(subscribers.id, ids),
        isReached(),
        eq(subscribers.pace, "at-once"),
        concerns(news),
      ),
    );
  return ids.flatMap((id) => rows.filter((row) => row.id === id));
}
