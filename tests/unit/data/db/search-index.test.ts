import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { and, eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { expect, it } from "vitest";
import type { Tx } from "#db/engine.ts";
import { isPostgres } from "#db/is-postgres.ts";
import { insertArticle, insertIssue, insertPublication, insertSeries } from "#db/seed/rows.ts";
import { store } from "#db/store.ts";
import {
  articles,
  groups,
  issues,
  meetings,
  programmeItems,
  programmeSpeakers,
  publications,
  relations,
  searchDocuments,
  series,
  speakers,
  venues,
} from "#db/tables.ts";
import { newId } from "#lib/ids.ts";
import { documentsOwed, documentsThere } from "#lib/search/recount.ts";
import { aGroup, aMeeting, aSpeaker, aVenue } from "#tests/factories.ts";
import { execute } from "#tests/support/execute.ts";

/* Whatever is done to rows, the index has what is public and nothing else. */

/** How many documents have words; on SQLite they stand in a table of their own. */
async function countOfWords(): Promise<number> {
  const table = isPostgres() ? sql`search_documents` : sql`search_index`;
  const [row] = await store.read.select({ n: sql<number>`count(*)` }).from(table);
  return Number(row?.n);
}

async function aWorld() {
  const groupIds = [(await aGroup()).id, (await aGroup()).id];
  const groupId = groupIds[0]!;
  const three = [0, 1, 2];
  const venueIds: string[] = [];
  const speakerIds: string[] = [];
  for (const _ of three) {
    venueIds.push((await aVenue(groupId)).id);
    speakerIds.push((await aSpeaker(groupId)).id);
  }
  const meetingIds: string[] = [];
  for (const n of three) {
    meetingIds.push((await aMeeting(groupId, { status: n === 0 ? "published" : "draft" })).id);
  }
  return store.write(async (tx) => {
    const seriesIds: string[] = [];
    const publicationIds: string[] = [];
    const issueIds: string[] = [];
    const articleIds: string[] = [];
    const itemIds: string[] = [];
    for (const n of three) {
      const own = { groupId, id: newId(), slug: newId() };
      seriesIds.push((await insertSeries(tx, { ...own, title: `Series ${n}` })).id);
      publicationIds.push((await insertPublication(tx, { ...own, name: `Paper ${n}` })).id);
      const publicationId = publicationIds[0]!;
      issueIds.push((await insertIssue(tx, { id: newId(), publicationId, number: `${n}` })).id);
      articleIds.push((await insertArticle(tx, { ...own, title: `Article ${n}` })).id);
      const item = { id: newId(), meetingId: meetingIds[n]!, position: 0, title: `Item ${n}` };
      await tx.insert(programmeItems).values({ ...item, kind: "talk" });
      itemIds.push(item.id);
    }
    return {
      groupIds,
      venueIds,
      speakerIds,
      meetingIds,
      seriesIds,
      publicationIds,
      issueIds,
      articleIds,
      itemIds,
    };
  });
}
type World = Awaited<ReturnType<typeof aWorld>>;

const at = new Date("2026-06-01T12:00:00Z");
const which = fc.nat({ max: 2 });
const maybe = fc.option(which, { nil: null });

/** Anything that can be done to the rows that the index is made of, as arbitrary steps. */
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("meeting" as const),
      n: which,
      set: fc.record(
        {
          status: fc.constantFrom("draft", "published", "cancelled", "postponed"),
          visibility: fc.constantFrom("public", "unlisted"),
          firstPublishedAt: fc.constantFrom(null, at),
          deletedAt: fc.constantFrom(null, null, at),
          report: fc.constantFrom("", "What was said."),
        },
        { requiredKeys: [] },
      ),
    }),
  },
  fc.record({ do: fc.constant("place" as const), n: which, venue: maybe, series: maybe }),
  fc.record({ do: fc.constant("relate" as const), n: which, article: which, off: fc.boolean() }),
  fc.record({ do: fc.constant("move-relation" as const), n: which, to: which, article: which }),
  fc.record({ do: fc.constant("speak" as const), item: which, speaker: which, off: fc.boolean() }),
  fc.record({ do: fc.constant("move-item" as const), item: which, n: which }),
  fc.record({ do: fc.constant("file" as const), article: which, publication: maybe, issue: maybe }),
  fc.record({
    do: fc.constant("delete" as const),
    what: fc.constantFrom(
      "meeting",
      "article",
      "speaker",
      "venue",
      "series",
      "publication",
      "issue",
      "item",
    ),
    n: which,
  }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

async function take(tx: Tx, w: World, s: Step): Promise<void> {
  const of = (ids: string[], n: number | null) => (n === null ? null : ids[n]!);
  if (s.do === "meeting") {
    if (Object.keys(s.set).length === 0) return;
    await tx
      .update(meetings)
      .set(s.set as object)
      .where(eq(meetings.id, w.meetingIds[s.n]!));
  } else if (s.do === "place") {
    await tx
      .update(meetings)
      .set({
        venueId: sql`(select id from venues where id = ${of(w.venueIds, s.venue)})`,
        seriesId: sql`(select id from series where id = ${of(w.seriesIds, s.series)})`,
      })
      .where(eq(meetings.id, w.meetingIds[s.n]!));
  } else if (s.do === "relate") {
    const [meetingId, articleId] = [w.meetingIds[s.n]!, w.articleIds[s.article]!];
    const one = and(eq(relations.meetingId, meetingId), eq(relations.articleId, articleId));
    await tx.delete(relations).where(one);
    const there = await tx
      .select({ id: articles.id })
      .from(articles)
      .innerJoin(meetings, eq(meetings.id, meetingId))
      .where(eq(articles.id, articleId));
    if (!s.off && there.length > 0)
      await tx.insert(relations).values({ meetingId, articleId, relation: "cited" });
  } else if (s.do === "move-relation") {
    const there = await tx
      .select({ id: meetings.id })
      .from(meetings)
      .where(eq(meetings.id, w.meetingIds[s.to]!));
    const taken = await tx
      .select({ id: relations.articleId })
      .from(relations)
      .where(
        and(
          eq(relations.meetingId, w.meetingIds[s.to]!),
          eq(relations.articleId, w.articleIds[s.article]!),
        ),
      );
    if (there.length === 0 || taken.length > 0) return;
    await tx
      .update(relations)
      .set({ meetingId: w.meetingIds[s.to]! })
      .where(
        and(
          eq(relations.meetingId, w.meetingIds[s.n]!),
          eq(relations.articleId, w.articleIds[s.article]!),
        ),
      );
  } else if (s.do === "speak") {
    const [itemId, speakerId] = [w.itemIds[s.item]!, w.speakerIds[s.speaker]!];
    await tx
      .delete(programmeSpeakers)
      .where(and(eq(programmeSpeakers.itemId, itemId), eq(programmeSpeakers.speakerId, speakerId)));
    const there = await tx
      .select({ id: speakers.id })
      .from(speakers)
      .innerJoin(programmeItems, eq(programmeItems.id, itemId))
      .where(eq(speakers.id, speakerId));
    if (!s.off && there.length > 0)
      await tx.insert(programmeSpeakers).values({ itemId, speakerId });
  } else if (s.do === "move-item") {
    await tx
      .update(programmeItems)
      .set({
        meetingId: sql`coalesce((select id from meetings where id = ${w.meetingIds[s.n]!}), meeting_id)`,
      })
      .where(eq(programmeItems.id, w.itemIds[s.item]!));
  } else if (s.do === "file") {
    await tx
      .update(articles)
      .set({
        publicationId: sql`(select id from publications where id = ${of(w.publicationIds, s.publication)})`,
        issueId: sql`(select id from issues where id = ${of(w.issueIds, s.issue)})`,
      })
      .where(eq(articles.id, w.articleIds[s.article]!));
  } else if (s.what === "venue") {
    const id = w.venueIds[s.n]!;
    await tx.update(meetings).set({ venueId: null }).where(eq(meetings.venueId, id));
    await tx.delete(venues).where(eq(venues.id, id));
  } else {
    const [table, ids] = {
      meeting: [meetings, w.meetingIds],
      article: [articles, w.articleIds],
      speaker: [speakers, w.speakerIds],
      series: [series, w.seriesIds],
      publication: [publications, w.publicationIds],
      issue: [issues, w.issueIds],
      item: [programmeItems, w.itemIds],
    }[s.what] as [typeof meetings, string[]];
    await tx.delete(table).where(eq(table.id, ids[s.n]!));
  }
}

it("has what is public and nothing else, whatever is done to the rows", {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      const world = await aWorld();
      for (const one of steps) {
        await store.write((tx) => take(tx, world, one));
        const [shouldHave, has] = [await documentsOwed(), await documentsThere()];
        expect(has).toEqual(shouldHave);
        expect(await countOfWords()).toBe(has.length);
      }
      await store.write((tx) => tx.delete(meetings));
      await store.write((tx) => tx.delete(groups));
      expect(await documentsThere()).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

it("loses a speaker whose two meetings are withdrawn at once", async () => {
  const { id: groupId } = await aGroup();
  for (let round = 0; round < 8; round++) {
    const speaker = await aSpeaker(groupId);
    const both = [await aMeeting(groupId), await aMeeting(groupId)];
    for (const [position, meeting] of both.entries()) {
      const item = { id: newId(), meetingId: meeting.id, position, title: "Talk" };
      await store.write(async (tx) => {
        await tx.insert(programmeItems).values({ ...item, kind: "talk" });
        await tx.insert(programmeSpeakers).values({ itemId: item.id, speakerId: speaker.id });
      });
    }
    expect(await documentsThere()).toContain(`speaker ${speaker.id}`);
    await Promise.all(
      both.map(({ id }) =>
        store.write((tx) =>
          tx.update(meetings).set({ visibility: "unlisted" }).where(eq(meetings.id, id)),
        ),
      ),
    );
    expect(await documentsThere()).toEqual([`group ${groupId}`]);
  }
});

it("is made by the migration of what was there before it", async () => {
  const world = await aWorld();
  await store.write(async (tx) => {
    const [meetingId, articleId] = [world.meetingIds[0]!, world.articleIds[0]!];
    await tx.insert(relations).values({ meetingId, articleId, relation: "cited" });
    const places = { venueId: world.venueIds[0], seriesId: world.seriesIds[0], report: "Said." };
    await tx.update(meetings).set(places).where(eq(meetings.id, meetingId));
    await tx
      .insert(programmeSpeakers)
      .values({ itemId: world.itemIds[0]!, speakerId: world.speakerIds[0]! });
  });
  const had = await documentsThere();
  const engine = isPostgres() ? "postgres" : "sqlite";
  const [file = ""] = globSync(
    join(import.meta.dirname, `../../../../drizzle/${engine}/*_search.sql`),
  );
  const [, filling = ""] = readFileSync(file, "utf8").split("-- What is there already.");
  await store.write(async (tx) => {
    if (!isPostgres()) await tx.run(sql`delete from search_index`);
    await tx.delete(searchDocuments);
    for (const statement of filling.split("--> statement-breakpoint")) {
      await execute(tx, sql.raw(statement));
    }
  });
  expect(await documentsThere()).toEqual(had);
  expect(had).toHaveLength(8);
  expect(await countOfWords()).toBe(8);
});

it("is kept by the same triggers on both engines", async () => {
  const query = isPostgres()
    ? sql`(select tgname as name from pg_trigger where not tgisinternal and tgname like 'search_%') as found`
    : sql`(select name from sqlite_master where type = 'trigger' and name like 'search_%')`;
  const rows = await store.read.select({ name: sql<string>`name` }).from(query);
  const names = rows.map(({ name }) => name).filter((name) => name !== "search_refresh_one");
  const three = (noun: string) =>
    ["delete", "insert", "update"].map((verb) => `search_${noun}_${verb}`);
  const nouns = [
    "article",
    "group",
    "issue",
    "item",
    "programme_speaker",
    "publication",
    "relation",
    "series",
    "speaker",
    "venue",
  ];
  // A migration that makes a table anew drops its triggers: it must make them again.
  expect(names.sort()).toEqual(
    [
      ...nouns.flatMap(three),
      ...["host", "reading", "speaker", "topic"].flatMap((noun) => three(`meeting_${noun}`)),
      ...[
        "articles",
        "groups",
        "publications",
        "rooms",
        "series",
        "speakers",
        "topics",
        "venues",
      ].map((nouns) => `search_meetings_of_${nouns}`),
      "search_meeting_places",
      "search_meeting_delete",
      "search_meeting_insert",
      "search_meeting_state",
      "search_meeting_words",
    ].sort(),
  );
});
