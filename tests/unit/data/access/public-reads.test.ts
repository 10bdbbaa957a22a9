import { asc, eq, inArray, type SQL } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { store } from "#db/store.ts";
import {
  articles,
  formerSlugs,
  groups,
  hosts,
  issues,
  mailings,
  meetings,
  meetingTopics,
  series,
  speakers,
  topics,
  venues,
} from "#db/tables.ts";
import {
  isPublicArticle,
  isPublicSeries,
  isPublicSpeaker,
  isPublicVenue,
  listed,
  publicArticleIds,
  publicSpeakerIds,
  publicVenueIds,
  reachable,
} from "#lib/access/visibility.ts";
import { empty } from "#tests/setup/empty.ts";
import { sources } from "#tests/sources.ts";
import { letStand, m, STATES } from "#tests/support/deeds/deed.ts";
import { publicReads, READ_ELSEWHERE } from "#tests/support/deeds/public-reads.ts";
import { ago } from "#tests/support/world/at.ts";
import { idOf, nameOf } from "#tests/support/world/ids.ts";
import { sightOf } from "#tests/support/world/ledger.ts";
import { aWorld } from "#tests/support/world/world.ts";

/*
 * Every look that everybody may take × how the meeting m stands: what it tells
 * of, in its order, by the names of the rows. Beside m are other meetings, and
 * of each kind a row that is of none. It stands in tests/fixtures/public: all
 * of it where m is on, for the other states what differs; `-u` writes it anew.
 */

const HOW = {
  ...STATES,
  unlisted: { ...STATES.published, visibility: "unlisted" },
  // No deed lets it stand so: each of the two layers is tried alone.
  "deleted and not withdrawn": { ...STATES.published, deletedAt: ago(5) },
  "on and never announced": { ...STATES.published, firstPublishedAt: null },
  "over and unlisted": { ...STATES.over, visibility: "unlisted" },
  "over and withdrawn": { ...STATES.over, status: "draft" },
  "under way": {
    startsAtLocal: "2026-11-22T11:00",
    endsAtLocal: "2026-11-22T14:00",
    startsAt: ago(1),
    endsAt: ago(-2),
  },
  "never announced": { ...STATES.draft, firstPublishedAt: null },
  "a year ago": {
    startsAtLocal: "2025-11-22T11:00",
    endsAtLocal: "2025-11-22T14:00",
    startsAt: new Date("2025-11-22T11:00:00Z"),
    endsAt: new Date("2025-11-22T14:00:00Z"),
  },
} as const;

/** The world, with what nothing public has to do with beside what is public by m alone. */
async function aPublicWorld() {
  await empty();
  await aWorld();
  const [at, groupId] = [ago(240), idOf("h", "group")];
  const own = { groupId, createdAt: at, changedAt: at };
  await store.write(async (tx) => {
    await tx.insert(series).values([
      { ...own, id: idOf("s", "series"), slug: "series-m", title: "Rivers of the year" },
      { ...own, id: idOf("s", "empty"), slug: "empty-h", title: "Rivers of none" },
    ]);
    await tx.insert(topics).values({ id: idOf("s", "unused"), slug: "unused-s", name: "Unused" });
    const publicationId = idOf("h", "paper");
    await tx.insert(issues).values({ id: idOf("h", "unprinted"), publicationId, number: "13" });
    await tx.insert(formerSlugs).values([
      { kind: "meeting", slug: "once-meeting-m", targetId: m("meeting"), createdAt: at },
      { kind: "publication", slug: "once-paper-h", targetId: publicationId, createdAt: at },
    ]);
    const sent = {
      audience: "subscribers",
      subject: "River m",
      body: "Come.",
      state: "sent",
      changedAt: at,
    } as const;
    const letter = { groupIds: [groupId], sender: "Group h", heading: "", excerpt: "" };
    await tx.insert(mailings).values([
      {
        ...sent,
        id: idOf("m", "letter"),
        kind: "announcement",
        slug: "letter-m",
        groupId,
        meetingId: m("meeting"),
        detail: { ...letter, replyTo: null, accent: null, facts: null, action: "" },
        createdAt: ago(20),
      },
      {
        ...sent,
        id: idOf("m", "note"),
        kind: "report-note",
        slug: "note-m",
        groupId,
        meetingId: m("meeting"),
        detail: { ...letter, replyTo: null, accent: null, facts: null, action: "" },
        createdAt: ago(19),
      },
      {
        ...sent,
        id: idOf("s", "digest"),
        kind: "digest",
        slug: "digest-s",
        detail: { pace: "weekly", since: ago(200).getTime(), end: ago(1).getTime(), sender: "" },
        createdAt: ago(1),
      },
    ]);
    // Of f not all is as of the others: of one group alone, of no topic, in no hall; n is in its hall alone.
    const [n, f] = [idOf("n", "meeting"), idOf("f", "meeting")];
    await tx.delete(hosts).where(eq(hosts.meetingId, f));
    await tx.delete(meetingTopics).where(eq(meetingTopics.meetingId, f));
    await tx.update(meetings).set({ venueId: null, roomId: null }).where(eq(meetings.id, f));
    await tx.update(meetings).set({ onlineUrl: null, imageId: null }).where(eq(meetings.id, n));
    await tx
      .update(groups)
      .set({ imageId: idOf("t", "unused") })
      .where(eq(groups.id, idOf("t", "group")));
  });
  const figure = `![The rain](/images/${idOf("h", "unused")})`;
  await letStand({ seriesId: idOf("s", "series"), report: `It rained. ${figure}` });
}

/** Ids, the addresses that rows of the world have, and figures. */
const TOLD =
  /\b00[htmnfs][a-z0-9]{23}\b|\b(?:once-)?[a-z]+(?:-meeting|-annexe|-paper)?-[htmnfs]\b|\brivers\b|(?<=paper-[ht]\/)\w+|"(?:meetings|total|count|articles|year|page)":\d+|\b20\d\d-[01]\d(?=")/g;

/** What was found by ids, and by an engine of search, each of which has an order of its own. */
const UNORDERED =
  /^(searchSite|offerPages|find(Meetings|Reports|Groups|Series|Speakers|Venues|Articles|Publications|Issues)$)/;

/** What it tells of, in its order; what is told twice running, once. */
function told(found: unknown): string {
  if (found === null || typeof found !== "object") return String(found);
  if (found instanceof Date) return found.toISOString();
  if (Array.isArray(found) && found.every((one) => typeof one === "string"))
    return found.join(" ") || "nothing";
  if (Buffer.isBuffer(found)) return `${found.length} bytes`;
  // Calendars break their lines anywhere.
  const text = JSON.stringify(found).replaceAll("\\r\\n ", "");
  const words = (text.match(TOLD) ?? []).map((word) => nameOf(word) ?? word);
  return words.filter((word, n) => word !== words[n - 1]).join(" ") || "nothing";
}

/** The conditions that all of them go by. */
const conditions: Record<string, () => unknown> = {
  reachable: () => of(meetings, reachable()),
  listed: () => of(meetings, listed()),
  publicVenueIds: () => of(venues, inArray(venues.id, publicVenueIds(store.read))),
  publicSpeakerIds: () => of(speakers, inArray(speakers.id, publicSpeakerIds(store.read))),
  publicArticleIds: () => of(articles, inArray(articles.id, publicArticleIds(store.read))),
  isPublicVenue: () => of(venues, isPublicVenue(store.read)),
  isPublicSpeaker: () => of(speakers, isPublicSpeaker(store.read)),
  isPublicSeries: () => of(series, isPublicSeries(store.read)),
  isPublicArticle: () => of(articles, isPublicArticle(store.read)),
};

type Kept = typeof meetings | typeof venues | typeof speakers | typeof series | typeof articles;

const of = (table: Kept, which: SQL | undefined) =>
  store.read.select({ id: table.id }).from(table).where(which).orderBy(asc(table.id));

/** Every look, a line each. */
async function looks(): Promise<string[]> {
  const lines: string[] = [];
  for (const [name, look] of Object.entries({ ...conditions, ...publicReads })) {
    const words = told(await look());
    lines.push(`${name}: ${UNORDERED.test(name) ? words.split(" ").toSorted().join(" ") : words}`);
  }
  return lines;
}

const PUBLIC = /^lib\/(.*\/public-[\w-]+|syndication\/calendars|search\/[\w-]+-pages)\.ts$/;

test("every look is in the table", () => {
  const there = sources
    .filter(({ path }) => PUBLIC.test(path))
    .flatMap(({ code }) => [
      ...code.matchAll(/export (?:async )?function ((?:find|list|count|search|newest)\w+)\(/g),
    ])
    .map(([, name = ""]) => name);
  const listed = new Set(Object.keys(publicReads).map((name) => name.split(" ")[0] ?? ""));
  expect(there.filter((name) => !listed.has(name) && !(name in READ_ELSEWHERE))).toEqual([]);
  expect(Object.keys(READ_ELSEWHERE).filter((name) => !there.includes(name))).toEqual([]);
});

/** What shows the same of fewer, or is a file with tests of its own. */
const NOT_WHOLE =
  / (group|co-host|series|topic|speaker|venue|online|in person|together|moved)$|Calendar( |$)/;

describe("what everybody sees", () => {
  test("of a meeting that is on and has its report, to the column", async () => {
    await aPublicWorld();
    const parts: string[] = [];
    for (const [name, look] of Object.entries(publicReads)) {
      if (NOT_WHOLE.test(name) || UNORDERED.test(name)) continue;
      parts.push(`== ${name}\n${sightOf(await look())}`);
    }
    await expect(parts.join("")).toMatchFileSnapshot("../../../fixtures/public/columns.txt");
  });

  test("of a meeting that is on, and, where it stands otherwise, what differs", async () => {
    const found: Record<string, string[]> = {};
    for (const [how, columns] of Object.entries(HOW)) {
      await aPublicWorld();
      await letStand(columns);
      found[how] = await looks();
    }
    const { published = [], ...others } = found;
    const file = (name: string) => `../../../fixtures/public/${name.replaceAll(" ", "-")}.txt`;
    await expect(`${published.join("\n")}\n`).toMatchFileSnapshot(file("published"));
    for (const [how, lines] of Object.entries(others)) {
      const differs = lines.filter((line) => !published.includes(line));
      await expect(`${differs.join("\n")}\n`).toMatchFileSnapshot(file(how));
    }
  });
});
