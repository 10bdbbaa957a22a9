import { and, desc, eq, inArray, isNotNull, isNull, or } from "drizzle-orm";
import { store } from "#db/store.ts";
import { groups, mailings, meetings } from "#db/tables.ts";
import { listed } from "#lib/access/visibility.ts";
import { withTimeZone } from "#lib/site/public-queries.ts";
import type { DigestDetail } from "./digest.ts";
import { listNews, partsOf } from "./digest-items.ts";
import { LETTER_KINDS, type LetterKind } from "./kinds.ts";
import type { LetterDetail } from "./letter.ts";

/** What was sent to subscribers, and tells of no meeting that is not listed now. */
function isArchived() {
  return and(
    eq(mailings.audience, "subscribers"),
    inArray(mailings.kind, [...LETTER_KINDS, "digest"]),
    inArray(mailings.state, ["sending", "paused", "sent"]),
    isNotNull(mailings.slug),
    or(isNull(mailings.meetingId), listed()),
  );
}

const columns = {
  slug: mailings.slug,
  kind: mailings.kind,
  subject: mailings.subject,
  body: mailings.body,
  sentAt: mailings.createdAt,
  timeZone: groups.timeZone,
  meetingSlug: meetings.slug,
  detail: mailings.detail,
};

const archived = () =>
  store.read
    .select(columns)
    .from(mailings)
    .leftJoin(meetings, eq(meetings.id, mailings.meetingId))
    .leftJoin(groups, eq(groups.id, mailings.groupId));

type Row = Awaited<ReturnType<typeof archived>>[number];

async function readable(rows: Row[]) {
  return (await withTimeZone(rows)).map(({ slug, kind, subject, sentAt, timeZone, detail }) => ({
    slug: slug ?? "",
    kind: kind as LetterKind | "digest",
    subject,
    sentAt,
    timeZone,
    sender: (detail as LetterDetail | DigestDetail).sender,
  }));
}

async function findArchived(slug: string) {
  const [row] = await archived().where(and(eq(mailings.slug, slug), isArchived()));
  const [shown] = await readable(row ? [row] : []);
  return row && shown ? { row, shown } : null;
}

/** What was sent, the newest first. */
export async function listSentLetters(page: { offset: number; limit: number }) {
  const rows = await archived()
    .where(isArchived())
    .orderBy(desc(mailings.createdAt), desc(mailings.id))
    .limit(page.limit + 1)
    .offset(page.offset);
  return { rows: await readable(rows.slice(0, page.limit)), more: rows.length > page.limit };
}

/** One letter as it was sent, without anything personal; null where there is none. */
export async function findSentLetter(slug: string) {
  const found = await findArchived(slug);
  if (!found || found.shown.kind === "digest") return null;
  const { body, meetingSlug, subject, detail } = found.row;
  const { heading, excerpt, facts, accent } = detail as LetterDetail;
  return {
    ...found.shown,
    heading: heading || subject,
    excerpt,
    facts,
    accent,
    body,
    meetingSlug,
  };
}

/** A digest with the news of every group, of which each reader was sent a part; what was called off or withdrawn since is left out. Null where there is none. */
export async function findSentDigest(slug: string) {
  const found = await findArchived(slug);
  if (found?.shown.kind !== "digest") return null;
  const { since, end } = found.row.detail as DigestDetail;
  const news = await listNews(store.read, new Date(since), new Date(end));
  return { ...found.shown, parts: partsOf(news) };
}

export type SentDigest = NonNullable<Awaited<ReturnType<typeof findSentDigest>>>;
