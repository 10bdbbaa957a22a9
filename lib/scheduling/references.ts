import { and, eq, inArray, isNull, type SQL } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { articles, groups, images, rooms, speakers, venues } from "#db/tables.ts";
import { type Actor, hasRole } from "#lib/access/actor.ts";
import { inGroupsOf } from "#lib/access/in-groups.ts";
import { publicArticleIds, publicSpeakerIds, publicVenueIds } from "#lib/access/visibility.ts";
import { type Refusal, together } from "#lib/result.ts";
import type { MeetingInput } from "./input.ts";
import { refuse } from "./refusals.ts";

/** What a meeting refers to already: it may keep it, whoever edits it now. */
type KeptReferences = {
  coHostIds: string[];
  venueId: string | null;
  speakerIds: string[];
  articleIds: string[];
};

export const nothingKept: KeptReferences = {
  coHostIds: [],
  venueId: null,
  speakerIds: [],
  articleIds: [],
};

/**
 * Checks that what a meeting refers to exists and may be referred to by the
 * actor: their own groups' rows, and what is public. Null when all is well.
 */
export async function checkReferences(
  tx: Tx,
  actor: Actor,
  input: MeetingInput,
  kept: KeptReferences,
): Promise<Refusal | null> {
  const usable = (column: Parameters<typeof inGroupsOf>[2], isPublic: SQL) =>
    inGroupsOf(actor, "organizer", column, isPublic);
  const wrong: Refusal[] = [];

  const coHosts = input.coHostIds.filter((id) => !kept.coHostIds.includes(id));
  const known = await tx
    .select({ id: groups.id })
    .from(groups)
    .where(and(inArray(groups.id, coHosts), isNull(groups.archivedAt)));
  const organized = coHosts.every((id) => hasRole(actor, id, "organizer"));
  if (known.length < coHosts.length || !organized) {
    wrong.push(refuse("co-hosts", { at: "coHostIds" }));
  }

  if (input.venueId && input.venueId !== kept.venueId) {
    const [venue] = await tx
      .select({ id: venues.id })
      .from(venues)
      .where(
        and(
          eq(venues.id, input.venueId),
          usable(venues.groupId, inArray(venues.id, publicVenueIds(tx))),
        ),
      );
    if (!venue) wrong.push(refuse("venue-gone", { at: "venueId" }));
  }
  if (input.roomId) {
    const [room] = await tx
      .select({ id: rooms.id })
      .from(rooms)
      .where(and(eq(rooms.id, input.roomId), eq(rooms.venueId, input.venueId ?? "")));
    if (!room) wrong.push(refuse("room-elsewhere", { at: "roomId" }));
  }

  const wantedSpeakers = [...new Set(input.programme.flatMap((item) => item.speakerIds))].filter(
    (id) => !kept.speakerIds.includes(id),
  );
  const foundSpeakers = await tx
    .select({ id: speakers.id })
    .from(speakers)
    .where(
      and(
        inArray(speakers.id, wantedSpeakers),
        usable(speakers.groupId, inArray(speakers.id, publicSpeakerIds(tx))),
      ),
    );
  for (const [index, item] of input.programme.entries()) {
    const missing = item.speakerIds.some(
      (id) => wantedSpeakers.includes(id) && !foundSpeakers.some((row) => row.id === id),
    );
    if (missing) wrong.push(refuse("speaker-gone", { at: `programme.${index}.speakerIds` }));
  }

  const wantedArticles = input.reading
    .flatMap((item) => item.articleId ?? [])
    .filter((id) => !kept.articleIds.includes(id));
  const foundArticles = await tx
    .select({ id: articles.id })
    .from(articles)
    .where(
      and(
        inArray(articles.id, wantedArticles),
        usable(articles.groupId, inArray(articles.id, publicArticleIds(tx))),
      ),
    );
  for (const [index, item] of input.reading.entries()) {
    const missing =
      item.articleId !== null &&
      wantedArticles.includes(item.articleId) &&
      !foundArticles.some((row) => row.id === item.articleId);
    if (missing) wrong.push(refuse("article-gone", { at: `reading.${index}.articleId` }));
  }

  if (input.imageId) {
    const [image] = await tx
      .select({ id: images.id })
      .from(images)
      .where(and(eq(images.id, input.imageId), eq(images.groupId, input.groupId)));
    if (!image) wrong.push(refuse("picture-gone", { at: "imageId" }));
  }
  return together(wrong);
}
