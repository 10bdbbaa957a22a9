import { and, asc, eq } from "drizzle-orm";
import { store } from "#db/store.ts";
import { meetings } from "#db/tables.ts";
import { listed, reachable } from "#lib/access/visibility.ts";
import { listImageSizes } from "#lib/images/public-queries.ts";
import { findPresentSlug } from "#lib/slugs.ts";
import { figuresIn } from "#lib/text/report.ts";
import { asPublic } from "./as-public.ts";
import { programmeOf } from "./parts.ts";
import { readWhole } from "./whole.ts";

/** A meeting as its page shows it to anyone, or null where there is none that the public may see. */
export async function findPublicMeeting(slug: string) {
  const [found] = await readWhole(store.read, and(eq(meetings.slug, slug), reachable()));
  if (!found) return null;
  const figures = figuresIn(found.report).map(({ id }) => id);
  return { ...asPublic(found), figureSizes: await listImageSizes(figures) };
}

export type PublicMeeting = NonNullable<Awaited<ReturnType<typeof findPublicMeeting>>>;

/** The present slug of a public meeting that once had this one, or null. */
export function findMovedMeeting(slug: string): Promise<string | null> {
  return findPresentSlug(store.read, "meeting", slug, reachable());
}

/** Who speaks at a meeting, each once, in the order of the programme. */
export async function listSpeakersAt(meetingId: string) {
  const programme = (await programmeOf(store.read, [meetingId])).get(meetingId) ?? [];
  return [
    ...new Map(programme.flatMap((item) => item.speakers.map((who) => [who.slug, who]))).values(),
  ];
}

/** Every listed meeting's address and last change, for the sitemap. */
export async function listMeetingAddresses() {
  return store.read
    .select({ slug: meetings.slug, changedAt: meetings.changedAt })
    .from(meetings)
    .where(listed())
    .orderBy(asc(meetings.startsAt));
}
