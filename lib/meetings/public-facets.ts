import { and, asc, count, countDistinct, desc, eq, isNotNull, type SQL } from "drizzle-orm";
import type { AnySQLiteColumn } from "drizzle-orm/sqlite-core";
import { store } from "#db/store.ts";
import {
  groups,
  hosts,
  meetings,
  meetingTopics,
  programmeItems,
  programmeSpeakers,
  series,
  speakers,
  topics,
  venues,
} from "#db/tables.ts";
import { byName } from "#lib/text/by-name.ts";
import { inScope, type Of, type When } from "./public-scope.ts";

/** One choice by which a list can be narrowed, with how many meetings it leaves. */
export type Choice = { slug: string; name: string; meetings: number };

/** The choices of each kind, by name; of many, the commonest and the one that is chosen. None of them leads to an empty list. */
export type Facets = Record<keyof Required<Of>, Choice[]>;

const nameOf = ({ name }: Choice) => name;

/** Of topics, speakers and venues so many are offered, those with the most meetings: nobody reads a list of a thousand. */
const MOST = 100;

/** How one may narrow the list of a time further: each kind counted among what all the other choices leave. */
export async function listFacets(when: When, of: Of): Promise<Facets> {
  const without = (key: keyof Of) => inScope(when, { ...of, [key]: undefined });
  const [hosted, cohosted, seriesList, topicList, speakerList, venueList, ways] = await Promise.all(
    [
      countHosted(without("group")),
      countCohosted(without("group")),
      countSeries(without("series")),
      countTopics(without("topic"), of.topic),
      countSpeakers(without("speaker"), of.speaker),
      countVenues(without("venue"), of.venue),
      countWays(without("attendance")),
    ],
  );
  return {
    group: sumOf([...hosted, ...cohosted]),
    series: seriesList,
    topic: byName(topicList, nameOf),
    speaker: byName(speakerList, nameOf),
    venue: byName(venueList, nameOf),
    attendance: ways.filter((way) => way.meetings > 0),
  };
}

/*
 * Each counts by the ids that stand beside a meeting and looks up the names
 * after that, of the few that are left.
 */

function countBy<C extends AnySQLiteColumn>(column: C, scope: SQL | undefined) {
  return store.read
    .select({ id: column, meetings: count().as("meetings") })
    .from(meetings)
    .where(scope)
    .groupBy(column)
    .as("counted");
}

function countHosted(scope: SQL | undefined) {
  const counted = countBy(meetings.groupId, scope);
  return store.read
    .select({ slug: groups.slug, name: groups.name, meetings: counted.meetings })
    .from(counted)
    .innerJoin(groups, eq(groups.id, counted.id));
}

function countCohosted(scope: SQL | undefined) {
  const counted = store.read
    .select({ id: hosts.groupId, meetings: count().as("meetings") })
    .from(meetings)
    .innerJoin(hosts, eq(hosts.meetingId, meetings.id))
    .where(scope)
    .groupBy(hosts.groupId)
    .as("counted");
  return store.read
    .select({ slug: groups.slug, name: groups.name, meetings: counted.meetings })
    .from(counted)
    .innerJoin(groups, eq(groups.id, counted.id));
}

function countSeries(scope: SQL | undefined) {
  const counted = countBy(meetings.seriesId, scope);
  return store.read
    .select({ slug: series.slug, name: series.title, meetings: counted.meetings })
    .from(counted)
    .innerJoin(series, eq(series.id, counted.id))
    .orderBy(asc(series.title));
}

function countTopics(scope: SQL | undefined, chosen = "") {
  const counted = store.read
    .select({ id: meetingTopics.topicId, meetings: count().as("meetings") })
    .from(meetings)
    .innerJoin(meetingTopics, eq(meetingTopics.meetingId, meetings.id))
    .where(scope)
    .groupBy(meetingTopics.topicId)
    .as("counted");
  return store.read
    .select({ slug: topics.slug, name: topics.name, meetings: counted.meetings })
    .from(counted)
    .innerJoin(topics, eq(topics.id, counted.id))
    .orderBy(desc(eq(topics.slug, chosen)), desc(counted.meetings), asc(topics.slug))
    .limit(MOST);
}

function countSpeakers(scope: SQL | undefined, chosen = "") {
  const counted = store.read
    .select({
      id: programmeSpeakers.speakerId,
      meetings: countDistinct(meetings.id).as("meetings"),
    })
    .from(meetings)
    .innerJoin(programmeItems, eq(programmeItems.meetingId, meetings.id))
    .innerJoin(programmeSpeakers, eq(programmeSpeakers.itemId, programmeItems.id))
    .where(scope)
    .groupBy(programmeSpeakers.speakerId)
    .as("counted");
  return store.read
    .select({ slug: speakers.slug, name: speakers.name, meetings: counted.meetings })
    .from(counted)
    .innerJoin(speakers, eq(speakers.id, counted.id))
    .orderBy(desc(eq(speakers.slug, chosen)), desc(counted.meetings), asc(speakers.slug))
    .limit(MOST);
}

function countVenues(scope: SQL | undefined, chosen = "") {
  const counted = countBy(meetings.venueId, scope);
  return store.read
    .select({ slug: venues.slug, name: venues.name, meetings: counted.meetings })
    .from(counted)
    .innerJoin(venues, eq(venues.id, counted.id))
    .orderBy(desc(eq(venues.slug, chosen)), desc(counted.meetings), asc(venues.slug))
    .limit(MOST);
}

/** Those with a link are counted by themselves; in person are all but those that have no hall beside it. */
async function countWays(scope: SQL | undefined): Promise<Choice[]> {
  const [all, [online]] = await Promise.all([
    store.read.$count(meetings, scope),
    store.read
      .select({ meetings: count(), inHalls: count(meetings.venueId) })
      .from(meetings)
      .where(and(scope, isNotNull(meetings.onlineUrl))),
  ]);
  const linked = online?.meetings ?? 0;
  return [
    { slug: "in-person", name: "In person", meetings: all - linked + (online?.inHalls ?? 0) },
    { slug: "online", name: "Online", meetings: linked },
  ];
}

/** A group both as host and as co-host, once, by name. */
function sumOf(choices: Choice[]): Choice[] {
  const bySlug = new Map<string, Choice>();
  for (const choice of choices) {
    const known = bySlug.get(choice.slug)?.meetings ?? 0;
    bySlug.set(choice.slug, { ...choice, meetings: known + choice.meetings });
  }
  return byName([...bySlug.values()], nameOf);
}
