import { refusals } from "#lib/result.ts";
import { plural } from "#lib/text/plural.ts";

/** Why a venue cannot be changed or deleted. */
export const words = {
  "room-in-use": ({ rooms }: { rooms: string }) =>
    `Meetings are set for ${rooms}. Move them to another room first, or keep it.`,
  "in-use": ({ used }: { used: number }) =>
    plural(used, {
      one: "A meeting is set for this venue, so it cannot be deleted. Give that meeting another venue, or merge this one.",
      other: `${used} meetings are set for this venue, so it cannot be deleted. Give them another venue, or merge this one.`,
    }),
};

export const { refuse } = refusals("venue", words);
