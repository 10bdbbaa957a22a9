import { lt } from "drizzle-orm";
import { store } from "#db/store.ts";
import { formDrafts } from "#db/tables.ts";

/** Drafts nobody came back to are kept this long, in milliseconds. */
const KEPT_FOR_MS = 90 * 86_400_000;

/** Clears away what was typed into forms and left there, as of `due`. */
export async function eraseOldDrafts(due: Date): Promise<void> {
  const old = new Date(due.getTime() - KEPT_FOR_MS);
  await store.write((tx) => tx.delete(formDrafts).where(lt(formDrafts.savedAt, old)));
}
