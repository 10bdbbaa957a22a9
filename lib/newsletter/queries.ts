import { and, desc, eq, ne } from "drizzle-orm";
import { store } from "#db/store.ts";
import { mailings } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { isArchived } from "#lib/access/own-group.ts";
import { countReaders } from "#lib/subscribers/audience.ts";
import type { LetterKind } from "./kinds.ts";
import { getOccasion, newsOf, possibleLetters } from "./letter.ts";

export type Offer = {
  kind: LetterKind;
  /** Readers who would have it at once, and with their next digest. */
  atOnce: number;
  later: number;
  /** When readers were last told, by a letter of this kind. */
  sentAt: Date | null;
};

type Meeting = Parameters<typeof possibleLetters>[0] & { id: string; groupId: string };

/** What readers can be told of a meeting as it is, to how many, and whether they were told already; nothing in the name of an archived group. For organizers of the host. */
export async function listOffers(actor: Actor, meeting: Meeting): Promise<Offer[]> {
  if (await isArchived(store.read, meeting.groupId)) return [];
  return Promise.all(
    possibleLetters(meeting).map(async (kind) => {
      const to = { kind, meetingId: meeting.id, groupId: null };
      const { detail } = await getOccasion(store.read, actor, to);
      const [last] = await store.read
        .select({ at: mailings.createdAt })
        .from(mailings)
        .where(
          and(
            eq(mailings.meetingId, meeting.id),
            eq(mailings.kind, kind),
            ne(mailings.state, "stopped"),
          ),
        )
        .orderBy(desc(mailings.createdAt))
        .limit(1);
      const readers = await countReaders(store.read, newsOf(kind, detail));
      return { kind, ...readers, sentAt: last?.at ?? null };
    }),
  );
}
