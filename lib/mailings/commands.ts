import { and, eq, exists, inArray, isNull, or, type SQL } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { mailingRecipients, mailings, outbox } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { type AuditAction, recordAudit } from "#lib/audit.ts";
import { nudge } from "#lib/loop/nudge.ts";
import { giveUp } from "#lib/mail/give-up.ts";
import { done, NotFound, type Result } from "#lib/result.ts";
import { now } from "#lib/time/clock.ts";
import { mailingsOf } from "./policy.ts";
import { refuse } from "./refusals.ts";

type State = (typeof mailings.$inferSelect)["state"];
type StateChange = {
  from: State[];
  /** What must hold besides. */
  while?: SQL;
  set: Partial<typeof mailings.$inferInsert>;
  action: AuditAction;
  afterwards?: (tx: Tx) => Promise<unknown>;
};

async function changeState(
  actor: Actor,
  id: string,
  { from, while: holds, set, action, afterwards }: StateChange,
): Promise<Result> {
  return store.write(async (tx) => {
    const own = and(eq(mailings.id, id), mailingsOf(actor));
    const [known] = await tx.select({ id: mailings.id }).from(mailings).where(own);
    if (!known) throw new NotFound("Mailing");
    const [changed] = await tx
      .update(mailings)
      .set({ ...set, changedAt: now() })
      .where(and(own, inArray(mailings.state, from), holds))
      .returning({ groupId: mailings.groupId, meetingId: mailings.meetingId });
    if (!changed) return refuse("state");
    await afterwards?.(tx);
    await recordAudit(tx, actor, { action, ...changed, subjectId: id });
    nudge("mailings");
    nudge("mail");
    return done();
  });
}

/** Somebody is still to be served: else there is nothing to hold back. */
const somebodyLeft = (): SQL | undefined =>
  or(
    exists(
      store.read
        .select({ id: mailingRecipients.recipientId })
        .from(mailingRecipients)
        .where(
          and(eq(mailingRecipients.mailingId, mailings.id), isNull(mailingRecipients.queuedAt)),
        ),
    ),
    exists(
      store.read
        .select({ id: outbox.id })
        .from(outbox)
        .where(
          and(eq(outbox.mailingId, mailings.id), inArray(outbox.state, ["queued", "sending"])),
        ),
    ),
  );

/** Pauses a mailing: no more of its mails are made, and those that wait in the outbox stay there. What is being sent just then still goes. */
export function pauseMailing(actor: Actor, id: string): Promise<Result> {
  return changeState(actor, id, {
    from: ["sending"],
    while: somebodyLeft(),
    set: { state: "paused" },
    action: "mailing.paused",
  });
}

/** Goes on where a paused mailing stopped. */
export function resumeMailing(actor: Actor, id: string): Promise<Result> {
  return changeState(actor, id, {
    from: ["paused"],
    set: { state: "sending", leasedUntil: null },
    action: "mailing.resumed",
  });
}

/** Ends a mailing for good: whoever has not been served gets nothing, and its mails that wait are given up. */
export function stopMailing(actor: Actor, id: string): Promise<Result> {
  return changeState(actor, id, {
    from: ["sending", "paused"],
    while: somebodyLeft(),
    set: { state: "stopped", finishedAt: now(), leasedUntil: null },
    action: "mailing.stopped",
    afterwards: (tx) =>
      giveUp(tx, and(eq(outbox.mailingId, id), eq(outbox.state, "queued")), "stopped"),
  });
}
