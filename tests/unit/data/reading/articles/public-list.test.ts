import { expect, test } from "vitest";
import { insertArticle } from "#db/seed/rows.ts";
import { store } from "#db/store.ts";
import { relations } from "#db/tables.ts";
import { newId } from "#lib/ids.ts";
import {
  countPublicArticles,
  listPublicArticlePage,
} from "#lib/reading/articles/public-queries.ts";
import { aGroup, aMeeting } from "#tests/factories.ts";

test("the pages of the reading list hold every public article once, the newest first", async () => {
  const { id: groupId } = await aGroup();
  const meeting = await aMeeting(groupId);
  const draft = await aMeeting(groupId, { status: "draft" });
  await store.write(async (tx) => {
    const rows = [
      ...["2007", "2007-10", "2007-10-07", "2011", null].map((on) => ({ on, of: meeting.id })),
      { on: "2012", of: draft.id },
    ];
    for (const { on, of } of rows) {
      const id = newId();
      await insertArticle(tx, { id, slug: id, groupId, title: "A paper", publishedOn: on });
      await tx
        .insert(relations)
        .values({ meetingId: of, articleId: id, relation: "background", position: 0 });
    }
  });
  expect(await countPublicArticles()).toBe(5);
  const pages = await Promise.all(
    [0, 2, 4].map((offset) => listPublicArticlePage({ limit: 2, offset })),
  );
  expect(pages.flat().map((article) => article.publishedOn)).toEqual([
    "2011",
    "2007-10-07",
    "2007-10",
    "2007",
    null,
  ]);
});
