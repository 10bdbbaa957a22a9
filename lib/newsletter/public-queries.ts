import { and, desc, eq, inArray, isNotNull, isNull, or } from "drizzle-orm";
import { store } from "#db/store.ts";
import { groups, mailings, meetings } from "#db/tables.ts";
import { listed } from "#lib/visibility.ts";
import { LETTER_KINDS } from "./kinds.ts";
import type { LetterDetail } from "./letter.ts";

/** What was sent to subscribers, and tells of no meeting that is not listed now. */
function isArchived() {
  return and(
    eq(mailings.audience, "subscribers"),
    inArray(mailings.kind, [...LETTER_KINDS]),
    inArray(mailings.state, ["sending", "paused", "sent"]),
    isNotNull(mailings.slug),
    or(isNull(mailings.meetingId), listed()),
  );
}

const columns = {
  slug: mailings.slug,
  kind: mailings.kind,
  subject: mailings.subject,
  sentAt: mailings.createdAt,
  groupSlug: groups.slug,
  timeZone: groups.timeZone,
  detail: mailings.detail,
};

/** What was sent, the newest first. */
export async function listSentLetters(page: { offset: number; limit: number }) {
  const rows = await store.read
    .select(columns)
    .from(mailings)
    .leftJoin(meetings, eq(meetings.id, mailings.meetingId))
    .leftJoin(groups, eq(groups.id, mailings.groupId))
    .where(isArchived())
    .orderBy(desc(mailings.createdAt), desc(mailings.id))
    .limit(page.limit + 1)
    .offset(page.offset);
  return { rows: rows.slice(0, page.limit).map(readable), more: rows.length > page.limit };
}

/** One letter as it was sent, without anything personal; null where there is none. */
export async function findSentLetter(slug: string) {
  const [row] = await store.read
    .select({ ...columns, body: mailings.body, meetingSlug: meetings.slug })
    .from(mailings)
    .leftJoin(meetings, eq(meetings.id, mailings.meetingId))
    .leftJoin(groups, eq(groups.id, mailings.groupId))
    .where(and(eq(mailings.slug, slug), isArchived()));
  return row ? { ...readable(row), body: row.body, meetingSlug: row.meetingSlug } : null;
}

type Row = {
  [K in keyof typeof columns]: K extends "timeZone" | "groupSlug"
    ? string | null
    : (typeof columns)[K]["_"]["data"] | (K extends "slug" ? null : never);
};

function readable({ detail, slug, timeZone, kind, subject, sentAt, groupSlug }: Row) {
  const { sender, heading, excerpt, facts, accent, action } = detail as LetterDetail;
  return {
    slug: slug ?? "",
    timeZone: timeZone ?? "UTC",
    kind: kind as (typeof LETTER_KINDS)[number],
    subject,
    sentAt,
    groupSlug,
    sender,
    heading: heading || subject,
    excerpt,
    facts,
    accent,
    action,
  };
}
