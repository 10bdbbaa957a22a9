import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { articles, meetings } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { assertOrganizes } from "#lib/access/own-group.ts";
import { recordAudit } from "#lib/audit.ts";
import type { Choice } from "#lib/forms/choices.ts";
import { newId } from "#lib/ids.ts";
import { markChanged } from "#lib/kept/seen-meetings.ts";
import { done, type Result, refuse } from "#lib/result.ts";
import { freeSlug, keepFormerSlug } from "#lib/slugs.ts";
import { searchKey } from "#lib/text/clean.ts";
import { now } from "#lib/time/clock.ts";
import { listDuplicateArticles } from "./duplicates.ts";
import { type ArticleInput, articleInput } from "./input.ts";
import { type Article, getOwnArticle, meetingIdsOfArticle } from "./queries.ts";
import { resolveSource, type Source } from "./source.ts";

type Saved = { id: string; slug: string };

/** Adds an article to a group of the actor's; refuses one that seems to be here already unless told to add it anyway. */
export async function createArticle(actor: Actor, input: ArticleInput): Promise<Result<Saved>> {
  return store.write(async (tx) => {
    await assertOrganizes(tx, actor, input.groupId);
    const duplicate = await refuseDuplicate(tx, actor, input);
    if (duplicate) return duplicate;
    const source = await resolveSource(tx, actor, input, null);
    if (!source.ok) return source;
    const article = {
      ...columns(input, source.value),
      id: newId(),
      groupId: input.groupId,
      slug: await freeSlug(tx, "article", input.title),
      createdAt: now(),
    };
    await tx.insert(articles).values(article);
    await recordAudit(tx, actor, {
      action: "article.created",
      groupId: article.groupId,
      subjectId: article.id,
      detail: { name: article.title },
    });
    return done({ id: article.id, slug: article.slug });
  });
}

/** Adds an article of which only the title is known yet, for a form that needs it at once. */
export async function quickAddArticle(
  actor: Actor,
  input: { groupId: string; title: string },
): Promise<Result<Choice>> {
  const saved = await createArticle(actor, articleInput.parse({ ...input, addAnyway: true }));
  return saved.ok ? done({ id: saved.value.id, label: input.title, hint: "" }) : saved;
}

/** Changes an article; what its meetings show of it is marked as changed. */
export async function updateArticle(
  actor: Actor,
  id: string,
  input: ArticleInput,
): Promise<Result<Saved>> {
  return store.write(async (tx) => {
    const before = await getOwnArticle(actor, id, tx);
    const duplicate = differs(before, input) ? await refuseDuplicate(tx, actor, input, id) : null;
    if (duplicate) return duplicate;
    const source = await resolveSource(tx, actor, input, before);
    if (!source.ok) return source;
    const slug =
      before.title === input.title ? before.slug : await freeSlug(tx, "article", input.title, id);
    if (slug !== before.slug) await keepFormerSlug(tx, "article", before.slug, id);
    await tx
      .update(articles)
      .set({ ...columns(input, source.value), slug })
      .where(eq(articles.id, id));
    await markChanged(tx, inArray(meetings.id, meetingIdsOfArticle(tx, id)));
    await recordAudit(tx, actor, {
      action: "article.updated",
      groupId: before.groupId,
      subjectId: id,
      detail: { name: input.title },
    });
    return done({ id, slug });
  });
}

function differs(before: Article, input: ArticleInput): boolean {
  return (
    before.title !== input.title ||
    before.url !== input.url ||
    before.publicationId !== input.publicationId
  );
}

async function refuseDuplicate(tx: Tx, actor: Actor, input: ArticleInput, ownId?: string) {
  if (input.addAnyway) return null;
  const [twin] = await listDuplicateArticles(actor, input, ownId, tx);
  if (!twin) return null;
  return refuse(
    "duplicate",
    "This article seems to be here already. Have a look, then use that one or add yours anyway.",
  );
}

function columns(input: ArticleInput, { publicationId, issueId, datedOn }: Source) {
  return {
    title: input.title,
    author: input.author,
    publicationId,
    issueId,
    publishedOn: input.publishedOn ?? datedOn,
    url: input.url,
    archiveUrl: input.archiveUrl,
    excerpt: input.excerpt,
    language: input.language,
    readingMinutes: input.readingMinutes,
    searchKey: searchKey(input.title, input.author),
    changedAt: now(),
  };
}

/** Deletes an article that belongs to no meeting; refuses where there is one, whoever's it is. */
export async function deleteArticle(actor: Actor, id: string): Promise<Result> {
  return store.write(async (tx) => {
    const article = await getOwnArticle(actor, id, tx);
    const used = await tx.$count(
      meetings,
      and(inArray(meetings.id, meetingIdsOfArticle(tx, id)), isNull(meetings.deletedAt)),
    );
    if (used > 0) {
      return refuse(
        "in-use",
        used === 1
          ? "A meeting refers to this article, so it cannot be deleted. Take it off that meeting, or merge it."
          : `${used} meetings refer to this article, so it cannot be deleted. Take it off those, or merge it.`,
      );
    }
    await tx.delete(articles).where(eq(articles.id, id));
    await recordAudit(tx, actor, {
      action: "article.deleted",
      groupId: article.groupId,
      subjectId: id,
      detail: { name: article.title },
    });
    return done();
  });
}
