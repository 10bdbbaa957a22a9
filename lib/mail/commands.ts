import { and, eq, inArray } from "drizzle-orm";
import { store } from "#db/store.ts";
import { outbox } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { nudge } from "#lib/loop/nudge.ts";
import { done, NotFound, type Result } from "#lib/result.ts";
import { now } from "#lib/time/clock.ts";
import { givenUp } from "./give-up.ts";
import { refuse } from "./refusals.ts";
import { mailOf } from "./scope.ts";

async function change(
  actor: Actor,
  id: string,
  set: Partial<typeof outbox.$inferInsert>,
  from: (typeof outbox.$inferSelect)["state"][],
): Promise<Result> {
  const changed = await store.write(async (tx) => {
    const own = and(eq(outbox.id, id), mailOf(actor));
    const [known] = await tx.select({ id: outbox.id }).from(outbox).where(own);
    if (!known) throw new NotFound("Mail");
    return tx
      .update(outbox)
      .set(set)
      .where(and(own, inArray(outbox.state, from)))
      .returning({ id: outbox.id });
  });
  nudge("mail");
  return changed.length > 0 ? done() : refuse("state");
}

const again = () => ({
  state: "queued" as const,
  attempts: 0,
  nextAttemptAt: now(),
  leasedBy: null,
});

/** Tries a mail again at once that was parked or held back, or that waits for its next attempt. */
export function retryMail(actor: Actor, id: string): Promise<Result> {
  return change(actor, id, again(), ["parked", "queued"]);
}

/** Gives a mail up that is not sent yet: it stays in the list, its links are erased. */
export function dropMail(actor: Actor, id: string): Promise<Result> {
  return change(actor, id, givenUp("organizer"), ["parked", "queued"]);
}

/** Tries every parked mail again that the actor may see. */
export async function retryAllMail(actor: Actor): Promise<Result> {
  await store.write((tx) =>
    tx
      .update(outbox)
      .set(again())
      .where(and(mailOf(actor), eq(outbox.state, "parked"))),
  );
  nudge("mail");
  return done();
}
