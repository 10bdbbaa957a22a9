import { eq } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { mailings, settings } from "#db/tables.ts";
import { holdBackMail } from "#lib/mail/held-back.ts";
import { now } from "#lib/time/clock.ts";
import { countRun, isAnother, takeAsOwn } from "./mark.ts";

const KEY = "restored";
const own = eq(settings.key, KEY);

/** That the database was restored, and nobody has said yet what becomes of its mail. */
export type Restored = {
  /** When it was noticed, in milliseconds. */
  at: number;
  /** The mailings that were under way. */
  mailings: string[];
};

/**
 * Before anything is sent: where the database was restored, or copied here, what
 * is not sent in it may have been sent since. All of it is held back, its
 * mailings are paused, and the clock sends nothing, until an owner has looked.
 */
export async function parkIfRestored(): Promise<void> {
  if (await isAnother()) await store.write(park);
  await countRun();
}

async function park(tx: Tx): Promise<void> {
  await holdBackMail(tx);
  const at = now();
  const paused = await tx
    .update(mailings)
    .set({ state: "paused", leasedUntil: null, changedAt: at })
    .where(eq(mailings.state, "sending"))
    .returning({ id: mailings.id });
  const before = await findRestored(tx);
  const value: Restored = {
    at: at.getTime(),
    mailings: [...(before?.mailings ?? []), ...paused.map(({ id }) => id)],
  };
  await tx
    .insert(settings)
    .values({ key: KEY, value })
    .onConflictDoUpdate({ target: settings.key, set: { value } });
  await takeAsOwn(tx);
}

/** What was restored and is not dealt with yet, or null. */
export async function findRestored(db: Pick<Tx, "select"> = store.read): Promise<Restored | null> {
  const [row] = await db.select({ value: settings.value }).from(settings).where(own);
  return (row?.value ?? null) as Restored | null;
}

/** Ends the waiting; null where somebody else has ended it. */
export async function endRestored(tx: Tx): Promise<Restored | null> {
  const [row] = await tx.delete(settings).where(own).returning({ value: settings.value });
  return (row?.value ?? null) as Restored | null;
}
