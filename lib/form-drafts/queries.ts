import { and, eq } from "drizzle-orm";
import { store } from "#db/store.ts";
import { formDrafts } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";

type FormDraft = { values: Record<string, unknown>; savedAt: Date };

/** What the actor typed into this form and has not saved, or null. Nobody sees another's. */
export async function findFormDraft(actor: Actor, form: string): Promise<FormDraft | null> {
  const [row] = await store.read
    .select({ values: formDrafts.values, savedAt: formDrafts.savedAt })
    .from(formDrafts)
    .where(and(eq(formDrafts.accountId, actor.accountId), eq(formDrafts.form, form)));
  return row ?? null;
}
