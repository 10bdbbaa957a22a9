import { type Column, eq, inArray } from "drizzle-orm";
import type { Reader } from "#db/engine.ts";
import { meetings, programmeItems, programmeSpeakers, speakers } from "#db/tables.ts";
import { publicSpeakerIds } from "#lib/access/visibility.ts";
import { kept } from "#lib/kept/queries.ts";
import { usedByMeetings } from "#lib/kept/seen-meetings.ts";
import { cutAtWord, markdownToLine } from "#lib/text/markdown.ts";

/** The meetings that a speaker takes part in, whoever's they are. */
function withSpeaker(db: Reader, id: string | Column) {
  const parts = db
    .select({ id: programmeItems.meetingId })
    .from(programmeSpeakers)
    .innerJoin(programmeItems, eq(programmeItems.id, programmeSpeakers.itemId))
    .where(eq(programmeSpeakers.speakerId, id));
  return inArray(meetings.id, parts);
}

export const keptSpeakers = kept({
  kind: "speaker",
  table: speakers,
  searched: ["name", "familyName"],
  orderedBy: "familyName",
  brief: { biography: speakers.biography },
  more: { url: speakers.url, familyName: speakers.familyName },
  choice: ({ biography }) => ({ hint: markdownToLine(cutAtWord(biography, 300), 80) }),
  isPublic: (db) => inArray(speakers.id, publicSpeakerIds(db)),
  uses: usedByMeetings("on the programme of", withSpeaker),
});
