import { AsyncLocalStorage } from "node:async_hooks";
import { eq } from "drizzle-orm";
import type { Tx } from "./engine.ts";
import { spentKeys } from "./tables.ts";

/** What is to be done once, however often it is asked for. */
export type Deed = {
  /** What it is known by. */
  id: string;
  at: Date;
  /** Whether a transaction of it is on disk. */
  spent: boolean;
  /** What is kept of what a transaction returned; null where that says nothing yet. */
  keep: (returned: unknown) => string | null;
  /** Whether what a transaction returned says that it was refused. */
  isRefused: (returned: unknown) => boolean;
};

/** Thrown by the first write of a deed that somebody else has done meanwhile; nothing of it was written. */
export class DoneMeanwhile extends Error {
  override name = "DoneMeanwhile";
}

// The app's bundle and the server's own modules are two copies of this file in one process.
const shared = globalThis as typeof globalThis & { marchmontDeeds?: AsyncLocalStorage<Deed> };
shared.marchmontDeeds ??= new AsyncLocalStorage();
const deeds = shared.marchmontDeeds;

/** Runs `work`; the first transaction that it writes spends the deed's key, or finds it spent. */
export function doing<T>(deed: Deed, work: () => Promise<T>): Promise<T> {
  return deeds.run(deed, work);
}

/**
 * The work of a transaction, with the key of the deed that it belongs to: the
 * key is spent in the very transaction, and not where what was asked is refused.
 */
export function withDeed<T>(work: (tx: Tx) => Promise<T>): {
  work: (tx: Tx) => Promise<T>;
  committed: (returned: T) => void;
} {
  const deed = deeds.getStore();
  if (!deed || deed.spent) return { work, committed: () => undefined };
  return {
    async work(tx) {
      const mine = await tx
        .insert(spentKeys)
        .values({ id: deed.id, at: deed.at })
        .onConflictDoNothing()
        .returning({ id: spentKeys.id });
      if (mine.length === 0) throw new DoneMeanwhile();
      const returned = await work(tx);
      const own = eq(spentKeys.id, deed.id);
      if (deed.isRefused(returned)) await tx.delete(spentKeys).where(own);
      else {
        const outcome = deed.keep(returned);
        if (outcome !== null) await tx.update(spentKeys).set({ outcome }).where(own);
      }
      return returned;
    },
    committed(returned) {
      deed.spent = !deed.isRefused(returned);
    },
  };
}
