import { notFound } from "next/navigation";
import { cache } from "react";
import { requireActor } from "#app/_server/session.ts";
import { getFigures } from "#lib/desk/queries.ts";
import { getMeetingFor } from "#lib/meetings/queries.ts";
import { NotFound } from "#lib/result.ts";

/** Turns what an actor may not see into the page that says so. */
export async function orNotFound<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof NotFound) notFound();
    throw error;
  }
}

/** Who asks and the meeting they ask for; once for layout, page and metadata. */
export const loadMeeting = cache(async (id: string) => {
  const actor = await requireActor();
  return { actor, meeting: await orNotFound(getMeetingFor(actor, id)) };
});

export const loadFigures = cache(getFigures);
