import { beforeEach, describe, expect, it } from "vitest";
import { insertArticle } from "#db/seed/rows.ts";
import { store } from "#db/store.ts";
import { articles, formerSlugs, relations } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { articleCommands, quickAddArticle } from "#lib/reading/articles/commands.ts";
import { listDuplicateArticles } from "#lib/reading/articles/duplicates.ts";
import { articleInput } from "#lib/reading/articles/input.ts";
import { keptArticles } from "#lib/reading/articles/queries.ts";
import { insistOn } from "#lib/reading/articles/refusals.ts";
import { publicationCommands } from "#lib/reading/publications/commands.ts";
import { publicationInput } from "#lib/reading/publications/input.ts";
import { keptPublications } from "#lib/reading/publications/queries.ts";
import { NotFound } from "#lib/result.ts";
import { aGroup, aMeeting, aMember, meetingNow } from "#tests/factories.ts";
import { shown } from "#tests/support/refused.ts";

let groupId: string;
let organizer: Actor;
let stranger: Actor;
beforeEach(async () => {
  groupId = (await aGroup()).id;
  organizer = await aMember(groupId);
  stranger = await aMember((await aGroup()).id);
});

const input = (change: object = {}) =>
  articleInput.parse({ groupId, title: "The Korean experience", ...change });

async function create(change: object = {}, actor = organizer) {
  const saved = await articleCommands.create(actor, input(change));
  if (!saved.ok) throw new Error(JSON.stringify(saved));
  return saved.value.id;
}

async function aPublication(name = "Proletarian", numbers: string[] = ["20"]) {
  const saved = await publicationCommands.create(
    organizer,
    publicationInput.parse({
      groupId,
      name,
      issues: numbers.map((number) => ({ number, datedOn: "2007-10" })),
    }),
  );
  if (!saved.ok) throw new Error(JSON.stringify(saved));
  return saved.value.id;
}

const relate = (meetingId: string, articleId: string, relation: "cited" | "report" = "cited") =>
  store.write((tx) => tx.insert(relations).values({ meetingId, articleId, relation }));

describe("articleCommands.create", () => {
  it("finds the issue by its number, dates the article by it, and adds one that is new", async () => {
    const publicationId = await aPublication();
    const known = await keptArticles.get(organizer, await create({ publicationId, issue: "20" }));
    expect(known).toMatchObject({ issue: "20", publishedOn: "2007-10" });
    const added = await keptArticles.get(
      organizer,
      await create({ publicationId, issue: "21", title: "B", publishedOn: "2007-12-01" }),
    );
    expect(added).toMatchObject({ issue: "21", publishedOn: "2007-12-01" });
    const publication = await keptPublications.get(organizer, publicationId);
    expect(publication.issues.map(({ number }) => number).sort()).toEqual(["20", "21"]);
  });

  it("does not add issues to what another group keeps", async () => {
    const publicationId = await aPublication();
    const meeting = await aMeeting(groupId);
    await relate(meeting.id, await create({ publicationId, title: "Public" }));
    const theirs = { groupId: Object.keys(stranger.roles)[0] };
    expect(
      shown(
        await articleCommands.create(stranger, input({ ...theirs, publicationId, issue: "99" })),
      ),
    ).toMatchObject({ fieldErrors: { issue: expect.stringContaining("99") } });
    await create({ ...theirs, publicationId, issue: "20" }, stranger);
  });

  it("refuses a publication that the actor cannot see", async () => {
    const publicationId = await aPublication();
    const theirs = { groupId: Object.keys(stranger.roles)[0] };
    expect(
      shown(await articleCommands.create(stranger, input({ ...theirs, publicationId }))),
    ).toMatchObject({
      fieldErrors: { publicationId: expect.any(String) },
    });
  });

  it("wants the publication of an issue", () => {
    const parsed = articleInput.safeParse({ groupId, title: "A", issue: "20" });
    expect(parsed.error?.issues[0]?.path).toEqual(["publicationId"]);
  });
});

describe("duplicates", () => {
  it.each([
    ["the same address", { title: "Other", url: "https://example.org/a" }],
    ["the same address, written otherwise", { title: "Other", url: "http://www.example.org/a/#x" }],
    [
      "the same address, as a newsletter links to it",
      { title: "Other", url: "https://example.org/a?utm_source=x&utm_medium=mail" },
    ],
    ["the same title", { title: "the  KOREAN experience" }],
  ])("are refused: %s", async (_, change) => {
    const id = await create({ url: "https://example.org/a" });
    const twin = input(change);
    expect(await articleCommands.create(organizer, twin)).toMatchObject({ reason: "duplicate" });
    expect(await listDuplicateArticles(organizer, twin)).toMatchObject([{ id }]);
    expect(
      await articleCommands.create(organizer, { ...twin, insist: [insistOn("duplicate")] }),
    ).toMatchObject({
      ok: true,
    });
  });

  it("are not the same title elsewhere, part of an address, or what one cannot see", async () => {
    const publicationId = await aPublication();
    await create({ url: "https://example.org/a" });
    expect((await articleCommands.create(organizer, input({ publicationId }))).ok).toBe(true);
    expect(
      (
        await articleCommands.create(
          organizer,
          input({ title: "C", url: "https://example.org/a/b" }),
        )
      ).ok,
    ).toBe(true);
    const theirs = { groupId: Object.keys(stranger.roles)[0] };
    expect((await articleCommands.create(stranger, input(theirs))).ok).toBe(true);
  });

  it("do not stand in the way of an article's own changes or of adding in place", async () => {
    const id = await create();
    const moved = input({ url: "https://example.org/moved" });
    expect((await articleCommands.update(organizer, id, moved)).ok).toBe(true);
    expect((await articleCommands.update(organizer, id, input())).ok).toBe(true);
    await create({ insist: insistOn("duplicate") });
    expect((await articleCommands.update(organizer, id, input({ author: "A. B." }))).ok).toBe(true);
    expect((await quickAddArticle(organizer, { groupId, title: "The Korean experience" })).ok).toBe(
      true,
    );
  });
});

describe("an article", () => {
  it("tells the readers of its meetings of a change", async () => {
    const id = await create();
    const meeting = await aMeeting(groupId, { changedAt: new Date(0) });
    await relate(meeting.id, id);
    await articleCommands.update(organizer, id, input({ title: "The experience" }));
    expect((await meetingNow(meeting.id)).changedAt.getTime()).toBeGreaterThan(0);
    expect(await store.read.select().from(formerSlugs)).toMatchObject([
      { kind: "article", slug: "the-korean-experience", targetId: id },
    ]);
  });

  it("is found by its title, author or publication, and offered with where it is from", async () => {
    const publicationId = await aPublication("Lalkar");
    const id = await create({ publicationId, issue: "20", author: "J. Smith" });
    await create({ title: "Another" });
    for (const search of ["korean", "smith", "lalkar experience"]) {
      expect((await keptArticles.list(organizer, { search })).rows.map((row) => row.id)).toEqual([
        id,
      ]);
    }
    expect((await keptArticles.list(organizer, { search: "lalkar" })).total).toBe(1);
    expect((await keptArticles.listFor(organizer)).find((choice) => choice.id === id)?.hint).toBe(
      "J. Smith · Lalkar, issue 20 · October 2007",
    );
  });

  it("is another group's to change only once it is theirs", async () => {
    const id = await create();
    await expect(keptArticles.get(stranger, id)).rejects.toThrow(NotFound);
    const meeting = await aMeeting(groupId);
    await relate(meeting.id, id);
    expect(await keptArticles.get(stranger, id)).toMatchObject({ id });
    await expect(articleCommands.update(stranger, id, input())).rejects.toThrow(NotFound);
    await expect(articleCommands.remove(stranger, id)).rejects.toThrow(NotFound);
  });

  it("is deleted only when no meeting refers to it", async () => {
    const id = await create();
    const meeting = await aMeeting(groupId, { status: "draft" });
    await relate(meeting.id, id);
    expect(await articleCommands.remove(organizer, id)).toMatchObject({ reason: "in-use" });
    const unused = await create({ title: "Unused" });
    expect((await articleCommands.remove(organizer, unused)).ok).toBe(true);
  });
});

describe("articleCommands.merge", () => {
  it("moves every relation once and takes over what is missing", async () => {
    const publicationId = await aPublication();
    const from = await create({ publicationId, issue: "20", url: "https://example.org/a" });
    const into = await create({ title: "Korean experience", author: "J. Smith" });
    const [a, b] = [await aMeeting(groupId), await aMeeting(groupId)];
    await relate(a.id, from);
    await relate(a.id, into);
    await relate(a.id, from, "report");
    await relate(b.id, from);

    expect(await articleCommands.preview(organizer, from, into)).toMatchObject({ uses: 2 });
    expect((await articleCommands.merge(organizer, from, into)).ok).toBe(true);

    const rows = await store.read.select().from(relations);
    expect(rows.map((row) => [row.meetingId, row.articleId, row.relation]).sort()).toEqual(
      [
        [a.id, into, "cited"],
        [a.id, into, "report"],
        [b.id, into, "cited"],
      ].sort(),
    );
    expect(await keptArticles.get(organizer, into)).toMatchObject({
      title: "Korean experience",
      author: "J. Smith",
      issue: "20",
      url: "https://example.org/a",
      publishedOn: "2007-10",
    });
    expect(await store.read.$count(articles)).toBe(1);
  });

  it("takes an organizer of both", async () => {
    const own = await create();
    const other = await store.write(async (tx) =>
      insertArticle(tx, { groupId: Object.keys(stranger.roles)[0] ?? "", title: "Theirs" }),
    );
    await expect(articleCommands.merge(organizer, own, other.id)).rejects.toThrow(NotFound);
  });
});
