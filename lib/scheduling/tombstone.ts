import type { meetings, Tombstone } from "#db/tables.ts";

type Meeting = Pick<
  typeof meetings.$inferSelect,
  | "status"
  | "visibility"
  | "firstPublishedAt"
  | "title"
  | "startsAtLocal"
  | "endsAtLocal"
  | "timeZone"
  | "startsAt"
  | "endsAt"
  | "dailyFrom"
  | "dailyUntil"
  | "tombstone"
>;

/** As it is written down when calendars lose it, so that they are not told what the draft says afterwards. */
function asTheyHadIt(meeting: Meeting): Tombstone {
  const { title, startsAtLocal, endsAtLocal, timeZone, startsAt, endsAt } = meeting;
  const { dailyFrom, dailyUntil } = meeting;
  return {
    listed: meeting.visibility === "public",
    title,
    startsAtLocal,
    endsAtLocal,
    timeZone,
    startsAt: startsAt.getTime(),
    endsAt: endsAt.getTime(),
    dailyFrom,
    dailyUntil,
  };
}

/**
 * What calendars are to have of a meeting that is then as `after` says: null
 * while they have it itself. What the lists had last stays for them until it
 * stands in them again, whatever becomes of the meeting meanwhile. `unnamed`:
 * whether its title is not to be said any more.
 */
export function tombstoneOf(
  before: Meeting,
  after: Pick<Meeting, "status" | "visibility">,
  unnamed: boolean,
): Tombstone | null {
  const wasUp = before.firstPublishedAt !== null && before.status !== "draft";
  const isUp = after.status !== "draft";
  if (isUp && after.visibility === "public") return null;
  const lost = wasUp && (!isUp || before.visibility === "public");
  const kept = before.tombstone ?? (lost ? asTheyHadIt(before) : null);
  if (isUp && !kept?.listed) return null;
  return kept && unnamed ? { ...kept, title: null } : kept;
}
