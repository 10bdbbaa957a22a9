import { eq, inArray } from "drizzle-orm";
import { store } from "#db/store.ts";
import { articles, meetings, publications } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { assertOrganizes } from "#lib/access/own-group.ts";
import { recordAudit } from "#lib/audit.ts";
import type { Choice } from "#lib/forms/choices.ts";
import { withKnownIds } from "#lib/forms/rows.ts";
import { newId } from "#lib/ids.ts";
import { markChanged } from "#lib/kept/seen-meetings.ts";
import { done, type Result, refuse, refuseFields } from "#lib/result.ts";
import { freeSlug, keepFormerSlug } from "#lib/slugs.ts";
import { searchKey } from "#lib/text/clean.ts";
import { issueKey } from "#lib/text/issue-address.ts";
import { now } from "#lib/time/clock.ts";
import { type PublicationInput, publicationInput } from "./input.ts";
import { issuesInUse, saveIssues } from "./issues.ts";
import { getOwnPublication, meetingIdsOfPublication } from "./queries.ts";

type Saved = { id: string; slug: string };

/** Adds a publication with its issues to a group of the actor's. */
export async function createPublication(
  actor: Actor,
  { issues: numbered, ...input }: PublicationInput,
): Promise<Result<Saved>> {
  return store.write(async (tx) => {
    await assertOrganizes(tx, actor, input.groupId);
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
    const listed = withKnownIds(before.issues, numbered, (issue) => issueKey(issue.number));
    const fieldErrors = await issuesInUse(tx, before, listed);
    if (fieldErrors) return refuseFields(fieldErrors, "issue-in-use");
    const renamed = before.name !== input.name;
    const slug = renamed ? await freeSlug(tx, "publication", input.name, id) : before.slug;
    if (slug !== before.slug) await keepFormerSlug(tx, "publication", before.slug, id);
    await tx
      .update(publications)
      .set({ ...input, slug, searchKey: searchKey(input.name), changedAt: now() })
      .where(eq(publications.id, id));
    const renumbered = await saveIssues(tx, id, before.issues, listed);
    if (renamed || renumbered)
      await markChanged(tx, inArray(meetings.id, meetingIdsOfPublication(tx, id)));
    await recordAudit(tx, actor, {
      action: "publication.updated",
      groupId: before.groupId,
      subjectId: id,
      detail: { name: input.name },
    });
    return done({ id, slug });
  });
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
