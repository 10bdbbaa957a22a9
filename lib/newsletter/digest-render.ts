import { and, inArray } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { subscribers, subscriptions } from "#db/tables.ts";
import { env } from "#lib/env.ts";
import { digestMail } from "#lib/mail/templates/digest.ts";
import type { Renderer } from "#lib/mailings/batch.ts";
import { subscriberLinks } from "#lib/subscribers/links.ts";
import { type DigestDetail, isDue, toldUntil } from "./digest.ts";
import type { DigestPace } from "./digest-end.ts";
import { listNews, type NewsItem, partsOf } from "./digest-items.ts";

type Due = { id: string; email: string; linkEpoch: number; toldUntil: Date };

/** Moves on until when these were told; returns those who are still due, as they stood before. */
async function takeDue(tx: Tx, ids: string[], pace: DigestPace, end: Date): Promise<Due[]> {
  const which = and(inArray(subscribers.id, ids), isDue(pace, end));
  const { id, email, linkEpoch } = subscribers;
  const before = await tx
    .select({ id, email, linkEpoch, toldUntil })
    .from(subscribers)
    .where(which);
  const moved = await tx
    .update(subscribers)
    .set({ digestedAt: end })
    .where(which)
    .returning({ id: subscribers.id });
  return before.filter((row) => moved.some((one) => one.id === row.id));
}

type Chosen = typeof subscriptions.$inferSelect;

/** What of the news concerns one subscriber. */
function newsFor(reader: Due, chosen: Chosen[], news: NewsItem[]): NewsItem[] {
  const own = chosen.filter(({ subscriberId }) => subscriberId === reader.id);
  return news.filter(
    ({ at, kind, groupIds }) =>
      at > reader.toldUntil &&
      own.some((row) => row.kind === kind && (groupIds?.includes(row.groupId) ?? true)),
  );
}

/** The digests of one batch: each tells its subscriber what is new since their last, or is not sent at all. */
export const renderDigest: Renderer = async (tx, mailing, ids) => {
  const { pace, sender, end: until } = mailing.detail as DigestDetail;
  const end = new Date(until);
  const readers = await takeDue(tx, ids, pace, end);
  if (readers.length === 0) return [];
  const longest = Math.min(...readers.map((reader) => reader.toldUntil.getTime()));
  const news = await listNews(tx, new Date(longest), end);
  const chosen = await tx
    .select()
    .from(subscriptions)
    .where(
      inArray(
        subscriptions.subscriberId,
        readers.map(({ id }) => id),
      ),
    );
  return readers.flatMap((reader) => {
    const own = newsFor(reader, chosen, news);
    if (own.length === 0) return [];
    return [
      {
        kind: "digest" as const,
        groupId: null,
        meetingId: null,
        rsvpId: null,
        subscriberId: reader.id,
        to: { name: "", email: reader.email },
        fromName: sender,
        replyTo: null,
        ...digestMail({
          siteName: sender,
          siteUrl: env().siteUrl,
          title: mailing.subject,
          parts: partsOf(own),
        }),
        links: subscriberLinks(reader),
      },
    ];
  });
};
