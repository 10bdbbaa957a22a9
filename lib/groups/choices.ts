import { and, isNull } from "drizzle-orm";
import { store } from "#db/store.ts";
import { groups } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { inGroupsOf } from "#lib/access/in-groups.ts";
import type { Choice } from "#lib/forms/choices.ts";
import { byName } from "#lib/text/by-name.ts";

/** The groups that the actor organizes, by name, without those archived: where a new venue, speaker or article may belong. */
export async function listGroupChoices(actor: Actor): Promise<Choice[]> {
  const rows = await store.read
    .select({ id: groups.id, label: groups.name })
    .from(groups)
    .where(and(inGroupsOf(actor, "organizer", groups.id), isNull(groups.archivedAt)));
  return byName(rows, ({ label }) => label).map((row) => ({ ...row, hint: "" }));
}
