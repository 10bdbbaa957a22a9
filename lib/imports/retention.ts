import { and, like, lt } from "drizzle-orm";
import { store } from "#db/store.ts";
import { formDrafts } from "#db/tables.ts";
import { formOf, KEPT_FOR_MS } from "./given.ts";

/** Forgets lists that nobody had come back to by `due`. */
export async function eraseOldLists(due: Date): Promise<void> {
  await store.write((tx) =>
    tx
      .delete(formDrafts)
      .where(
        and(
          like(formDrafts.form, formOf("%")),
          lt(formDrafts.savedAt, new Date(due.getTime() - KEPT_FOR_MS)),
        ),
      ),
  );
}
