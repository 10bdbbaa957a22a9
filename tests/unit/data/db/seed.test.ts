import { and, asc, eq, inArray, like } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { seedDemo } from "#db/seed.ts";
import { store } from "#db/store.ts";
import { articles, meetings, programmeItems, relations } from "#db/tables.ts";

/* What the sample societies must have, since it is looked at. */

beforeEach(seedDemo);

test("the works that the report of 2007 refers to are cited by its meeting", async () => {
  const cited = await store.read
    .select({ title: articles.title, author: articles.author })
    .from(relations)
    .innerJoin(articles, eq(articles.id, relations.articleId))
    .innerJoin(meetings, eq(meetings.id, relations.meetingId))
    .where(and(eq(relations.relation, "cited"), like(meetings.slug, "%-2007-10-07")))
    .orderBy(asc(relations.position));
  expect(cited.map(({ author, title }) => [author, title.replaceAll("’", "'")])).toEqual([
    ["Kim Il Sung", "Historical experience of building the Workers' Party of Korea"],
    ["Kim Jong Il", "Historical lessons in building socialism and the General Line of our Party"],
  ]);
});

test("what is off was told once more to calendars than what was never changed", async () => {
  const off = await store.read
    .select({ status: meetings.status, sequence: meetings.sequence })
    .from(meetings)
    .where(inArray(meetings.status, ["cancelled", "postponed"]));
  expect(off.map(({ status }) => status).sort()).toEqual(["cancelled", "postponed"]);
  for (const { status, sequence } of off) expect(sequence, status).toBeGreaterThan(0);
});

test("every talk has a title of its own", async () => {
  const talks = await store.read
    .select({ title: programmeItems.title, meetingId: programmeItems.meetingId })
    .from(programmeItems)
    .where(eq(programmeItems.kind, "talk"));
  expect(talks.filter(({ title }) => /^(paper|talk|item|speaker)? ?\d*$/i.test(title))).toEqual([]);
  const papers = Map.groupBy(talks, ({ meetingId }) => meetingId);
  const most = [...papers.values()].toSorted((a, b) => b.length - a.length)[0] ?? [];
  expect(new Set(most.map(({ title }) => title)).size).toBe(12);
});
