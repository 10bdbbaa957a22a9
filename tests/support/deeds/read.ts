import type { Actor } from "#lib/access/actor.ts";
import type { Who } from "#tests/support/world/world.ts";

/** A look at what is of the group h: who sees anything of it that the public does not, and the look itself. */
export type Read = { who: Who; look: (by: Actor) => Promise<unknown> };

export const read = (who: Who, look: Read["look"]): Read => ({ who, look });

export const PAGE = { offset: 0, limit: 50 };
