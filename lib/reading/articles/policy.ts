import { type Actor, hasRole } from "#lib/access/actor.ts";

type Owned = { groupId: string };

/** Organizers of the group that keeps an article edit, merge and delete it. */
export function mayEditArticle(actor: Actor, article: Owned): boolean {
  return hasRole(actor, article.groupId, "organizer");
}

/** Merging changes one and ends the other, so it takes both. */
export function mayMergeArticles(actor: Actor, from: Owned, into: Owned): boolean {
  return mayEditArticle(actor, from) && mayEditArticle(actor, into);
}
