import { and, inArray, isNull, type SQL, sql } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import { store } from "#db/store.ts";
import { articles, groups, meetings, speakers, venues } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { inGroupsOf } from "#lib/access/in-groups.ts";
import type { Choice } from "#lib/forms/choices.ts";
import { emptyRoom, listPictureRooms } from "#lib/images/room.ts";
import type { Text } from "#lib/kept/noun.ts";
import { keptArticles } from "#lib/reading/articles/queries.ts";
import { keptSpeakers } from "#lib/speakers/queries.ts";
import { byName } from "#lib/text/by-name.ts";
import { currencies } from "#lib/text/currencies.ts";
import { languages } from "#lib/text/languages.ts";
import { timeZones } from "#lib/time/dates.ts";
import { listTopicsFor } from "#lib/topics/queries.ts";
import { listVenuesFor, type VenueChoice, withRooms } from "#lib/venues/queries.ts";

type HostChoice = {
  id: string;
  label: string;
  timeZone: string;
  language: string;
  /** That of the group's newest meeting that has one, else of the site's; "" where none has. */
  currency: string;
};

/** The currency of the newest meeting that has one, of those that `of` names. */
const usualCurrency = (of: SQL) =>
  sql`(select ${meetings.priceCurrency} from ${meetings} where ${of} and ${meetings.priceCurrency} <> '' order by ${meetings.startsAt} desc limit 1)`;

/** A group that a meeting refers to already may be archived since. */
const groupLabel = sql<string>`${groups.name} || case when ${groups.archivedAt} is null then '' else ' (archived)' end`;

const hostColumns = {
  id: groups.id,
  label: groupLabel,
  timeZone: groups.timeZone,
  language: groups.language,
  currency: sql<string>`coalesce(${usualCurrency(sql`${meetings.groupId} = ${groups.id}`)}, ${usualCurrency(sql`true`)}, '')`,
};

/** The groups in which the actor can schedule a meeting, by name, with what a new meeting takes from them; not those archived. */
export async function listHostChoices(actor: Actor): Promise<HostChoice[]> {
  const rows = await store.read
    .select(hostColumns)
    .from(groups)
    .where(and(inGroupsOf(actor, "organizer", groups.id), isNull(groups.archivedAt)));
  return byName(rows, ({ label }) => label);
}

/** What a meeting refers to already, which its form must show whoever may pick it now. */
export type Referred = {
  /** The host. */
  groupId: string;
  language: string;
  priceCurrency: string;
  timeZone: string;
  venueId: string;
  coHostIds: readonly string[];
  speakerIds: readonly string[];
  articleIds: readonly string[];
  topics: readonly string[];
};

/** Everything that the form of a meeting offers to this actor, with what the meeting refers to already. */
export async function getFormOptions(actor: Actor, referred: Referred) {
  const [hosts, venueChoices, speakerChoices, articleChoices, topicChoices, pictureRooms] =
    await Promise.all([
      listHostChoices(actor),
      listVenuesFor(actor),
      keptSpeakers.listFor(actor),
      keptArticles.listFor(actor),
      listTopicsFor(actor),
      listPictureRooms(actor),
    ]);
  return {
    hosts: await withMissing(hosts, [referred.groupId], (ids) =>
      store.read.select(hostColumns).from(groups).where(inArray(groups.id, ids)),
    ),
    coHosts: await withMissing(
      hosts.map(({ id, label }) => ({ id, label, hint: "" })),
      referred.coHostIds,
      labelled(groups, groupLabel),
    ),
    venues: await withMissing(venueChoices, referred.venueId ? [referred.venueId] : [], findVenues),
    speakers: await withMissing(
      speakerChoices,
      referred.speakerIds,
      labelled(speakers, speakers.name),
    ),
    articles: await withMissing(
      articleChoices,
      referred.articleIds,
      labelled(articles, articles.title),
    ),
    topics: await withMissing(topicChoices, referred.topics, async (names) =>
      names.map((name) => ({ id: name, label: name, hint: "" })),
    ),
    timeZones: [...new Set([...timeZones(), ...(referred.timeZone ? [referred.timeZone] : [])])],
    /** By group, as far as they have any. */
    pictureRooms,
    emptyRoom: emptyRoom(),
    languages: languages(referred.language),
    currencies: currencies([referred.priceCurrency, ...hosts.map(({ currency }) => currency)]),
  };
}

export type FormOptions = Awaited<ReturnType<typeof getFormOptions>>;

async function withMissing<C extends { id: string }>(
  choices: C[],
  ids: readonly string[],
  find: (ids: string[]) => Promise<C[]>,
): Promise<C[]> {
  const missing = [...new Set(ids)].filter((id) => !choices.some((choice) => choice.id === id));
  return missing.length > 0 ? [...choices, ...(await find(missing))] : choices;
}

/** Finds rows of a table by their ids, as choices without a hint. */
function labelled(table: SQLiteTable & { id: Text }, label: Text | SQL<string>) {
  return async (ids: string[]): Promise<Choice[]> => {
    const rows = await store.read
      .select({ id: table.id, label })
      .from(table)
      .where(inArray(table.id, ids));
    return rows.map((row) => ({ ...row, hint: "" }));
  };
}

async function findVenues(ids: string[]): Promise<VenueChoice[]> {
  const found = await store.read
    .select({
      id: venues.id,
      label: venues.name,
      hint: venues.locality,
      capacity: venues.capacity,
    })
    .from(venues)
    .where(inArray(venues.id, ids));
  return withRooms(found, inArray(venues.id, ids));
}
