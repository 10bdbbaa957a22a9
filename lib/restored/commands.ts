import { and, eq, inArray } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { mailings } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { recordAudit } from "#lib/audit.ts";
import { nudge } from "#lib/loop/nudge.ts";
import { giveUpHeldBack, letMailGo } from "#lib/mail/held-back.ts";
import { passDigests } from "#lib/newsletter/digest.ts";
import { done, Forbidden, type Result } from "#lib/result.ts";
import { passReminders } from "#lib/scheduling/reminders.ts";
import { getSiteTimeZone } from "#lib/site/public-queries.ts";
import { now } from "#lib/time/clock.ts";
import { endRestored, type Restored } from "./park.ts";
import { mayReleaseRestored } from "./policy.ts";

const isPaused = (restored: Restored) =>
  and(inArray(mailings.id, restored.mailings), eq(mailings.state, "paused"));

/** Sends what a restored back-up owes: its mails, its mailings, and what the clock owes. Forbidden for all but owners. */
export function sendRestored(actor: Actor): Promise<Result> {
  return end(actor, "site.restored-sent", async (tx, restored) => {
    await letMailGo(tx);
    await tx.update(mailings).set({ state: "sending", changedAt: now() }).where(isPaused(restored));
  });
}

/**
 * Sends nothing of what a restored back-up owes, since it was sent before: nor
 * the reminders and digests whose time came meanwhile. Forbidden for all but owners.
 */
export async function dropRestored(actor: Actor): Promise<Result> {
  const timeZone = await getSiteTimeZone();
  return end(actor, "site.restored-dropped", async (tx, restored) => {
    await giveUpHeldBack(tx);
    const at = now();
    await tx
      .update(mailings)
      .set({ state: "stopped", finishedAt: at, changedAt: at })
      .where(isPaused(restored));
    await passReminders(tx);
    await passDigests(tx, timeZone);
  });
}

/** Done once: where somebody else has decided, it stays so. */
async function end(
  actor: Actor,
  action: "site.restored-sent" | "site.restored-dropped",
  decide: (tx: Tx, restored: Restored) => Promise<void>,
): Promise<Result> {
  if (!mayReleaseRestored(actor)) throw new Forbidden();
  await store.write(async (tx) => {
    const restored = await endRestored(tx);
    if (!restored) return;
    await decide(tx, restored);
    await recordAudit(tx, actor, { action });
  });
  nudge("mail");
  nudge("mailings");
  return done();
}
