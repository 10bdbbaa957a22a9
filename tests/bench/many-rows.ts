import type { Tx } from "#db/engine.ts";
import { insertGroup } from "#db/seed/rows.ts";
import { store } from "#db/store.ts";
import {
  articles,
  issues,
  meetings,
  programmeItems,
  programmeSpeakers,
  publications,
  relations,
  series,
  speakers,
  venues,
} from "#db/tables.ts";
import { slugify } from "#lib/text/clean.ts";
import { searchKey } from "#lib/text/fold.ts";
import { addDays, addMinutes } from "#lib/time/dates.ts";
import { instantsOf } from "#lib/time/instants.ts";

/*
 * A society with a long life, for looking at big lists and for measuring: the
 * same rows on every machine. The words are as unevenly common as in English.
 */

const ZONE = "Europe/London";
const AT = new Date("2026-06-01T12:00:00Z");
const BATCH = 50;

/** A small generator of numbers from 0 to 1 (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const COMMON =
  "the of and to in a is that for it was on are with as his they at be this from have or by one had not but what all were when we there can an your which their said if do will each about how up out them then she many some so these would other into has more her two like him see time could no make than first been its who now people my made over did down only way find use may water long little very after words called just where most know"
    .split(" ")
    .concat(
      "society meeting history river hall evening talk film letter archive workers union garden science music library museum railway canal parish market school bridge tower village harbour harvest winter summer revolution anniversary independence solidarity struggle republic korea ireland scotland wales london poetry botany geology astronomy weather lecture discussion report".split(
        " ",
      ),
    );

const SYLLABLES =
  "ba be bi bo bra bren cal car chan cor dal den dor el en fal fen gar gil hal har hol in ker kin lan len lo mar mel mor nal nes nor ol or pal pen per ran ren rin ro sal sel sta sto tal ten tor ul van vel wal wen win wor yar zel".split(
    " ",
  );

/** Some 30,000 words; the further in the list, the rarer. */
function vocabulary(random: () => number): string[] {
  const words = new Set(COMMON);
  while (words.size < 30_000) {
    const length = 2 + Math.floor(random() * 3);
    let word = "";
    for (let n = 0; n < length; n++) word += SYLLABLES[Math.floor(random() * SYLLABLES.length)];
    words.add(word);
  }
  return [...words];
}

export type Many = { meetings: number; articles: number };

/** Writes the rows into an empty database, in batches. */
export async function insertManyRows(size: Many = { meetings: 10_000, articles: 20_000 }) {
  const random = randomNumbers(2007);
  const words = vocabulary(random);
  // Zipf's law: the word of rank n comes 1/n as often as the first.
  const word = () => words[Math.floor(words.length ** random()) - 1] ?? "the";
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const sentence = (length: number) => {
    const text = Array.from({ length }, word).join(" ");
    return `${text[0]?.toUpperCase()}${text.slice(1)}`;
  };
  const prose = (length: number) => {
    const parts: string[] = [];
    for (let left = length; left > 0; left -= 12) parts.push(`${sentence(Math.min(12, left))}.`);
    return parts.join(" ");
  };
  const id = (kind: string, n: number) => `many-${kind}-${n}`;
  const stamps = { createdAt: AT, changedAt: AT };

  const groupIds = await store.write(async (tx) => {
    const made: string[] = [];
    for (const name of ["Long Meadow Society", "Harbour Readers", "Union of Walkers"]) {
      made.push((await insertGroup(tx, { name, description: prose(40) })).id);
    }
    return made;
  });

  async function insertAll<Row>(
    count: number,
    row: (n: number) => Row,
    insert: (tx: Tx, rows: Row[]) => Promise<unknown>,
  ) {
    for (let from = 0; from < count; from += BATCH) {
      const rows = Array.from({ length: Math.min(BATCH, count - from) }, (_, n) => row(from + n));
      await store.write((tx) => insert(tx, rows));
    }
  }

  await insertAll(
    200,
    (n) => {
      const name = `${sentence(2)} Hall`;
      return {
        id: id("venue", n),
        slug: `${slugify(name)}-${n}`,
        groupId: pick(groupIds),
        name,
        address: `${n + 1} ${sentence(1)} Street`,
        locality: "London",
        searchKey: searchKey(name),
        ...stamps,
      };
    },
    (tx, rows) => tx.insert(venues).values(rows),
  );
  await insertAll(
    1000,
    (n) => {
      const name = `${sentence(1)} ${sentence(1)}`;
      return {
        id: id("speaker", n),
        slug: `${slugify(name)}-${n}`,
        groupId: pick(groupIds),
        name,
        biography: prose(40),
        searchKey: searchKey(name),
        ...stamps,
      };
    },
    (tx, rows) => tx.insert(speakers).values(rows),
  );
  await insertAll(
    40,
    (n) => {
      const title = sentence(3);
      const made = { slug: `${slugify(title)}-${n}`, groupId: pick(groupIds), ...stamps };
      return { ...made, id: id("series", n), title, summary: prose(20) };
    },
    (tx, rows) => tx.insert(series).values(rows),
  );
  await insertAll(
    40,
    (n) => {
      const name = `The ${sentence(2)}`;
      const made = { slug: `${slugify(name)}-${n}`, groupId: pick(groupIds), ...stamps };
      return { ...made, id: id("paper", n), name, searchKey: searchKey(name) };
    },
    (tx, rows) => tx.insert(publications).values(rows),
  );
  await insertAll(
    2000,
    (n) => ({
      id: id("issue", n),
      publicationId: id("paper", n % 40),
      number: String(1 + Math.floor(n / 40)),
      datedOn: addDays("1990-01-01T00:00", n * 6).slice(0, 7),
    }),
    (tx, rows) => tx.insert(issues).values(rows),
  );

  await insertAll(
    size.meetings,
    (n) => {
      const day = Math.round((n / size.meetings) * 13_500);
      const startsAtLocal = `${addDays("1990-01-06T00:00", day).slice(0, 10)}T19:00`;
      const endsAtLocal = addMinutes(startsAtLocal, 120);
      const title = sentence(3 + Math.floor(random() * 5));
      return {
        id: id("meeting", n),
        uid: `${id("meeting", n)}@meetings.example.org`,
        slug: `${slugify(title)}-${n}`,
        groupId: pick(groupIds),
        seriesId: n % 3 === 0 ? id("series", n % 40) : null,
        status: n % 100 === 99 ? ("cancelled" as const) : ("published" as const),
        visibility: n % 50 === 49 ? ("unlisted" as const) : ("public" as const),
        title,
        summary: prose(12),
        description: `${prose(60 + Math.floor(random() * 140))} A meeting for everybody.`,
        report: n % 2 === 0 ? prose(150) : "",
        timeZone: ZONE,
        startsAtLocal,
        endsAtLocal,
        ...instantsOf({ startsAtLocal, endsAtLocal, timeZone: ZONE }),
        venueId: id("venue", n % 200),
        searchKey: searchKey(title),
        publishedAt: AT,
        firstPublishedAt: AT,
        ...stamps,
      };
    },
    (tx, rows) => tx.insert(meetings).values(rows),
  );
  await insertAll(
    size.meetings,
    (n) => ({
      id: id("item", n),
      meetingId: id("meeting", n),
      position: 0,
      kind: "talk" as const,
      title: sentence(5),
    }),
    async (tx, rows) => {
      await tx.insert(programmeItems).values(rows);
      await tx.insert(programmeSpeakers).values(
        rows.map((row) => ({
          itemId: row.id,
          speakerId: id("speaker", numberOf(row.id) % 1000),
        })),
      );
    },
  );
  await insertAll(
    size.articles,
    (n) => {
      const title = sentence(4 + Math.floor(random() * 5));
      const issue = n % 2000;
      return {
        id: id("article", n),
        slug: `${slugify(title)}-${n}`,
        groupId: pick(groupIds),
        title,
        author: `${sentence(1)} ${sentence(1)}`,
        publicationId: id("paper", issue % 40),
        issueId: id("issue", issue),
        publishedOn: addDays("1990-01-01T00:00", issue * 6).slice(0, 10),
        url: `https://paper.example.org/${n}`,
        excerpt: prose(30 + Math.floor(random() * 30)),
        searchKey: searchKey(title),
        ...stamps,
      };
    },
    async (tx, rows) => {
      await tx.insert(articles).values(rows);
      await tx.insert(relations).values(
        rows.map(({ id: articleId }, n) => ({
          articleId,
          meetingId: id("meeting", numberOf(articleId) % size.meetings),
          relation: n % 2 === 0 ? ("read-before" as const) : ("report" as const),
          position: n,
        })),
      );
    },
  );
}

/** The number that an id ends in. */
function numberOf(id: string): number {
  return Number(/\d+$/.exec(id)?.[0] ?? 0);
}
