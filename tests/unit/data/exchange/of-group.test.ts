import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { store } from "#db/store.ts";
import { factsOf } from "#db/table-facts.ts";
import { articles, images, meetings, programmeSpeakers, relations, settings } from "#db/tables.ts";
import { rowsOfGroup, rowsOfSite } from "#lib/exchange/snapshot.ts";
import { idOf, nameOf } from "#tests/support/world/ids.ts";
import { aWorld } from "#tests/support/world/world.ts";

/*
 * Which rows of each table go along with a group, and with the site, where the
 * group uses something of each kind that another keeps. `-u` writes
 * tests/fixtures/exchange anew.
 */

const t = (name: string) => idOf("t", name);
const m = (name: string) => idOf("m", name);

/** The meeting m has a hall, a picture, a speaker and an article of t, the article a publication of h. */
async function borrow(): Promise<void> {
  await store.write(async (tx) => {
    const ofM = eq(meetings.id, m("meeting"));
    await tx
      .update(images)
      .set({ groupId: t("group") })
      .where(eq(images.id, idOf("h", "worn")));
    await tx
      .update(meetings)
      .set({ venueId: t("annexe"), roomId: t("attic") })
      .where(ofM);
    await tx
      .update(programmeSpeakers)
      .set({ speakerId: t("ben") })
      .where(eq(programmeSpeakers.itemId, m("item")));
    await tx
      .update(relations)
      .set({ articleId: t("essay") })
      .where(eq(relations.meetingId, m("meeting")));
    await tx
      .update(articles)
      .set({ publicationId: idOf("h", "journal"), issueId: null })
      .where(eq(articles.id, t("letter")));
    await tx.insert(settings).values({ key: "clock.newest", value: "1" });
  });
}

const said = (value: unknown) =>
  typeof value === "string" ? (nameOf(value) ?? value) : JSON.stringify(value);

async function table(rows: ReturnType<typeof rowsOfSite>, file: string): Promise<void> {
  const lines = [...(await rows)].map(([name, ones]) => {
    const { primary } = factsOf(name);
    // A farewell is a hash.
    const keys = ones.map((row) => primary.map((key) => said(row[key])).join(" "));
    return `${name}: ${name === "farewells" ? `${ones.length}` : keys.join(", ")}`;
  });
  await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot(
    `../../../fixtures/exchange/${file}.txt`,
  );
}

test("what goes along with a group, and what with the site", async () => {
  await aWorld();
  await borrow();
  await table(rowsOfGroup(idOf("h", "group")), "a-group");
  await table(rowsOfGroup(t("group")), "another-group");
  await table(rowsOfSite(), "the-site");
});
