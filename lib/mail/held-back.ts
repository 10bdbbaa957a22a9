import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { outbox } from "#db/tables.ts";
import { now } from "#lib/time/clock.ts";
import { giveUp } from "./give-up.ts";

/*
 * Mail that waits for somebody's word: it stood in a back-up that was restored,
 * and may have gone since. It is queued as any other, so that a later mail takes
 * its place, and in nobody's hands but the restoring's.
 */

/** In whose hands such mail is. */
export const RESTORED = "restored";

/** That a mail waits for somebody's word. */
export const isHeldBack = and(eq(outbox.state, "queued"), eq(outbox.leasedBy, RESTORED));

/** That a queued mail may be taken. */
export const isInNobodysHands = isNull(outbox.leasedBy);

/** Holds back all that is not sent yet, also what was being sent when the back-up was made. */
export async function holdBackMail(tx: Tx): Promise<void> {
  const held = { state: "queued", leasedBy: RESTORED, leasedUntil: null } as const;
  await tx.update(outbox).set(held).where(eq(outbox.state, "queued"));
  await tx.update(outbox).set(held).where(eq(outbox.state, "sending"));
}

/** Lets what was held back go, from now on as if it were new. */
export async function letMailGo(tx: Tx): Promise<void> {
  await tx
    .update(outbox)
    .set({ leasedBy: null, attempts: 0, nextAttemptAt: now() })
    .where(isHeldBack);
}

/** Gives up what was held back. */
export async function giveUpHeldBack(tx: Tx): Promise<void> {
  await giveUp(tx, isHeldBack, "restored");
}
