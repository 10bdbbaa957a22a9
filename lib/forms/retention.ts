import { lt } from "drizzle-orm";
import { store } from "#db/store.ts";
import { spentKeys } from "#db/tables.ts";

/** So long a key is known: longer than anybody presses again, and a day in which a tab comes back. */
const KEPT_FOR_MS = 86_400_000;

/** Forgets keys that nobody would have sent again by `due`, and what came of them. */
export async function forgetSpentKeys(due: Date): Promise<void> {
  const old = new Date(due.getTime() - KEPT_FOR_MS);
  await store.write((tx) => tx.delete(spentKeys).where(lt(spentKeys.at, old)));
}
