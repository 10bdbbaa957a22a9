import { refusals } from "#lib/result.ts";

/** Why a venue cannot be changed. */
export const words = {
  "room-in-use": ({ rooms }: { rooms: string }) =>
    `Meetings are set for ${rooms}. Move them to another room first, or keep it.`,
};

export const { refuse } = refusals("venue", words);
