import type { Metadata } from "next";
import { cache } from "react";
import { requireActor } from "#app/_server/session.ts";
import { getFigures } from "#lib/desk/queries.ts";
import { getMeetingFor } from "#lib/meetings/queries.ts";
import { NotFound } from "#lib/result.ts";

/** Who asks and the meeting they ask for; once for layout, page and metadata. Throws NotFound. */
export const loadMeeting = cache(async (id: string) => {
  const actor = await requireActor();
  return { actor, meeting: await getMeetingFor(actor, id) };
});

export const loadFigures = cache(getFigures);

/** What makes the title of a page about one meeting, which stands after the name of the part. */
export function meetingTitle(part?: string) {
  return async ({ params }: { params: Promise<{ id: string }> }): Promise<Metadata> => {
    try {
      const { meeting } = await loadMeeting((await params).id);
      return { title: part ? `${part}: ${meeting.title}` : meeting.title };
    } catch (error) {
      if (!(error instanceof NotFound)) throw error;
      return { title: "Not found" };
    }
  };
}
