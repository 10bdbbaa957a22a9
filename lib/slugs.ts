import { and, eq, inArray, ne, type SQL } from "drizzle-orm";
import type { Reader, Tx } from "#db/engine.ts";
import {
  articles,
  formerSlugs,
  groups,
  mailings,
  meetings,
  publications,
  series,
  speakers,
  topics,
  venues,
} from "#db/tables.ts";
import { slugify } from "#lib/text/clean.ts";
import { now } from "#lib/time/clock.ts";
import { newId } from "./ids.ts";

const TABLES = {
  meeting: meetings,
  venue: venues,
  speaker: speakers,
  article: articles,
  group: groups,
  series,
  publication: publications,
  topic: topics,
  mailing: mailings,
};
type Kind = keyof typeof TABLES;
/** An issue is found by its publication and number: lib/text/issue-address.ts. */
type RenamedKind = (typeof formerSlugs.$inferSelect)["kind"];

/** Words that are addresses of the app itself below a noun's folder. */
const RESERVED = new Set(["new", "calendar", "feed", "page", "index", "edit"]);

/**
 * A free slug for a row made from `name`: "a-talk", then "a-talk-2" … A name
 * without a letter or digit of ASCII gets one made from the kind. Addresses
 * that once led to another row are not given away again. The unique index has the last word.
 */
export async function freeSlug(tx: Tx, kind: Kind, name: string, ownId?: string): Promise<string> {
  const table = TABLES[kind];
  const base = slugify(name) || `${kind}-${newId().slice(-6)}`;
  for (let n = RESERVED.has(base) ? 2 : 1; ; n++) {
    const slug = n === 1 ? base : `${base}-${n}`;
    const [taken] = await tx
      .select({ id: table.id })
      .from(table)
      .where(and(eq(table.slug, slug), ownId ? ne(table.id, ownId) : undefined))
      .limit(1);
    if (taken) continue;
    const [former] = await tx
      .select({ targetId: formerSlugs.targetId })
      .from(formerSlugs)
      .where(and(eq(formerSlugs.kind, kind as RenamedKind), eq(formerSlugs.slug, slug)))
      .limit(1);
    if (!former || former.targetId === ownId) return slug;
  }
}

/** Keeps an address that stops being a row's own, so that it redirects. */
export async function keepFormerSlug(
  tx: Tx,
  kind: RenamedKind,
  slug: string,
  targetId: string,
): Promise<void> {
  await tx
    .insert(formerSlugs)
    .values({ kind, slug, targetId, createdAt: now() })
    .onConflictDoUpdate({ target: [formerSlugs.kind, formerSlugs.slug], set: { targetId } });
}

/** Leads every address of a row that is about to be merged away, present and former, to the one that remains. */
export async function handOverSlugs(
  tx: Tx,
  kind: RenamedKind,
  from: { id: string; slug: string },
  intoId: string,
): Promise<void> {
  await tx
    .update(formerSlugs)
    .set({ targetId: intoId })
    .where(and(eq(formerSlugs.kind, kind), eq(formerSlugs.targetId, from.id)));
  await keepFormerSlug(tx, kind, from.slug, intoId);
}

/** The id of the row that this address once belonged to, or null. */
export async function findFormerSlug(
  db: Reader,
  kind: RenamedKind,
  slug: string,
): Promise<string | null> {
  const [row] = await db
    .select({ targetId: formerSlugs.targetId })
    .from(formerSlugs)
    .where(and(eq(formerSlugs.kind, kind), eq(formerSlugs.slug, slug)))
    .limit(1);
  return row?.targetId ?? null;
}

/**
 * The present slug of the row that once had this one, or into which that row
 * was merged, if it is one of those `seen`; or null.
 */
export async function findPresentSlug(
  db: Reader,
  kind: Kind & RenamedKind,
  slug: string,
  seen?: SQL,
): Promise<string | null> {
  const table = TABLES[kind];
  const former = db
    .select({ id: formerSlugs.targetId })
    .from(formerSlugs)
    .where(and(eq(formerSlugs.kind, kind), eq(formerSlugs.slug, slug)));
  const [row] = await db
    .select({ slug: table.slug })
    .from(table)
    .where(and(inArray(table.id, former), seen));
  return row?.slug ?? null;
}
