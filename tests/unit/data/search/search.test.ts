import { eq } from "drizzle-orm";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { insertArticle, insertIssue, insertPublication, insertSeries } from "#db/seed/rows.ts";
import { store } from "#db/store.ts";
import {
  articles,
  groups,
  hosts,
  issues,
  meetings,
  meetingTopics,
  programmeItems,
  programmeSpeakers,
  publications,
  relations,
  rooms,
  series,
  speakers,
  topics,
  venues,
} from "#db/tables.ts";
import { newId } from "#lib/ids.ts";
import { offerPages, searchSite } from "#lib/search/public-queries.ts";
import type { Piece } from "#lib/search/words.ts";
import { setClock } from "#lib/time/clock.ts";
import { aGroup, aMeeting, aSpeaker, aVenue } from "#tests/factories.ts";

const AT = new Date("2026-11-20T12:00:00Z");
const plain = (pieces: Piece[]) => pieces.map(({ text }) => text).join("");
const marked = (pieces: Piece[]) => pieces.filter(({ found }) => found).map(({ text }) => text);

let restore: (() => void) | undefined;
afterEach(() => restore?.());

let passed = 0;
/** On from wherever the clock was; after two minutes the words to guess among are read anew. */
function passTime(milliseconds = 120_000) {
  passed += milliseconds;
  restore?.();
  restore = setClock(new Date(AT.getTime() + passed));
}

/** What a search finds, as "kind: title". */
async function found(text: string, more: { at?: Date } = {}): Promise<string[]> {
  const answer = await searchSite({ text, at: AT, ...more });
  return (answer?.results ?? []).map(({ kind, title }) => `${kind}: ${plain(title)}`);
}

/** Rows behind one past meeting that make one page of each kind public. */
async function oneOfEach() {
  const group = await aGroup({
    name: "Tanners Quarterly Circle",
    description: "Meets by the quay.",
  });
  const groupId = group.id;
  const venue = await aVenue(groupId, {
    name: "Gaslight Rooms",
    address: "4 Lamp Street",
    locality: "Leith",
  });
  const speaker = await aSpeaker(groupId, "Óscar Ferreira");
  const own = () => ({ groupId, id: newId(), slug: newId() });
  return store
    .write(async (tx) => {
      const run = await insertSeries(tx, {
        ...own(),
        title: "Winter evenings",
        summary: "By candlelight.",
      });
      const paper = await insertPublication(tx, {
        ...own(),
        name: "The Beacon",
        description: "A penny weekly.",
      });
      const issue = await insertIssue(tx, {
        id: newId(),
        publicationId: paper.id,
        number: "77",
        datedOn: "1999-05",
      });
      const article = await insertArticle(tx, {
        ...own(),
        title: "Notes on rope",
        author: "Nan Whitlock",
        excerpt: "Hemp and tar.",
        publicationId: paper.id,
        issueId: issue.id,
        publishedOn: "1999-05-02",
      });
      return { groupId, venue, speaker, run, paper, issue, article };
    })
    .then(async (made) => {
      const meeting = await aMeeting(groupId, {
        title: "The ropewalk",
        occasion: "Centenary of the strike",
        summary: "A walk.",
        description: "From the **bollards** to the [slipway](https://example.org).",
        report: "Forty came, and it rained.",
        venueId: venue.id,
        seriesId: made.run.id,
        startsAtLocal: "2026-11-01T14:00",
        endsAtLocal: "2026-11-01T16:00",
      });
      await store.write(async (tx) => {
        const item = { id: newId(), meetingId: meeting.id, position: 0, title: "Splicing by hand" };
        await tx.insert(programmeItems).values({ ...item, kind: "talk" });
        await tx.insert(programmeSpeakers).values({ itemId: item.id, speakerId: speaker.id });
        await tx
          .insert(relations)
          .values({ meetingId: meeting.id, articleId: made.article.id, relation: "cited" });
      });
      return { ...made, meeting };
    });
}

/** The pages that have a word; a meeting has those of its hall, its speakers, its host as well. */
const WORD_OF_EACH: Record<string, string | string[]> = {
  slipway: "meeting: The ropewalk",
  centenary: "meeting: The ropewalk",
  splicing: "meeting: The ropewalk",
  rained: "report: The ropewalk",
  whitlock: ["article: Notes on rope", "meeting: The ropewalk"],
  hemp: "article: Notes on rope",
  oscar: ["speaker: Óscar Ferreira", "meeting: The ropewalk"],
  leith: ["venue: Gaslight Rooms", "meeting: The ropewalk"],
  quay: "group: Tanners Quarterly Circle",
  candlelight: "series: Winter evenings",
  penny: "publication: The Beacon",
  "beacon 77": "issue: The Beacon 77",
};

/** All words but the group's, which stands on its own. */
const THROUGH_THE_MEETING = Object.keys(WORD_OF_EACH).filter((word) => word !== "quay");

async function nothingOf(words: readonly string[]) {
  for (const word of words) expect(await searchSite({ text: word, at: AT }), word).toBeNull();
}

describe("what is found", () => {
  it("has a page of each kind, by the words of its row", async () => {
    await oneOfEach();
    for (const [word, page] of Object.entries(WORD_OF_EACH)) {
      expect(await found(word), word).toEqual([page].flat());
    }
  });

  it("changes with a row at once, by every one of its words", async () => {
    const { groupId, venue, speaker, run, paper, issue, article, meeting } = await oneOfEach();
    await store.write(async (tx) => {
      await tx.update(groups).set({ description: "Meets uphill." }).where(eq(groups.id, groupId));
      await tx.update(venues).set({ locality: "Perth" }).where(eq(venues.id, venue.id));
      await tx.update(speakers).set({ name: "Ines Prado" }).where(eq(speakers.id, speaker.id));
      await tx.update(series).set({ summary: "By daylight." }).where(eq(series.id, run.id));
      await tx
        .update(publications)
        .set({ name: "The Lantern", description: "Monthly." })
        .where(eq(publications.id, paper.id));
      await tx.update(issues).set({ number: "78" }).where(eq(issues.id, issue.id));
      await tx
        .update(articles)
        .set({ author: "Jo Lamb", excerpt: "Flax." })
        .where(eq(articles.id, article.id));
      await tx
        .update(meetings)
        .set({ occasion: "", description: "Nothing.", report: "Dry." })
        .where(eq(meetings.id, meeting.id));
      await tx
        .update(programmeItems)
        .set({ title: "Knots" })
        .where(eq(programmeItems.meetingId, meeting.id));
    });
    await nothingOf(Object.keys(WORD_OF_EACH));
    const now = {
      uphill: "group",
      perth: ["venue", "meeting"],
      prado: ["speaker", "meeting"],
      daylight: "series",
      monthly: "publication",
      "lantern 78": "issue",
      flax: "article",
      dry: "report",
      knots: "meeting",
    };
    for (const [word, kind] of Object.entries(now)) {
      expect(
        (await found(word)).map((page) => page.split(":")[0]),
        word,
      ).toEqual([kind].flat());
    }
  });

  it("finds a meeting by all that its page says, and follows each name", async () => {
    const { groupId, venue, speaker, run, paper, article, meeting } = await oneOfEach();
    const host = await aGroup({ name: "Chandlers Guild" });
    const [roomId, topicId] = [newId(), newId()];
    await store.write(async (tx) => {
      await tx.insert(rooms).values({ id: roomId, venueId: venue.id, name: "Mezzanine" });
      await tx.insert(topics).values({ id: topicId, slug: "astronomy", name: "Astronomy" });
      await tx.insert(meetingTopics).values({ meetingId: meeting.id, topicId });
      await tx.insert(hosts).values({ meetingId: meeting.id, groupId: host.id });
      await tx
        .update(meetings)
        .set({ roomId, accessNotes: "Step-free." })
        .where(eq(meetings.id, meeting.id));
    });
    const itself = "meeting: The ropewalk";
    const all =
      "gaslight|lamp street leith|mezzanine|ferreira ropewalk|astronomy|astronmy|tanners|chandlers|winter evenings|november 2026|nov 2026|novmber 2026|notes rope ropewalk|whitlock|whitlok|beacon ropewalk|step free";
    for (const text of all.split("|")) {
      passTime();
      expect(await found(text), text).toContain(itself);
    }
    await store.write(async (tx) => {
      await tx.update(venues).set({ name: "Assembly Hall" }).where(eq(venues.id, venue.id));
      await tx.update(rooms).set({ name: "Cellar" }).where(eq(rooms.id, roomId));
      await tx.update(speakers).set({ name: "Ines Prado" }).where(eq(speakers.id, speaker.id));
      await tx.update(topics).set({ name: "Cosmology" }).where(eq(topics.id, topicId));
      await tx.update(groups).set({ name: "Coopers" }).where(eq(groups.id, host.id));
      await tx.update(groups).set({ name: "Weavers" }).where(eq(groups.id, groupId));
      await tx.update(series).set({ title: "Summer mornings" }).where(eq(series.id, run.id));
      await tx.update(articles).set({ author: "Jo Lamb" }).where(eq(articles.id, article.id));
      await tx.update(publications).set({ name: "Limelight" }).where(eq(publications.id, paper.id));
    });
    const renamed = "assembly|cellar|prado|cosmology|coopers|weavers|mornings|lamb|limelight";
    for (const text of renamed.split("|")) expect(await found(text), text).toContain(itself);
    await nothingOf(["gaslight", "mezzanine", "oscar", "astronomy", "chandlers", "tanners"]);
    await nothingOf(["whitlock", "beacon"]);
    await store.write(async (tx) => {
      await tx.delete(meetingTopics);
      await tx.delete(hosts);
      await tx.delete(programmeSpeakers);
      await tx.delete(relations);
      const other = { venueId: null, roomId: null, seriesId: null, groupId: host.id };
      await tx.update(meetings).set(other).where(eq(meetings.id, meeting.id));
    });
    for (const text of renamed.replace("coopers|", "").split("|")) {
      expect(await found(text), text).not.toContain(itself);
    }
    expect(await found("coopers")).toContain(itself);
    expect(await found("postponed")).toEqual([]);
    await store.write((tx) => tx.update(meetings).set({ status: "postponed" }));
    expect(await found("postponed ropewalk")).toContain(itself);
  });

  it.each([
    ["O’Brien, Łukasz and Søren", "o'brien|obrien|O`BRIEN|lukasz soeren|søren"],
    ["Groß und Đorđe", "gross|groß|dorde|djordje|đorđe"],
    ["Işık, Œdipe et Ana\u2011María", "isik|oedipe|ana-maria|ana maria|anamaria|mari\u0301a"],
    ["مُحَمَّد שָׁלוֹם Андре\u0438\u0306", "محمد|שלום|андрей|مُحَمَّد"],
  ])("%s is found by plain letters and by usual spellings", async (title, typed) => {
    const group = await aGroup();
    await aMeeting(group.id, { title });
    for (const text of typed.split("|")) {
      expect(await found(text), text).toEqual([`meeting: ${title}`]);
    }
  });

  const ENDS = {
    "back to draft": { status: "draft" },
    unlisted: { visibility: "unlisted" },
    deleted: { deletedAt: AT },
    "never published": { firstPublishedAt: null },
  } as const;

  it.each(Object.entries(ENDS))(
    "is nothing of a meeting that is %s, nor of what was public through it",
    async (_, set) => {
      const { meeting } = await oneOfEach();
      await store.write((tx) => tx.update(meetings).set(set).where(eq(meetings.id, meeting.id)));
      await nothingOf(THROUGH_THE_MEETING);
      expect(await offerPages({ text: "slipway", at: AT })).toEqual([]);
      await store.write((tx) =>
        tx
          .update(meetings)
          .set({ status: "published", visibility: "public", deletedAt: null, firstPublishedAt: AT })
          .where(eq(meetings.id, meeting.id)),
      );
      for (const [word, page] of Object.entries(WORD_OF_EACH))
        expect(await found(word), word).toEqual([page].flat());
    },
  );

  it.each(["cancelled", "postponed"] as const)(
    "is still a meeting that is %s, and says so",
    async (status) => {
      const { meeting } = await oneOfEach();
      await store.write((tx) =>
        tx.update(meetings).set({ status }).where(eq(meetings.id, meeting.id)),
      );
      expect((await searchSite({ text: "slipway", at: AT }))?.results[0]).toMatchObject({
        kind: "meeting",
        off: status,
      });
    },
  );

  it("is nothing of rows that are deleted", async () => {
    const { groupId, meeting } = await oneOfEach();
    await store.write((tx) => tx.delete(meetings).where(eq(meetings.id, meeting.id)));
    await nothingOf(THROUGH_THE_MEETING);
    await store.write((tx) => tx.delete(groups).where(eq(groups.id, groupId)));
    await nothingOf(Object.keys(WORD_OF_EACH));
  });

  it("is a report only when its meeting is over", async () => {
    await oneOfEach();
    expect(await found("rained", { at: new Date("2026-11-01T15:59:59Z") })).toEqual([]);
    expect(await found("rained", { at: new Date("2026-11-01T16:00:00Z") })).toEqual([
      "report: The ropewalk",
    ]);
  });
});

describe("a month", () => {
  /** One meeting in December 2026, among others of that year, of that month and of figures alike. */
  async function inDecember() {
    const { id } = await aGroup({ name: "Zz" });
    const on = (day: string) => ({ startsAtLocal: `${day}T19:00`, endsAtLocal: `${day}T21:00` });
    await aMeeting(id, { title: "The ropewalk", ...on("2026-12-03") });
    await aMeeting(id, { title: "Twelve looms", ...on("2026-10-12"), summary: "At 12, of 2026." });
    await aMeeting(id, { title: "An older evening", ...on("2025-12-03") });
  }

  it.each([
    "december 2026",
    "Dec 2026",
    "Decmber 2026",
    "2026 december",
    "2026-12",
    "2026/12",
    "12/2026",
    "12.2026",
    "2026-12-03",
    "03/12/2026",
    "3.12.2026",
    "3 Rhagfyr 2026",
    "Rhagfyr 2026",
    "Rhagfry 2026",
    "Dezember 2026",
    "Dezembr 2026",
    "décembre 2026",
    "déc. 2026",
    "grudzień 2026",
    "3 grudnia 2026",
    "grudna 2026",
    "diciembre de 2026",
    "12월 2026",
    "2026년 12월",
    "2026年12月",
    "tháng 12 2026",
    "2026 m. gruodis",
    "декабря 2026",
    "ديسمبر 2026",
    "ropewalk 12/2026",
  ])("%s", async (typed) => {
    await inDecember();
    passTime();
    expect(await found(typed)).toEqual(["meeting: The ropewalk"]);
  });

  it("is meant by its name alone where no page has that word", async () => {
    await inDecember();
    passTime();
    for (const typed of ["Rhagfyr", "prosinec", "Dezembr"]) {
      expect(await found(typed), typed).toEqual([
        "meeting: The ropewalk",
        "meeting: An older evening",
      ]);
    }
  });

  it("is not meant by a word that pages have, but beside a year", async () => {
    const { id } = await aGroup({ name: "Zz" });
    const january = { startsAtLocal: "2026-01-03T19:00", endsAtLocal: "2026-01-03T21:00" };
    const march = { startsAtLocal: "2026-03-05T19:00", endsAtLocal: "2026-03-05T21:00" };
    await aMeeting(id, { title: "Ocak: the hearth", ...march });
    await aMeeting(id, { title: "A winter clean", ...january });
    expect(await found("ocak")).toEqual(["meeting: Ocak: the hearth"]);
    expect((await found("ocak 2026")).sort()).toEqual([
      "meeting: A winter clean",
      "meeting: Ocak: the hearth",
    ]);
  });

  it("is not in figures that are no date, nor keeps the figures of an issue from being found", async () => {
    const { id } = await aGroup({ name: "Zz" });
    await aMeeting(id, { title: "Of the Beacon 12/1926" });
    await aMeeting(id, { title: "The years 2026-27" });
    await aMeeting(id, { title: "Room 13/2026" });
    expect(await found("beacon 12/1926")).toEqual(["meeting: Of the Beacon 12/1926"]);
    expect(await found("2026-27")).toEqual(["meeting: The years 2026-27"]);
    expect(await found("13/2026")).toEqual(["meeting: Room 13/2026"]);
  });
});

describe("a typo in any part of what a meeting’s page says", () => {
  it.each([
    "gasligt",
    "leiht",
    "ferreria",
    "astronmy",
    "tannres",
    "novembre ropewalk",
    "novmber 2026",
    "nov 2026 astronmy",
    "ropewalk gaslihgt leith",
  ])("%s", async (typed) => {
    const { meeting } = await oneOfEach();
    const topicId = newId();
    await store.write(async (tx) => {
      await tx.insert(topics).values({ id: topicId, slug: "astronomy", name: "Astronomy" });
      await tx.insert(meetingTopics).values({ meetingId: meeting.id, topicId });
    });
    passTime();
    expect(await found(typed)).toContain("meeting: The ropewalk");
  });
});

describe("words", () => {
  async function titled(...titles: string[]) {
    const { id } = await aGroup({ name: "Zz" });
    for (const title of titles) await aMeeting(id, { title });
  }

  it.each([
    ["case", "ROPEWALK", "The ropewalk"],
    ["accents typed", "rôpewälk", "The ropewalk"],
    ["accents not typed", "senor nunez", "Señor Núñez"],
    ["a plural for a singular", "societies", "The society of friends"],
    ["a singular for a plural", "society", "Two societies"],
    ["a plural in -es", "churches", "The old church"],
    ["a possessive", "worker's", "Worker housing"],
    ["a possessive in the text", "workers", "The worker’s day"],
    ["the beginning of a word", "revol", "The revolution"],
    ["the other order", "walk tide", "A tide and a walk"],
    ["words that say nothing", "the history of a river", "River history"],
    ["signs between", "e-mail/ropewalk!", "E-mail: ropewalk"],
    ["Cyrillic in capitals", "ПРИВЕТ", "Привет, мир"],
    ["Greek with its last sigma", "ΛΟΓΟΣ", "Ο λογος"],
    ["Greek without its accent", "ΛΟΓΟΣ αθηνα", "Ο λόγος στην Αθήνα"],
    ["Greek from its beginning", "αθην", "Η Αθήνα χθες"],
    ["Greek with an accent that the text leaves out", "Αθήνα", "ΑΘΗΝΑ ΧΘΕΣ"],
    ["Russian without its dots", "елка зеленая", "Зелёная ёлка"],
    ["Russian with dots that the text leaves out", "ёлка", "Новая елка"],
    ["Korean from its beginning", "한국", "한국의 경험"],
    ["Devanagari", "नमस्ते", "नमस्ते दुनिया"],
    ["an address", "example.org", "Write to us@example.org"],
    ["numbers", "62nd 2007", "62nd anniversary, 2007"],
  ])("%s: %s", async (_, text, title) => {
    await titled(title, "Something else");
    expect(await found(text)).toEqual([`meeting: ${title}`]);
  });

  it.each([
    ["a letter missing", "anniversry", "anniversary"],
    ["a letter too many", "anniverssary", "anniversary"],
    ["a wrong letter", "anniversery", "anniversary"],
    ["letters changed about", "korae", "korea"],
    ["the first letter wrong", "morea", "korea"],
    ["two slips in a long word", "aniversry", "anniversary"],
    ["beside a right word", "korae tide", "korea tide"],
  ])("a typo: %s", async (_, typed, meant) => {
    await titled("Korea: an anniversary of the tide", "Something else");
    passTime();
    const answer = await searchSite({ text: typed, at: AT });
    expect(answer?.corrected).toBe(meant);
    expect(answer?.results).toHaveLength(1);
    expect(await offerPages({ text: typed, at: AT })).toHaveLength(1);
  });

  it("are guessed anew a minute later, and no sooner", async () => {
    const { id } = await aGroup({ name: "Zz" });
    await aMeeting(id, { title: "The tide" });
    passTime();
    const corrected = async () => (await searchSite({ text: "anniversery", at: AT }))?.corrected;
    expect(await corrected()).toBeUndefined();
    await aMeeting(id, { title: "Anniversary" });
    for (const [later, meant] of [
      [59_999, undefined],
      [1, "anniversary"],
    ] as const) {
      passTime(later);
      expect(await corrected()).toBe(meant);
    }
  });

  it("are not guessed from what is no longer public", async () => {
    const { id } = await aGroup({ name: "Zz" });
    const meeting = await aMeeting(id, { title: "Anniversary" });
    passTime();
    expect((await searchSite({ text: "anniversery", at: AT }))?.corrected).toBe("anniversary");
    await store.write((tx) =>
      tx.update(meetings).set({ visibility: "unlisted" }).where(eq(meetings.id, meeting.id)),
    );
    expect(await searchSite({ text: "anniversery", at: AT })).toBeNull();
  });

  it("are not guessed from a report before its meeting is over", async () => {
    const { id } = await aGroup({ name: "Zz" });
    const soon = { startsAtLocal: "2026-11-21T19:00", endsAtLocal: "2026-11-21T21:00" };
    await aMeeting(id, { ...soon, title: "The tide", report: "The verdict was a bankruptcy." });
    await aMeeting(id, { title: "Bankruptly told" });
    passTime();
    for (const typed of ["bankrupcty", "tide bankrupcty", "tide verdikt"]) {
      const answer = await searchSite({ text: typed, at: AT });
      expect(answer?.corrected ?? "", typed).not.toMatch(/bankruptcy|verdict/);
    }
    const after = new Date("2026-11-22T12:00:00Z");
    expect((await searchSite({ text: "tide verdikt", at: after }))?.corrected).toBe("tide verdict");
  });

  it("that nothing has all of find what has some", async () => {
    await titled("The tide", "A ropewalk");
    const answer = await searchSite({ text: "tide ropewalk", at: AT });
    expect(answer?.partly).toBe(true);
    expect(answer?.results).toHaveLength(2);
  });

  it("are marked in the title and in a line around the first of them, as they were typed by whoever wrote them", async () => {
    const { id } = await aGroup({ name: "Zz" });
    await aMeeting(id, {
      title: "Fire & <b>Water</b>",
      description: `${"Far before. ".repeat(60)}The **Wåter** [mills](https://example.org) were ${"long after ".repeat(60)}`,
    });
    const [result] = (await searchSite({ text: "water mill", at: AT }))?.results ?? [];
    expect(marked(result?.title ?? [])).toEqual(["Water"]);
    expect(plain(result?.title ?? [])).toBe("Fire & <b>Water</b>");
    expect(marked(result?.snippet ?? [])).toEqual(["Wåter", "mills"]);
    expect(plain(result?.snippet ?? [])).toMatch(/^… .*The Wåter mills were long after .* …$/);
  });
});

describe("order, kinds and years", () => {
  it("puts a title before a text, and of equals the nearer in time", async () => {
    const { id } = await aGroup({ name: "Zz" });
    const on = (day: string) => ({ startsAtLocal: `${day}T19:00`, endsAtLocal: `${day}T21:00` });
    await aMeeting(id, { title: "Long ago: lighthouses", ...on("1998-11-01") });
    await aMeeting(id, {
      title: "Nothing much",
      description: "We saw lighthouses.",
      ...on("2026-11-01"),
    });
    await aMeeting(id, { title: "Of late: lighthouses", ...on("2026-11-01") });
    expect(await found("lighthouse")).toEqual([
      "meeting: Of late: lighthouses",
      "meeting: Long ago: lighthouses",
      "meeting: Nothing much",
    ]);
  });

  it("puts what is called just so before thousands that have the word", async () => {
    const { id } = await aGroup({ name: "Zz" });
    const on = (day: string) => ({ startsAtLocal: `${day}T19:00`, endsAtLocal: `${day}T21:00` });
    await aMeeting(id, { title: "“Lighthouses!”", ...on("1998-11-01") });
    await aMeeting(id, { title: "A talk", description: "Of lighthouses.", ...on("2026-11-19") });
    const slug = (n: number) => `crowd-${n}`;
    const crowd = Array.from({ length: 5200 }, (_, n) => ({
      id: slug(n),
      slug: slug(n),
      name: n < 600 ? `Lighthouses of shore ${n}` : `Shore ${n}`,
      description: "We keep lighthouses.",
      timeZone: "Europe/London",
      createdAt: AT,
      changedAt: AT,
    }));
    await store.write(async (tx) => {
      for (let n = 0; n < crowd.length; n += 400) {
        await tx.insert(groups).values(crowd.slice(n, n + 400));
      }
    });
    await aMeeting(id, { title: "Of late: lighthouses", ...on("2026-11-18") });
    const first = ["meeting: “Lighthouses!”", "meeting: Of late: lighthouses"];
    for (const text of ["lighthouses", " LIGHTHOUSES "]) {
      const offered = await offerPages({ text, at: AT });
      expect(offered.slice(0, 2).map(({ title }) => `meeting: ${plain(title)}`)).toEqual(first);
      expect(offered[2]?.kind).toBe("group");
      expect((await found(text)).slice(0, 2)).toEqual(first);
    }
    const answer = await searchSite({ text: "lighthouses", at: AT });
    expect(answer).toMatchObject({ total: 5000, uncounted: true, reachable: 500, pageCount: 25 });
    expect(answer?.years).toEqual([
      { year: 2026, documents: null },
      { year: 1998, documents: null },
    ]);
    expect(answer?.kinds).toContainEqual({ kind: "venue", documents: null });
    const of2026 = await searchSite({ text: "lighthouses", at: AT, year: 2026 });
    expect(of2026).toMatchObject({ total: 2, uncounted: false });
    expect(of2026?.kinds).toEqual([{ kind: "meeting", documents: 2 }]);
    const ofMeetings = await searchSite({ text: "lighthouses", at: AT, kind: "meeting" });
    expect(ofMeetings).toMatchObject({ total: 3, uncounted: false });
    expect(ofMeetings?.years).toEqual([
      { year: 2026, documents: 2 },
      { year: 1998, documents: 1 },
    ]);
    const of1998 = await searchSite({ text: "lighthouses", at: AT, year: 1998, kind: "report" });
    expect(of1998).toMatchObject({ total: 0, results: [], pageCount: 1 });
    expect(of1998?.kinds).toEqual([
      { kind: "meeting", documents: 1 },
      { kind: "report", documents: 0 },
    ]);
    const last = await searchSite({ text: "lighthouses", at: AT, page: 25 });
    expect(last?.results).toHaveLength(20);
  });

  it("counts by kind and year, each within the other, and pages through", async () => {
    const { groupId } = await oneOfEach();
    for (let n = 0; n < 24; n++) {
      const day = `${n < 4 ? 2019 : 2020}-03-01`;
      await aMeeting(groupId, {
        title: `Rope ${n}`,
        startsAtLocal: `${day}T19:00`,
        endsAtLocal: `${day}T21:00`,
      });
    }
    const all = await searchSite({ text: "rope", at: AT });
    expect(all).toMatchObject({ total: 27, page: 1, pageCount: 2, uncounted: false });
    expect(all?.kinds).toEqual([
      { kind: "meeting", documents: 25 },
      { kind: "report", documents: 1 },
      { kind: "article", documents: 1 },
    ]);
    expect(all?.years).toEqual([
      { year: 2026, documents: 2 },
      { year: 2020, documents: 20 },
      { year: 2019, documents: 4 },
      { year: 1999, documents: 1 },
    ]);
    const second = await searchSite({ text: "rope", at: AT, page: 2 });
    const keys = [...(all?.results ?? []), ...(second?.results ?? [])].map(
      ({ kind, href }) => `${kind} ${href}`,
    );
    expect(new Set(keys).size).toBe(27);
    const some = await searchSite({ text: "rope", at: AT, kind: "meeting", year: 2019, page: 99 });
    expect(some).toMatchObject({ total: 4, page: 1, pageCount: 1 });
    expect(some?.kinds).toEqual([{ kind: "meeting", documents: 4 }]);
    expect(
      some?.results.every(({ kind, date }) => kind === "meeting" && date?.startsWith("2019")),
    ).toBe(true);
  });
});

describe("any text at all", () => {
  const NASTY = [
    "",
    " ",
    "\0",
    "'",
    '"',
    '"unclosed',
    "AND",
    "OR NOT",
    "NEAR(a b)",
    "a AND",
    "title:x",
    "{title} : x",
    "col : *",
    "*",
    "**",
    "a*b*",
    "^x",
    "-x",
    "(",
    ")",
    "((((",
    "a + b",
    "a:b:c",
    "it's",
    "o'brien",
    "rock'n'roll",
    "C++",
    "c#",
    "100%",
    "_",
    "\\",
    "\\'",
    "';drop table meetings;--",
    "<script>",
    "&amp;",
    "!",
    "a & | b",
    "a <-> b",
    ":*",
    "'a':*A",
    "\ud800",
    "\udfff x",
    "\u202e",
    "\u200b",
    "́",
    "ﬁ",
    "½",
    "㈠",
    "İ",
    "ŉ",
    "🙂",
    "👩‍👩‍👧",
    "\ufffe",
    "\u{10ffff}",
    "\ue000",
    "x".repeat(100_000),
    "é".repeat(3000),
    "a ".repeat(5000),
    "́a".repeat(400),
    "1e999",
    "-0",
    "NaN",
    "..",
    "/",
    "a/b/c",
    "http://x.y/z?q=1#f",
  ];

  async function expectAnswer(text: string) {
    const answer = await searchSite({ text, at: AT });
    expect(answer === null || answer.results.length > 0, JSON.stringify(text.slice(0, 50))).toBe(
      true,
    );
    await offerPages({ text, at: AT });
  }

  it("gives an answer: what has meaning to a database", async () => {
    await oneOfEach();
    for (const text of NASTY) {
      await expectAnswer(text);
      await expectAnswer(`rope ${text}`);
      await expectAnswer(`${text} rope`);
    }
  });

  it("gives an answer: anything", async () => {
    await oneOfEach();
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 60 }),
      fc.string({ unit: "grapheme", maxLength: 60 }),
      fc.string({ unit: fc.constantFrom(..."\"'*()^:+-&|!<>{}\\ aAND\0"), maxLength: 40 }),
      fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes).toString("latin1")),
      fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes).toString("utf16le")),
    );
    await fc.assert(fc.asyncProperty(text, expectAnswer), { numRuns: 400 });
  });
});
