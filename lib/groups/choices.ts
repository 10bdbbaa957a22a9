import { asc, inArray } from "drizzle-orm";
import { store } from "#db/store.ts";
import { groups } from "#db/tables.ts";
import { type Actor, groupsWithRole } from "#lib/access/actor.ts";
import type { Choice } from "#lib/forms/choices.ts";

/** The groups that the actor organizes, by name: where a new venue, speaker or article may belong. */
export async function listGroupChoices(actor: Actor): Promise<Choice[]> {
  const own = groupsWithRole(actor, "organizer");
  const rows = await store.read
    .select({ id: groups.id, label: groups.name })
    .from(groups)
    .where(own === "all" ? undefined : inArray(groups.id, own))
    .orderBy(asc(groups.name));
  return rows.map((row) => ({ ...row, hint: "" }));
}
