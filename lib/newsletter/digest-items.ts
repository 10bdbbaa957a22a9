import { and, asc, eq, gt, inArray, isNull, lte, ne, or } from "drizzle-orm";
import type { Reader } from "#db/engine.ts";
import { groups, mailings, meetings, venues } from "#db/tables.ts";
import { listed } from "#lib/access/visibility.ts";
import { env } from "#lib/env.ts";
import type { DigestItem, DigestPart } from "#lib/mail/templates/digest.ts";
import { hoursColumns } from "#lib/meetings/hours.ts";
import { cohostsOf } from "#lib/meetings/parts.ts";
import { whenInWords } from "#lib/meetings/when.ts";
import { NEWS_KINDS, type NewsKind } from "#lib/subscribers/choices.ts";
import { cutAtWord, markdownToLine } from "#lib/text/markdown.ts";
import { CHOICE_OF, type LetterKind } from "./kinds.ts";
import type { LetterDetail } from "./letter.ts";

export type NewsItem = DigestItem & {
  at: Date;
  kind: NewsKind;
  /** Whose readers it concerns; null: everybody's. */
  groupIds: string[] | null;
};

const HEADINGS: Record<NewsKind, string> = {
  meetings: "New meetings",
  changes: "Changes",
  reports: "Reports",
  site: "News",
};

/** The news under its headings. */
export function partsOf(news: NewsItem[]): DigestPart[] {
  return NEWS_KINDS.map((kind) => ({
    heading: HEADINGS[kind],
    items: news.filter((item) => item.kind === kind),
  })).filter(({ items }) => items.length > 0);
}

/** As much of a summary as stands in a digest, in characters. */
const MOST_SAID = 240;

/**
 * What became new after `since` and until `end`: meetings put on, whether they
 * were announced or not, and the letters sent. Nothing of a meeting that is
 * not listed now, or was over or called off before the end.
 */
export async function listNews(db: Reader, since: Date, end: Date): Promise<NewsItem[]> {
  return [...(await freshMeetings(db, since, end)), ...(await letters(db, since, end))];
}

async function freshMeetings(db: Reader, since: Date, end: Date): Promise<NewsItem[]> {
  const rows = await db
    .select({
      id: meetings.id,
      at: meetings.firstPublishedAt,
      title: meetings.title,
      slug: meetings.slug,
      ...hoursColumns,
      groupId: meetings.groupId,
      groupName: groups.name,
      summary: meetings.summary,
      onlineUrl: meetings.onlineUrl,
      venue: venues.name,
      locality: venues.locality,
    })
    .from(meetings)
    .innerJoin(groups, eq(groups.id, meetings.groupId))
    .leftJoin(venues, eq(venues.id, meetings.venueId))
    .where(
      and(
        listed(),
        eq(meetings.status, "published"),
        gt(meetings.firstPublishedAt, since),
        lte(meetings.firstPublishedAt, end),
        gt(meetings.endsAt, end),
      ),
    )
    .orderBy(asc(meetings.startsAt), asc(meetings.id));
  const cohosts = await cohostsOf(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((meeting) => ({
    at: meeting.at ?? end,
    kind: "meetings",
    groupIds: [meeting.groupId, ...(cohosts.get(meeting.id) ?? []).map(({ id }) => id)],
    when: whenInWords(meeting),
    title: meeting.title,
    where: whereOf(meeting),
    said: cutAtWord(meeting.summary, MOST_SAID),
    from: meeting.groupName,
    url: `${env().siteUrl}/meetings/${meeting.slug}`,
  }));
}

function whereOf(meeting: {
  venue: string | null;
  locality: string | null;
  onlineUrl: string | null;
}): string {
  const { venue, locality, onlineUrl } = meeting;
  if (!venue) return onlineUrl ? "Online" : "";
  return [venue, locality].filter(Boolean).join(", ");
}

async function letters(db: Reader, since: Date, end: Date): Promise<NewsItem[]> {
  const rows = await db
    .select({
      at: mailings.createdAt,
      kind: mailings.kind,
      slug: mailings.slug,
      subject: mailings.subject,
      body: mailings.body,
      status: meetings.status,
      detail: mailings.detail,
    })
    .from(mailings)
    .leftJoin(meetings, eq(meetings.id, mailings.meetingId))
    .where(
      and(
        eq(mailings.audience, "subscribers"),
        inArray(mailings.kind, ["change-note", "report-note", "update"]),
        ne(mailings.state, "stopped"),
        or(isNull(mailings.meetingId), listed()),
        gt(mailings.createdAt, since),
        lte(mailings.createdAt, end),
      ),
    )
    .orderBy(asc(mailings.createdAt), asc(mailings.id));
  return rows.map(({ at, kind, slug, subject, body, status, detail }) => {
    const { groupIds, sender, excerpt, facts } = detail as LetterDetail;
    return {
      at,
      kind: CHOICE_OF[kind as LetterKind],
      groupIds,
      // The time of a meeting that is off would be read as its new one.
      when: kind === "change-note" && status === "published" && facts ? facts.when : "",
      title: subject,
      where: "",
      said: body ? markdownToLine(body, MOST_SAID) : cutAtWord(excerpt, MOST_SAID),
      from: sender,
      url: facts?.url ?? `${env().siteUrl}/newsletter/${slug}`,
    };
  });
}
