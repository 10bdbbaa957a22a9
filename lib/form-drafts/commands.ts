import { and, eq } from "drizzle-orm";
import { store } from "#db/store.ts";
import { formDrafts } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { done, type Result } from "#lib/result.ts";
import { fromJson } from "#lib/text/from-json.ts";
import { now } from "#lib/time/clock.ts";
import { DRAFT_MAX, formName } from "./input.ts";
import { refuse } from "./refusals.ts";

/**
 * Keeps what the actor typed into a form, in place of what was kept before;
 * answers when it was kept. Refuses a name that is no form's and values beyond
 * DRAFT_MAX.
 */
export async function saveFormDraft(
  actor: Actor,
  form: string,
  typed: Record<string, unknown>,
): Promise<Result<Date>> {
  const values = storable(typed);
  if (!formName.safeParse(form).success) return refuse("no-form");
  if (JSON.stringify(values).length > DRAFT_MAX) {
    return refuse("too-large");
  }
  const savedAt = now();
  await store.write(async (tx) => {
    await tx
      .insert(formDrafts)
      .values({ accountId: actor.accountId, form, values, savedAt })
      .onConflictDoUpdate({
        target: [formDrafts.accountId, formDrafts.form],
        set: { values, savedAt },
      });
  });
  return done(savedAt);
}

/** What every database can keep as JSON: PostgreSQL takes neither NUL nor half a surrogate pair. */
function storable(values: Record<string, unknown>): Record<string, unknown> {
  return fromJson(
    JSON.stringify(values, (_key, value: unknown) =>
      typeof value === "string" ? value.toWellFormed().replaceAll("\0", "") : value,
    ),
  );
}

/** Forgets what the actor typed into a form; well also when there is nothing. */
export async function discardFormDraft(actor: Actor, form: string): Promise<void> {
  await store.write(async (tx) => {
    await tx
      .delete(formDrafts)
      .where(and(eq(formDrafts.accountId, actor.accountId), eq(formDrafts.form, form)));
  });
}
