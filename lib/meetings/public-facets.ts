import { asc, count, countDistinct, eq } from "drizzle-orm";
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
import { inScope, type Of, type When } from "./public-scope.ts";

/** One choice by which a list can be narrowed, with how many meetings it leaves. */
export type Choice = { slug: string; name: string; meetings: number };

/** The choices of each kind. None of them leads to an empty list. */
export type Facets = Record<keyof Required<Of>, Choice[]>;

/** How one may narrow the list of a time further: each kind counted among what all the other choices leave. */
export async function listFacets(when: When, of: Of): Promise<Facets> {
  const without = (key: keyof Of) => inScope(when, { ...of, [key]: undefined });
  const db = store.read;
  const [hosted, cohosted, seriesList, topicList, speakerList, venueList, ways] = await Promise.all(
    [
      db
        .select({ slug: groups.slug, name: groups.name, meetings: count() })
        .from(meetings)
        .innerJoin(groups, eq(groups.id, meetings.groupId))
        .where(without("group"))
        .groupBy(groups.slug, groups.name),
      db
        .select({ slug: groups.slug, name: groups.name, meetings: count() })
        .from(meetings)
        .innerJoin(hosts, eq(hosts.meetingId, meetings.id))
        .innerJoin(groups, eq(groups.id, hosts.groupId))
        .where(without("group"))
        .groupBy(groups.slug, groups.name),
      db
        .select({ slug: series.slug, name: series.title, meetings: count() })
        .from(meetings)
        .innerJoin(series, eq(series.id, meetings.seriesId))
        .where(without("series"))
        .groupBy(series.slug, series.title)
        .orderBy(asc(series.title)),
      db
        .select({ slug: topics.slug, name: topics.name, meetings: count() })
        .from(meetings)
        .innerJoin(meetingTopics, eq(meetingTopics.meetingId, meetings.id))
        .innerJoin(topics, eq(topics.id, meetingTopics.topicId))
        .where(without("topic"))
        .groupBy(topics.slug, topics.name)
        .orderBy(asc(topics.name)),
      db
        .select({ slug: speakers.slug, name: speakers.name, meetings: countDistinct(meetings.id) })
        .from(meetings)
        .innerJoin(programmeItems, eq(programmeItems.meetingId, meetings.id))
        .innerJoin(programmeSpeakers, eq(programmeSpeakers.itemId, programmeItems.id))
        .innerJoin(speakers, eq(speakers.id, programmeSpeakers.speakerId))
        .where(without("speaker"))
        .groupBy(speakers.slug, speakers.name, speakers.searchKey)
        .orderBy(asc(speakers.searchKey), asc(speakers.name)),
      db
        .select({ slug: venues.slug, name: venues.name, meetings: count() })
        .from(meetings)
        .innerJoin(venues, eq(venues.id, meetings.venueId))
        .where(without("venue"))
        .groupBy(venues.slug, venues.name)
        .orderBy(asc(venues.name)),
      countWays(when, { ...of, attendance: undefined }),
    ],
  );
  return {
    group: sumOf([...hosted, ...cohosted]),
    series: seriesList,
    topic: topicList,
    speaker: speakerList,
    venue: venueList,
    attendance: ways.filter((way) => way.meetings > 0),
  };
}

async function countWays(when: When, of: Of): Promise<Choice[]> {
  const [online, inPerson] = await Promise.all(
    (["online", "in-person"] as const).map((attendance) =>
      store.read.$count(meetings, inScope(when, { ...of, attendance })),
    ),
  );
  return [
    { slug: "in-person", name: "In person", meetings: inPerson ?? 0 },
    { slug: "online", name: "Online", meetings: online ?? 0 },
  ];
}

/** A group both as host and as co-host, once, by name. */
function sumOf(choices: Choice[]): Choice[] {
  const bySlug = new Map<string, Choice>();
  for (const choice of choices) {
    const known = bySlug.get(choice.slug)?.meetings ?? 0;
    bySlug.set(choice.slug, { ...choice, meetings: known + choice.meetings });
  }
  return [...bySlug.values()].sort((a, b) => a.name.localeCompare(b.name, "en-GB"));
}
