import { and, asc, countDistinct, desc, eq, inArray, ne, or, type SQL } from "drizzle-orm";
import type { Reader } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { groups, meetings, programmeItems, programmeSpeakers, speakers } from "#db/tables.ts";
import { type Actor, groupsWithRole } from "#lib/access/actor.ts";
import { publicSpeakerIds } from "#lib/access/visibility.ts";
import type { Choice } from "#lib/forms/choices.ts";
import { seenBy, seenColumns } from "#lib/kept/seen-meetings.ts";
import { cutAtWord, markdownToLine } from "#lib/text/markdown.ts";
import { NotFound } from "../result.ts";
import { matches } from "../search/match.ts";
import { mayEditSpeaker } from "./policy.ts";

/** Rows on one page of the desk's list. */
export const PAGE_SIZE = 50;

/** The speakers an organizer sees and picks: those of their groups, and the public ones. */
function visible(db: Reader, actor: Actor): SQL | undefined {
  const own = groupsWithRole(actor, "organizer");
  if (own === "all") return undefined;
  return or(inArray(speakers.groupId, own), inArray(speakers.id, publicSpeakerIds(db)));
}

function asChoices(rows: { id: string; label: string; biography: string }[]): Choice[] {
  return rows.map(({ biography, ...row }) => ({
    ...row,
    hint: markdownToLine(cutAtWord(biography, 300), 80),
  }));
}

const choice = { id: speakers.id, label: speakers.name, biography: speakers.biography };

/** What the speaker picker offers to this organizer, by name. */
export async function listSpeakersFor(actor: Actor): Promise<Choice[]> {
  const rows = await store.read
    .select(choice)
    .from(speakers)
    .where(visible(store.read, actor))
    .orderBy(asc(speakers.searchKey), asc(speakers.id));
  return asChoices(rows);
}

/** The speakers that this one could be merged with: the others that the actor may change, by name. */
export async function listSpeakersToMerge(actor: Actor, id: string): Promise<Choice[]> {
  const own = groupsWithRole(actor, "organizer");
  const rows = await store.read
    .select(choice)
    .from(speakers)
    .where(and(ne(speakers.id, id), own === "all" ? undefined : inArray(speakers.groupId, own)))
    .orderBy(asc(speakers.searchKey), asc(speakers.id));
  return asChoices(rows);
}

/** One page of the desk's list with the number of meetings the organizer knows of for each. */
export async function listSpeakers(
  actor: Actor,
  { search = "", page = 1 }: { search?: string; page?: number } = {},
) {
  const where = and(visible(store.read, actor), matches(search, speakers.searchKey));
  const rows = await store.read
    .select({
      id: speakers.id,
      groupId: speakers.groupId,
      group: groups.name,
      name: speakers.name,
      url: speakers.url,
      biography: speakers.biography,
      meetings: countDistinct(meetings.id),
    })
    .from(speakers)
    .innerJoin(groups, eq(groups.id, speakers.groupId))
    .leftJoin(programmeSpeakers, eq(programmeSpeakers.speakerId, speakers.id))
    .leftJoin(programmeItems, eq(programmeItems.id, programmeSpeakers.itemId))
    .leftJoin(meetings, and(eq(meetings.id, programmeItems.meetingId), seenBy(actor)))
    .where(where)
    .groupBy(speakers.id, groups.name)
    .orderBy(asc(speakers.searchKey), asc(speakers.id))
    .limit(PAGE_SIZE)
    .offset((page - 1) * PAGE_SIZE);
  const total = await store.read.$count(speakers, where);
  return { rows, total };
}

/** A speaker, or null where there is none or the actor may not see them. */
export async function findSpeaker(actor: Actor, id: string, db: Reader = store.read) {
  const [row] = await db
    .select({
      id: speakers.id,
      slug: speakers.slug,
      groupId: speakers.groupId,
      group: groups.name,
      name: speakers.name,
      biography: speakers.biography,
      url: speakers.url,
    })
    .from(speakers)
    .innerJoin(groups, eq(groups.id, speakers.groupId))
    .where(and(eq(speakers.id, id), visible(db, actor)));
  return row ?? null;
}

export type Speaker = NonNullable<Awaited<ReturnType<typeof findSpeaker>>>;

/** As `findSpeaker`; throws NotFound. */
export async function getSpeaker(
  actor: Actor,
  id: string,
  db: Reader = store.read,
): Promise<Speaker> {
  const speaker = await findSpeaker(actor, id, db);
  if (!speaker) throw new NotFound("Speaker");
  return speaker;
}

/** As `getSpeaker`, for those who may change it; to others it is not found. */
export async function getOwnSpeaker(
  actor: Actor,
  id: string,
  db: Reader = store.read,
): Promise<Speaker> {
  const speaker = await getSpeaker(actor, id, db);
  if (!mayEditSpeaker(actor, speaker)) throw new NotFound("Speaker");
  return speaker;
}

/** The ids of the meetings that a speaker takes part in, as a subquery. */
export function meetingIdsOfSpeaker(db: Reader, speakerId: string) {
  return db
    .select({ id: programmeItems.meetingId })
    .from(programmeSpeakers)
    .innerJoin(programmeItems, eq(programmeItems.id, programmeSpeakers.itemId))
    .where(eq(programmeSpeakers.speakerId, speakerId));
}

/** The meetings with a speaker that the organizer may be told of, the latest first. */
export async function listMeetingsWithSpeaker(actor: Actor, speakerId: string) {
  return store.read
    .select(seenColumns)
    .from(meetings)
    .where(and(inArray(meetings.id, meetingIdsOfSpeaker(store.read, speakerId)), seenBy(actor)))
    .orderBy(desc(meetings.startsAt));
}
