import { and, asc, eq, gt, inArray, isNull, lte, ne, or } from "drizzle-orm";
import type { Reader } from "#db/store.ts";
import { groups, hosts, mailings, meetings } from "#db/tables.ts";
import { now } from "#lib/clock.ts";
import { env } from "#lib/env.ts";
import { whenInWords } from "#lib/meetings/mail-context.ts";
import type { NewsKind } from "#lib/subscribers/choices.ts";
import { listed } from "#lib/visibility.ts";
import { CHOICE_OF, type LetterKind } from "./kinds.ts";
import type { LetterDetail } from "./letter.ts";

export type NewsItem = {
  at: Date;
  kind: NewsKind;
  /** Whose readers it concerns; null: everybody's. */
  groupIds: string[] | null;
  title: string;
  said: string;
  url: string;
};

/**
 * What became new after `since` and until `end`: meetings put on, whether they
 * were announced or not, and the letters sent. Nothing of a meeting that is
 * not listed now, or is over.
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
      startsAtLocal: meetings.startsAtLocal,
      endsAtLocal: meetings.endsAtLocal,
      timeZone: meetings.timeZone,
      groupId: meetings.groupId,
      groupName: groups.name,
    })
    .from(meetings)
    .innerJoin(groups, eq(groups.id, meetings.groupId))
    .where(
      and(
        listed(),
        eq(meetings.status, "published"),
        gt(meetings.firstPublishedAt, since),
        lte(meetings.firstPublishedAt, end),
        gt(meetings.endsAt, now()),
      ),
    )
    .orderBy(asc(meetings.startsAt), asc(meetings.id));
  const ids = rows.map(({ id }) => id);
  const coHosts = await db
    .select({ meetingId: hosts.meetingId, groupId: hosts.groupId })
    .from(hosts)
    .where(inArray(hosts.meetingId, ids));
  return rows.map((meeting) => ({
    at: meeting.at ?? end,
    kind: "meetings",
    groupIds: [
      meeting.groupId,
      ...coHosts.filter((row) => row.meetingId === meeting.id).map((row) => row.groupId),
    ],
    title: meeting.title,
    said: `${whenInWords(meeting)} · ${meeting.groupName}`,
    url: `${env().siteUrl}/meetings/${meeting.slug}`,
  }));
}

async function letters(db: Reader, since: Date, end: Date): Promise<NewsItem[]> {
  const rows = await db
    .select({
      at: mailings.createdAt,
      kind: mailings.kind,
      slug: mailings.slug,
      subject: mailings.subject,
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
  return rows.map(({ at, kind, slug, subject, detail }) => {
    const { groupIds, sender, facts } = detail as LetterDetail;
    return {
      at,
      kind: CHOICE_OF[kind as LetterKind],
      groupIds,
      title: subject,
      said: sender,
      url: facts?.url ?? `${env().siteUrl}/newsletter/${slug}`,
    };
  });
}
