import { and, eq, inArray, isNotNull, isNull, or } from "drizzle-orm";
import type { Reader } from "#db/engine.ts";
import { subscribers, subscriptions } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { emailKey } from "#lib/mail/address.ts";
import { pastedAddress } from "#lib/text/pasted-address.ts";
import type { Choices } from "../choices.ts";
import { whoLeft } from "../farewells.ts";
import { subscribersOf } from "../queries.ts";
import type { Present } from "./plan.ts";

const AT_ONCE = 500;

/**
 * What is known of addresses, as they stand in cells: who has all that is
 * chosen, who has other news, and who left. With an actor: of those that the
 * actor may see, since a list must not find out who reads other groups' news.
 */
export async function presentAmong(
  db: Reader,
  cells: readonly string[],
  choices: Choices,
  actor?: Actor,
): Promise<Present> {
  const keys = [...new Set(cells.map((cell) => emailKey(pastedAddress(cell))))].filter(Boolean);
  const left = await whoLeft(db, keys);
  const there = new Set<string>();
  const others = new Set<string>();
  for (let from = 0; from < keys.length; from += AT_ONCE) {
    const some = inArray(subscribers.emailKey, keys.slice(from, from + AT_ONCE));
    const gone = await db
      .select({ key: subscribers.emailKey })
      .from(subscribers)
      .where(
        and(some, or(isNotNull(subscribers.unsubscribedAt), isNotNull(subscribers.bouncedAt))),
      );
    for (const { key } of gone) left.add(key);
    const known = await db
      .select({
        key: subscribers.emailKey,
        groupId: subscriptions.groupId,
        kind: subscriptions.kind,
      })
      .from(subscribers)
      .leftJoin(subscriptions, eq(subscriptions.subscriberId, subscribers.id))
      .where(
        and(
          some,
          isNull(subscribers.unsubscribedAt),
          actor && subscribersOf(db, actor, "organizer"),
        ),
      );
    const chosen = Map.groupBy(known, ({ key }) => key);
    for (const [key, own] of chosen) (hasAll(own, choices) ? there : others).add(key);
  }
  return { there, others, left };
}

type Chosen = { groupId: string | null; kind: string | null };

const hasAll = (own: Chosen[], { groups, kinds }: Choices) =>
  groups.every((groupId) =>
    kinds.every((kind) => own.some((one) => one.groupId === groupId && one.kind === kind)),
  );
