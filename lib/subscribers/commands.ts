import { and, eq } from "drizzle-orm";
import { store } from "#db/store.ts";
import { subscribers, subscriptions } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { assertOrganizes, isArchived } from "#lib/access/own-group.ts";
import { recordAudit } from "#lib/audit.ts";
import { done, NotFound, type Refusal, type Result } from "#lib/result.ts";
import type { InviteInput } from "./input.ts";
import { endSubscription } from "./manage.ts";
import { ownSubscriptions, subscribersOf } from "./queries.ts";
import { refuse } from "./refusals.ts";
import { askToSubscribe } from "./subscribe.ts";

/** Takes somebody off the lists of the actor's groups; who is on no other list then is unsubscribed. */
export async function removeSubscriber(actor: Actor, id: string): Promise<Result> {
  return store.write(async (tx) => {
    const [row] = await tx
      .select({ id: subscribers.id })
      .from(subscribers)
      .where(and(eq(subscribers.id, id), subscribersOf(tx, actor, "organizer")));
    if (!row) throw new NotFound("Subscriber");
    const removed = await tx
      .delete(subscriptions)
      .where(and(eq(subscriptions.subscriberId, id), ownSubscriptions(actor, "organizer")))
      .returning({ groupId: subscriptions.groupId });
    const left = await tx.$count(subscriptions, eq(subscriptions.subscriberId, id));
    if (left === 0) await endSubscription(tx, id);
    for (const groupId of new Set(removed.map((one) => one.groupId))) {
      await recordAudit(tx, actor, { action: "subscriber.removed", groupId, subjectId: id });
    }
    return done();
  });
}

/** Throws NotFound unless the actor organizes all of the groups; refused where one is archived, which takes nobody new. */
export async function organizesAll(actor: Actor, groupIds: string[]): Promise<Refusal | null> {
  for (const id of groupIds) await assertOrganizes(store.read, actor, id);
  for (const id of groupIds) {
    if (await isArchived(store.read, id)) return refuse("archived", { at: "groups" });
  }
  return null;
}

/**
 * Puts an address forward: its owner is asked by mail, as if they had signed
 * up themselves, and nothing is sent before they confirm. How they agreed is
 * kept in the group's trail, without the address. Refusals: archived, no-group.
 */
export async function inviteSubscriber(actor: Actor, input: InviteInput): Promise<Result> {
  const archived = await organizesAll(actor, input.groups);
  if (archived) return archived;
  const asked = await askToSubscribe(input, "organizer");
  if (!asked.ok) return asked;
  await store.write(async (tx) => {
    for (const groupId of input.groups) {
      await recordAudit(tx, actor, {
        action: "subscriber.invited",
        groupId,
        detail: { consent: input.consent },
      });
    }
  });
  return done();
}
