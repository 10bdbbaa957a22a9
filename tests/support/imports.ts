import type { Actor } from "#lib/access/actor.ts";
import { takeBatch } from "#lib/imports/batch.ts";
import { getImport } from "#lib/imports/queries.ts";
import { beginImport, findImport } from "#lib/rsvps/import/commands.ts";
import { attendeeImporter } from "#lib/rsvps/import/importer.ts";
import { guessLayout } from "#lib/rsvps/import/known.ts";

export const listFile = (text: string) => ({
  name: "list.csv",
  bytes: new TextEncoder().encode(text),
});

/** The list that was given for a meeting, which is to be there. */
export async function keptList(actor: Actor, meetingId: string) {
  const kept = await findImport(actor, meetingId);
  if (!kept) throw new Error("The list is not kept");
  return kept;
}

/** Works on an import until there is nothing left to do. */
export async function workOff(importId: string): Promise<void> {
  while (await takeBatch(importId, attendeeImporter));
}

/** Imports the list that was given for a meeting, read as it is guessed; its id, and what came of it. */
export async function importAll(
  actor: Actor,
  meetingId: string,
  { tell = false, insist = [] as string[] } = {},
) {
  const kept = await keptList(actor, meetingId);
  const layout = guessLayout(kept.rows, kept.questions);
  const begun = await beginImport(actor, { meetingId, layout: () => layout, tell, insist });
  if (!begun.ok) throw new Error(begun.reason);
  const { id } = begun.value;
  await workOff(id);
  const { figures, detail } = await getImport(actor, "rsvps", id);
  return { id, rows: figures.rows, became: figures.became, leftOut: Number(detail.leftOut) };
}
