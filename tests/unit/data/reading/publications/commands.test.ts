import { beforeEach, describe, expect, it } from "vitest";
import { insertArticle, insertIssue, insertPublication } from "#db/seed/rows.ts";
import { store } from "#db/store.ts";
import { articles, formerSlugs, issues, publications } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { publicationCommands } from "#lib/reading/publications/commands.ts";
import { publicationInput } from "#lib/reading/publications/input.ts";
import { planIssues } from "#lib/reading/publications/merge.ts";
import { keptPublications, listPublications } from "#lib/reading/publications/queries.ts";
import { NotFound } from "#lib/result.ts";
import { aGroup, aMember } from "#tests/factories.ts";

let groupId: string;
let organizer: Actor;
beforeEach(async () => {
  groupId = (await aGroup()).id;
  organizer = await aMember(groupId);
});

const input = (change: object = {}) =>
  publicationInput.parse({ groupId, name: "Proletarian", ...change });

async function create(change: object = {}) {
  const saved = await publicationCommands.create(organizer, input(change));
  if (!saved.ok) throw new Error(JSON.stringify(saved));
  return keptPublications.get(organizer, saved.value.id);
}

describe("publicationInput", () => {
  it("refuses two issues of one number and a date that is none", () => {
    const wrong = publicationInput.safeParse({
      groupId,
      name: "P",
      issues: [{ number: "20" }, { number: "20", datedOn: "October" }],
    });
    expect(wrong.error?.issues.map((issue) => issue.path.join("."))).toContain("issues.1.datedOn");
    const twice = publicationInput.safeParse({
      groupId,
      name: "P",
      issues: [{ number: "20" }, { number: "20" }],
    });
    expect(twice.error?.issues[0]?.path).toEqual(["issues", 1, "number"]);
  });
});

describe("a publication", () => {
  it("keeps its issues, the latest first, and lets numbers be exchanged", async () => {
    const made = await create({
      issues: [
        { number: "19", datedOn: "2007-08" },
        { number: "20", datedOn: "2007-10" },
      ],
    });
    expect(made.issues.map((issue) => issue.number)).toEqual(["20", "19"]);
    const swapped = made.issues.map((issue) => ({
      ...issue,
      number: issue.number === "20" ? "19" : "20",
      url: "",
    }));
    const result = await publicationCommands.update(organizer, made.id, input({ issues: swapped }));
    expect(result.ok).toBe(true);
    const after = await keptPublications.get(organizer, made.id);
    expect(after.issues.map(({ id, number }) => [id, number])).toEqual([
      [made.issues[0]?.id, "19"],
      [made.issues[1]?.id, "20"],
    ]);
  });

  it("keeps an issue that an article is in, and itself while articles are in it", async () => {
    const made = await create({ issues: [{ number: "20" }, { number: "21" }] });
    const used = made.issues.find(({ number }) => number === "20")!;
    await store.write((tx) =>
      insertArticle(tx, { groupId, title: "A", publicationId: made.id, issueId: used.id }),
    );
    expect(await publicationCommands.update(organizer, made.id, input())).toMatchObject({
      reason: "issue-in-use",
      figures: { issues: "20" },
    });
    // Nothing is in the other.
    const without = input({ issues: [{ id: used.id, number: "20" }] });
    expect(await publicationCommands.update(organizer, made.id, without)).toMatchObject({
      ok: true,
    });
    expect(await publicationCommands.remove(organizer, made.id)).toMatchObject({
      reason: "in-use",
    });
    expect((await listPublications(organizer)).rows[0]).toMatchObject({ uses: 1, issues: 1 });
  });

  it("is deleted with its issues when nothing is in it", async () => {
    const made = await create({ issues: [{ number: "20" }] });
    expect((await publicationCommands.remove(organizer, made.id)).ok).toBe(true);
    expect(await store.read.$count(issues)).toBe(0);
  });

  it("is not found by organizers of other groups", async () => {
    const made = await create();
    const stranger = await aMember((await aGroup()).id);
    await expect(keptPublications.get(stranger, made.id)).rejects.toThrow(NotFound);
    await expect(publicationCommands.update(stranger, made.id, input())).rejects.toThrow(NotFound);
  });
});

describe("publicationCommands.merge", () => {
  it("moves articles, joins issues of one number, and keeps the address", async () => {
    const { from, into, inJoined, inMoved } = await store.write(async (tx) => {
      const a = await insertPublication(tx, { groupId, name: "The Proletarian" });
      const b = await insertPublication(tx, { groupId, name: "Proletarian" });
      const twin = await insertIssue(tx, {
        publicationId: a.id,
        number: "20",
        datedOn: "2007-10",
      });
      const moved = await insertIssue(tx, { publicationId: a.id, number: "21" });
      await insertIssue(tx, { publicationId: b.id, number: "20" });
      return {
        from: a,
        into: b,
        inJoined: await insertArticle(tx, {
          groupId,
          title: "A",
          publicationId: a.id,
          issueId: twin.id,
        }),
        inMoved: await insertArticle(tx, {
          groupId,
          title: "B",
          publicationId: a.id,
          issueId: moved.id,
        }),
      };
    });
    expect(await publicationCommands.preview(organizer, from.id, into.id)).toMatchObject({
      uses: 2,
    });
    const plan = planIssues(
      await keptPublications.get(organizer, from.id),
      await keptPublications.get(organizer, into.id),
    );
    expect(plan.moved).toMatchObject([{ number: "21" }]);
    expect(plan.joined).toMatchObject([{ issue: { number: "20" }, into: { number: "20" } }]);
    expect((await publicationCommands.merge(organizer, from.id, into.id)).ok).toBe(true);

    expect(await store.read.$count(publications)).toBe(1);
    const after = await keptPublications.get(organizer, into.id);
    const numbered = Object.fromEntries(after.issues.map((issue) => [issue.number, issue]));
    expect(numbered["20"]?.datedOn).toBe("2007-10");
    const rows = await store.read.select().from(articles);
    expect(rows.find(({ id }) => id === inJoined.id)).toMatchObject({
      publicationId: into.id,
      issueId: numbered["20"]?.id,
    });
    expect(rows.find(({ id }) => id === inMoved.id)?.issueId).toBe(numbered["21"]?.id);
    expect(await store.read.select().from(formerSlugs)).toMatchObject([
      { kind: "publication", slug: "the-proletarian", targetId: into.id },
    ]);
  });
});
