import { beforeEach, describe, expect, it } from "vitest";
import { insertArticle, insertIssue, insertPublication } from "#db/seed/rows.ts";
import { store } from "#db/store.ts";
import { relations } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { publicationCommands } from "#lib/reading/publications/commands.ts";
import { publicationInput } from "#lib/reading/publications/input.ts";
import {
  findMovedIssue,
  findMovedPublication,
  findPublicIssue,
  findPublicPublication,
  listIssuePaths,
  listPublicPublications,
} from "#lib/reading/publications/public-queries.ts";
import { keptPublications } from "#lib/reading/publications/queries.ts";
import { issueKey, issuePath } from "#lib/text/issue-address.ts";
import { aGroup, aMeeting, aMember } from "#tests/factories.ts";

let groupId: string;
let organizer: Actor;
beforeEach(async () => {
  groupId = (await aGroup()).id;
  organizer = await aMember(groupId);
});

type Meeting = Parameters<typeof aMeeting>[1];

/** A publication with an article in each of these issues ("" is none), for a meeting of that kind. */
async function aPaper(slug: string, numbers: [number: string, datedOn?: string][], row?: Meeting) {
  const meeting = await aMeeting(groupId, row);
  const paper = await store.write((tx) => insertPublication(tx, { groupId, name: slug, slug }));
  for (const [number, datedOn] of numbers) {
    await store.write(async (tx) => {
      const issue = number
        ? await insertIssue(tx, { publicationId: paper.id, number, datedOn })
        : null;
      const article = await insertArticle(tx, {
        groupId,
        title: `${slug} ${number}`,
        publicationId: paper.id,
        issueId: issue?.id,
      });
      await tx
        .insert(relations)
        .values({ meetingId: meeting.id, articleId: article.id, relation: "cited" });
    });
  }
  return paper;
}

/** Saves the publication's form with other numbers for its issues. */
async function renumber(id: string, change: Record<string, string>, name?: string) {
  const before = await keptPublications.get(organizer, id);
  const saved = await publicationCommands.update(
    organizer,
    id,
    publicationInput.parse({
      groupId,
      name: name ?? before.name,
      issues: before.issues.map(({ url: _, ...issue }) => ({
        ...issue,
        datedOn: issue.datedOn ?? "",
        number: change[issue.number] ?? issue.number,
      })),
    }),
  );
  expect(saved.ok).toBe(true);
}

describe("issueKey", () => {
  it.each([
    ["20", "20"],
    ["Spring 2007", "spring-2007"],
    ["3/4", "3-4"],
    ["№ 5", "no-5"],
    ["제5호", "제5호"],
    ["../../../..", ""],
  ])("of %s is %s", (number, key) => {
    expect(issueKey(number)).toBe(key);
  });

  it("makes a path that can be sent", () => {
    expect(issuePath("paper", "3/4?")).toBe("/publications/paper/3-4");
    expect(issuePath("paper", "제5호")).toMatch(/^\/publications\/paper\/(%[0-9A-F]{2})+5/);
  });

  it("decides which issues are the same one", () => {
    const twice = publicationInput.safeParse({
      groupId,
      name: "P",
      issues: [{ number: "Spring 2007" }, { number: "spring-2007" }, { number: "?!" }],
    });
    expect(twice.error?.issues.map(({ path, message }) => [path.join("."), message])).toEqual([
      ["issues.2.number", "Number: use a digit or a letter, such as 20 or Spring 2007."],
      ["issues.1.number", "There is another issue numbered Spring 2007."],
    ]);
  });
});

describe("a publication's index", () => {
  it("has its issues, the latest first, with their articles, and the articles in none", async () => {
    await aPaper("paper", [["9", "2006-12"], ["10", "2007-02"], ["11"], [""]]);
    const found = await findPublicPublication("paper");
    expect(
      found?.issues.map(({ number, articles }) => [number, articles.map((a) => a.title)]),
    ).toEqual([
      ["10", ["paper 10"]],
      ["9", ["paper 9"]],
      ["11", ["paper 11"]],
    ]);
    expect(found?.articles.map(({ title }) => title)).toEqual(["paper "]);
  });

  it("shows no issue and no publication that only unlisted meetings or drafts use", async () => {
    const open = await aPaper("open", [["1"]]);
    const other = await store.write((tx) =>
      insertIssue(tx, { publicationId: open.id, number: "2" }),
    );
    await aPaper("hidden", [["1"]], { visibility: "unlisted" });
    await aPaper("drafted", [["1"]], { status: "draft" });
    expect((await listPublicPublications()).map(({ slug }) => slug)).toEqual(["open"]);
    expect(await listIssuePaths()).toEqual(["/publications/open/1"]);
    expect(await findPublicPublication("hidden")).toBeNull();
    expect(await findPublicIssue("hidden", "1")).toBeNull();
    expect(await findPublicIssue("drafted", "1")).toBeNull();
    expect((await findPublicPublication("open"))?.issues).toHaveLength(1);
    expect(await findPublicIssue("open", other.number)).toBeNull();
  });
});

describe("an issue's page", () => {
  it("leads to the issue before it and the one after it", async () => {
    await aPaper("paper", [
      ["9", "2006-12"],
      ["10", "2007-02"],
      ["Spring 2007", "2007-04"],
    ]);
    const middle = await findPublicIssue("paper", "10");
    expect(middle?.articles.map(({ title }) => title)).toEqual(["paper 10"]);
    expect([middle?.previous?.number, middle?.next?.number]).toEqual(["9", "Spring 2007"]);
    const last = await findPublicIssue("paper", "spring-2007");
    expect([last?.previous?.number, last?.next]).toEqual(["10", null]);
    expect((await findPublicIssue("paper", "9"))?.previous).toBeNull();
    expect(await findPublicIssue("paper", "12")).toBeNull();
    expect(await findPublicIssue("nothing", "9")).toBeNull();
  });

  it("is still found when numbers are corrected and exchanged, and the publication renamed", async () => {
    const { id } = await aPaper("paper", [["9"], ["10"], ["11"]]);
    await renumber(id, { 9: "19", 10: "11", 11: "10" });
    expect(await findMovedIssue("paper", "9")).toBe("/publications/paper/19");
    expect((await findPublicIssue("paper", "10"))?.articles[0]?.title).toBe("paper 11");
    await renumber(id, {}, "The Paper");
    expect(await findMovedIssue("paper", "19")).toBe("/publications/the-paper/19");
    expect(await findMovedIssue("paper", "9")).toBe("/publications/the-paper/19");
    expect(await findMovedIssue("paper", "8")).toBeNull();
  });

  it("is still found when its publication becomes part of another", async () => {
    const from = await aPaper("weekly", [["1"], ["2"]]);
    const into = await aPaper("daily", [["2"]]);
    await renumber(from.id, { 1: "100" });
    await publicationCommands.merge(organizer, from.id, into.id);
    expect(await findMovedIssue("weekly", "1")).toBe("/publications/daily/100");
    expect(await findMovedIssue("weekly", "2")).toBe("/publications/daily/2");
    expect((await findPublicIssue("daily", "2"))?.articles).toHaveLength(2);
  });
});

describe("a publication's former address", () => {
  it("leads to the present one after a rename and a merge, and nowhere while it is not public", async () => {
    const { id } = await aPaper("paper", [["1"]]);
    await renumber(id, {}, "The Paper");
    expect(await findMovedPublication("paper")).toBe("the-paper");
    const other = await aPaper("other", [["1"]]);
    await publicationCommands.merge(organizer, id, other.id);
    expect(await findMovedPublication("paper")).toBe("other");
    expect(await findMovedPublication("the-paper")).toBe("other");
    expect(await findMovedPublication("nothing")).toBeNull();
    const hidden = await aPaper("hidden", [["1"]], { visibility: "unlisted" });
    await renumber(hidden.id, {}, "Secret");
    expect(await findMovedPublication("hidden")).toBeNull();
  });
});
