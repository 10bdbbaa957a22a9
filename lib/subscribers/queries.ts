import { and, asc, eq, inArray, isNotNull, isNull, type SQL } from "drizzle-orm";
import type { Reader } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { groups, subscribers, subscriptions } from "#db/tables.ts";
import { type Actor, hasRoleSomewhere, type Role } from "#lib/access/actor.ts";
import { inGroupsOf } from "#lib/access/in-groups.ts";
import { NotFound } from "#lib/result.ts";
import { csvOf } from "#lib/text/csv.ts";
import { matches } from "#lib/text/match.ts";
import { CONFIRMED_BY_MAIL, NEWS_KINDS, type NewsKind, type Pace } from "./choices.ts";

/** Rows on one page of the desk's list. */
export const PAGE_SIZE = 100;

/** Subscriptions to the groups in which the actor has this role. */
export function ownSubscriptions(actor: Actor, role: Role): SQL | undefined {
  return inGroupsOf(actor, role, subscriptions.groupId);
}

/** Who is subscribed to a group of the actor's now. Who has left is nobody's business any more. */
export function subscribersOf(db: Reader, actor: Actor, role: Role): SQL | undefined {
  const chosen = db
    .select({ id: subscriptions.subscriberId })
    .from(subscriptions)
    .where(ownSubscriptions(actor, role));
  return and(
    isNotNull(subscribers.confirmedAt),
    isNull(subscribers.unsubscribedAt),
    inArray(subscribers.id, chosen),
  );
}

const columns = {
  id: subscribers.id,
  email: subscribers.email,
  pace: subscribers.pace,
  confirmedAt: subscribers.confirmedAt,
  bouncedAt: subscribers.bouncedAt,
  consent: subscribers.consent,
};

type Row = {
  id: string;
  email: string;
  pace: Pace;
  confirmedAt: Date | null;
  bouncedAt: Date | null;
  consent: string;
};

/** What each of them chose, of the actor's groups. */
async function withChoices(rows: Row[], actor: Actor, role: Role) {
  const chosen = await store.read
    .select({ id: subscriptions.subscriberId, kind: subscriptions.kind, group: groups.name })
    .from(subscriptions)
    .innerJoin(groups, eq(groups.id, subscriptions.groupId))
    .where(
      and(
        ownSubscriptions(actor, role),
        inArray(
          subscriptions.subscriberId,
          rows.map(({ id }) => id),
        ),
      ),
    )
    .orderBy(asc(groups.name));
  const of = new Map<string, typeof chosen>();
  for (const one of chosen) of.set(one.id, [...(of.get(one.id) ?? []), one]);
  return rows.map((row) => {
    const own = of.get(row.id) ?? [];
    const kinds = new Set<NewsKind>(own.map(({ kind }) => kind));
    return {
      ...row,
      groups: [...new Set(own.map(({ group }) => group))],
      kinds: NEWS_KINDS.filter((kind) => kinds.has(kind)),
    };
  });
}

/** One page of those who are subscribed to the actor's groups, by address. */
export async function listSubscribers(
  actor: Actor,
  { search = "", page = 1 }: { search?: string; page?: number } = {},
) {
  const where = and(
    subscribersOf(store.read, actor, "organizer"),
    matches(search, subscribers.emailKey),
  );
  const rows = await store.read
    .select(columns)
    .from(subscribers)
    .where(where)
    .orderBy(asc(subscribers.emailKey))
    .limit(PAGE_SIZE)
    .offset((page - 1) * PAGE_SIZE);
  return {
    rows: await withChoices(rows, actor, "organizer"),
    total: await store.read.$count(subscribers, where),
  };
}

export type ListedSubscriber = Awaited<ReturnType<typeof listSubscribers>>["rows"][number];

/** How many are subscribed to the actor's groups, and how many of them no mail reaches. */
export async function countSubscribers(actor: Actor): Promise<{ all: number; dead: number }> {
  const own = subscribersOf(store.read, actor, "organizer");
  return {
    all: await store.read.$count(subscribers, own),
    dead: await store.read.$count(subscribers, and(own, isNotNull(subscribers.bouncedAt))),
  };
}

/** Whether the actor may take the list away: owners of a group. */
export function mayExport(actor: Actor): boolean {
  return hasRoleSomewhere(actor, "owner");
}

/**
 * The subscribers of the groups that the actor owns, for a spreadsheet,
 * with when and how each agreed. NotFound for who owns no group.
 */
export async function exportSubscribers(actor: Actor): Promise<string> {
  if (!mayExport(actor)) throw new NotFound("Subscribers");
  const rows = await store.read
    .select(columns)
    .from(subscribers)
    .where(subscribersOf(store.read, actor, "owner"))
    .orderBy(asc(subscribers.emailKey));
  const lines = (await withChoices(rows, actor, "owner")).map((row) => [
    row.email,
    row.groups.join("; "),
    row.kinds.join("; "),
    row.pace,
    row.confirmedAt?.toISOString().slice(0, 10) ?? "",
    row.consent || CONFIRMED_BY_MAIL,
    row.bouncedAt ? "no mailbox" : "",
  ]);
  const headings = ["E-mail", "Groups", "News", "When", "Agreed on", "How they agreed", "State"];
  return csvOf([headings, ...lines]);
}
