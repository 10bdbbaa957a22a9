import { and, eq, inArray, notInArray } from "drizzle-orm";
import { type Reader, store, type Tx } from "#db/store.ts";
import { articles, issues, meetings, publications, relations } from "#db/tables.ts";
import { type Actor, hasRole } from "../actor.ts";
import { recordAudit } from "../audit.ts";
import type { Choice } from "../choices.ts";
import { now } from "../clock.ts";
import { newId } from "../ids.ts";
import { done, type FieldErrors, NotFound, type Result, refuse, refuseFields } from "../result.ts";
import { markChanged } from "../seen-meetings.ts";
import { freeSlug, keepFormerSlug } from "../slugs.ts";
import { searchKey } from "../text.ts";
import { type PublicationInput, publicationInput } from "./input.ts";
import { getOwnPublication, type Publication } from "./queries.ts";

type Saved = { id: string; slug: string };

/** Adds a publication with its issues to a group of the actor's. */
export async function createPublication(
  actor: Actor,
  { issues: numbered, ...input }: PublicationInput,
): Promise<Result<Saved>> {
  if (!hasRole(actor, input.groupId, "organizer")) throw new NotFound("Group");
  return store.write(async (tx) => {
    const publication = {
      ...input,
      id: newId(),
      slug: await freeSlug(tx, "publication", input.name),
      searchKey: searchKey(input.name),
      createdAt: now(),
      changedAt: now(),
    };
    await tx.insert(publications).values(publication);
    await saveIssues(tx, publication.id, [], numbered);
    await recordAudit(tx, actor, {
      action: "publication.created",
      groupId: publication.groupId,
      subjectId: publication.id,
      detail: { name: publication.name },
    });
    return done({ id: publication.id, slug: publication.slug });
  });
}

/** Adds a publication of which only the name is known yet, for a form that needs it at once. */
export async function quickAddPublication(
  actor: Actor,
  input: { groupId: string; name: string },
): Promise<Result<Choice>> {
  const saved = await createPublication(actor, publicationInput.parse(input));
  return saved.ok ? done({ id: saved.value.id, label: input.name, hint: "" }) : saved;
}

/** Changes a publication and its issues. An issue that an article is in cannot be taken away. */
export async function updatePublication(
  actor: Actor,
  id: string,
  { groupId: _, issues: numbered, ...input }: PublicationInput,
): Promise<Result<Saved>> {
  return store.write(async (tx) => {
    const before = await getOwnPublication(actor, id, tx);
    const fieldErrors = await issuesInUse(tx, before, numbered);
    if (fieldErrors) return refuseFields(fieldErrors, "issue-in-use");
    const renamed = before.name !== input.name;
    const slug = renamed ? await freeSlug(tx, "publication", input.name, id) : before.slug;
    if (slug !== before.slug) await keepFormerSlug(tx, "publication", before.slug, id);
    await tx
      .update(publications)
      .set({ ...input, slug, searchKey: searchKey(input.name), changedAt: now() })
      .where(eq(publications.id, id));
    const renumbered = await saveIssues(tx, id, before.issues, numbered);
    if (renamed || renumbered) await markChanged(tx, inArray(meetings.id, meetingIds(tx, id)));
    await recordAudit(tx, actor, {
      action: "publication.updated",
      groupId: before.groupId,
      subjectId: id,
      detail: { name: input.name },
    });
    return done({ id, slug });
  });
}

/** The ids of the meetings with an article of the publication, as a subquery. */
export function meetingIds(db: Reader, publicationId: string) {
  return db
    .select({ id: relations.meetingId })
    .from(relations)
    .innerJoin(articles, eq(articles.id, relations.articleId))
    .where(eq(articles.publicationId, publicationId));
}

async function issuesInUse(
  tx: Tx,
  before: Publication,
  numbered: PublicationInput["issues"],
): Promise<FieldErrors | null> {
  const kept = numbered.map((issue) => issue.id);
  const gone = before.issues.filter((issue) => !kept.includes(issue.id));
  if (gone.length === 0) return null;
  const ids = gone.map((issue) => issue.id);
  const used = await tx
    .selectDistinct({ issueId: articles.issueId })
    .from(articles)
    .where(inArray(articles.issueId, ids));
  const numbers = gone.filter((issue) => used.some(({ issueId }) => issueId === issue.id));
  if (numbers.length === 0) return null;
  const list = numbers.map((issue) => issue.number).join(" and ");
  return { issues: `Articles are in issue ${list}. Change those first, or keep the issue.` };
}

/** Brings the issues to what the form says. Says whether one goes by another number or date now. */
async function saveIssues(
  tx: Tx,
  publicationId: string,
  before: Publication["issues"],
  numbered: PublicationInput["issues"],
): Promise<boolean> {
  const known = new Map(before.map((issue) => [issue.id, issue]));
  const kept = numbered.filter((issue) => known.has(issue.id));
  const ids = kept.map((issue) => issue.id);
  await tx
    .delete(issues)
    .where(
      and(
        eq(issues.publicationId, publicationId),
        ids.length ? notInArray(issues.id, ids) : undefined,
      ),
    );
  const changed = kept.filter((issue) => {
    const old = known.get(issue.id);
    return old?.number !== issue.number || old.datedOn !== issue.datedOn || old.url !== issue.url;
  });
  // Two issues may have exchanged their numbers: free them all before giving any.
  for (const { id } of changed) {
    await tx
      .update(issues)
      .set({ number: `~${id}` })
      .where(eq(issues.id, id));
  }
  for (const { id, ...issue } of changed) {
    await tx.update(issues).set(issue).where(eq(issues.id, id));
  }
  for (const { id, ...issue } of numbered) {
    if (!known.has(id)) await tx.insert(issues).values({ ...issue, id: newId(), publicationId });
  }
  return changed.length > 0;
}

/** Deletes a publication in which no article is; refuses where there is one, whoever's it is. */
export async function deletePublication(actor: Actor, id: string): Promise<Result> {
  return store.write(async (tx) => {
    const publication = await getOwnPublication(actor, id, tx);
    const used = await tx.$count(articles, eq(articles.publicationId, id));
    if (used > 0) {
      return refuse(
        "in-use",
        used === 1
          ? "An article appeared in this publication, so it cannot be deleted. Change that article, or merge the publication."
          : `${used} articles appeared in this publication, so it cannot be deleted. Change those, or merge the publication.`,
      );
    }
    await tx.delete(publications).where(eq(publications.id, id));
    await recordAudit(tx, actor, {
      action: "publication.deleted",
      groupId: publication.groupId,
      subjectId: id,
      detail: { name: publication.name },
    });
    return done();
  });
}
