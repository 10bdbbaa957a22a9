import { programmeSpeakers } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { keptCommands, quickAdded } from "#lib/kept/commands.ts";
import { keptMerge, moveLinks } from "#lib/kept/merge.ts";
import { done } from "#lib/result.ts";
import { type SpeakerInput, speakerInput } from "./input.ts";
import { keptSpeakers } from "./queries.ts";

export const speakerCommands = {
  ...keptCommands(keptSpeakers, {
    columns: async (_tx, _actor, { groupId: _, ...columns }: SpeakerInput) => done(columns),
  }),
  // Whoever was on a programme as the one that ends is on it as the one that stays, once per item.
  ...keptMerge(keptSpeakers, {
    facts: { biography: "the biography", url: "the website", familyName: "the family name" },
    move: async (tx, from, into) => ({
      items: await moveLinks(tx, programmeSpeakers, "speakerId", from.id, into.id),
    }),
  }),
};

/** Adds a speaker of whom only the name is known yet, for a form that needs them at once. */
export async function quickAddSpeaker(actor: Actor, input: { groupId: string; name: string }) {
  return quickAdded(await speakerCommands.create(actor, speakerInput.parse(input)), input.name);
}
