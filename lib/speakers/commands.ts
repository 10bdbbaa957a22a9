import type { Actor } from "#lib/access/actor.ts";
import { keptCommands, quickAdded } from "#lib/kept/commands.ts";
import { done } from "#lib/result.ts";
import { type SpeakerInput, speakerInput } from "./input.ts";
import { keptSpeakers } from "./queries.ts";

export const {
  create: createSpeaker,
  update: updateSpeaker,
  remove: deleteSpeaker,
} = keptCommands(keptSpeakers, {
  columns: async (_tx, _actor, { groupId: _, ...columns }: SpeakerInput) => done(columns),
});

/** Adds a speaker of whom only the name is known yet, for a form that needs them at once. */
export async function quickAddSpeaker(actor: Actor, input: { groupId: string; name: string }) {
  return quickAdded(await createSpeaker(actor, speakerInput.parse(input)), input.name);
}
