import { and, ne, or } from "drizzle-orm";
import type { Reader } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { articles } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { fold } from "#lib/text/fold.ts";
import { contains } from "#lib/text/match.ts";
import { keptArticles } from "./queries.ts";

/** What a newsletter or a platform adds to an address to follow its readers. */
const TRACKING = /(?<=[?&])(?:utm_\w+|fbclid|gclid|mc_[ce]id)=[^&]*&?/g;

/** What two addresses have in common when they lead to one page: no scheme, no "www.", no fragment, nothing that follows readers, no last slash. */
function urlKey(url: string): string {
  return url
    .replace(/^https?:\/\/(www\.)?/i, "")
    .replace(/#.*$/, "")
    .replace(TRACKING, "")
    .replace(/[?&]$/, "")
    .replace(/\/$/, "");
}

type Subject = { title: string; publicationId: string | null; url: string | null };

/**
 * The articles known to the actor that seem to be this one: the same address,
 * or the same title in the same publication. `ownId` is left out of it.
 */
export async function listDuplicateArticles(
  actor: Actor,
  { title, publicationId, url }: Subject,
  ownId = "",
  db: Reader = store.read,
): Promise<{ id: string; title: string }[]> {
  const titleKey = fold(title);
  const sameAddress = url ? contains(articles.url, urlKey(url)) : undefined;
  const sameTitle = contains(articles.searchKey, titleKey);
  const candidates = await db
    .select({
      id: articles.id,
      title: articles.title,
      url: articles.url,
      publicationId: articles.publicationId,
    })
    .from(articles)
    .where(and(keptArticles.visible(db, actor), ne(articles.id, ownId), or(sameAddress, sameTitle)))
    .limit(200);
  return candidates
    .filter(
      (row) =>
        (url && row.url && urlKey(row.url) === urlKey(url)) ||
        (fold(row.title) === titleKey && row.publicationId === publicationId),
    )
    .slice(0, 5)
    .map((row) => ({ id: row.id, title: row.title }));
}
