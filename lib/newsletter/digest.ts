import { and, asc, eq, gte, inArray, isNull, lt, or } from "drizzle-orm";
import { store, type Tx } from "#db/store.ts";
import { mailings, subscribers, subscriptions } from "#db/tables.ts";
import { now } from "#lib/clock.ts";
import { type DigestPart, digestMail } from "#lib/mail/templates/news.ts";
import type { Renderer } from "#lib/mailings/batch.ts";
import { startMailing } from "#lib/mailings/start.ts";
import { getSiteName } from "#lib/site.ts";
import { isReached } from "#lib/subscribers/audience.ts";
import { NEWS_KINDS, type NewsKind } from "#lib/subscribers/choices.ts";
import { subscriberLinks } from "#lib/subscribers/links.ts";
import { listNews, type NewsItem } from "./digest-items.ts";

type DigestPace = "weekly" | "monthly";

/** Hour of UTC at which digests end: early in the working day of Europe. */
const HOUR = 7;
const DAY_MS = 86_400_000;

/** The newest Monday, or first of a month, at 07:00 UTC: the end of the time that a digest tells of. */
export function digestEnd(pace: DigestPace, at: Date): Date {
  const end = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate(), HOUR));
  if (end > at) end.setTime(end.getTime() - DAY_MS);
  while (pace === "weekly" ? end.getUTCDay() !== 1 : end.getUTCDate() !== 1) {
    end.setTime(end.getTime() - DAY_MS);
  }
  return end;
}

function isDue(pace: DigestPace, end: Date) {
  const before = or(
    lt(subscribers.digestedAt, end),
    and(isNull(subscribers.digestedAt), lt(subscribers.confirmedAt, end)),
  );
  return and(isReached(), eq(subscribers.pace, pace), before);
}

const columns = {
  id: subscribers.id,
  email: subscribers.email,
  linkEpoch: subscribers.linkEpoch,
  digestedAt: subscribers.digestedAt,
  confirmedAt: subscribers.confirmedAt,
};

type Due = Pick<typeof subscribers.$inferSelect, keyof typeof columns>;

/** Until when a subscriber was told. */
const toldUntil = ({ digestedAt, confirmedAt }: Pick<Due, "digestedAt" | "confirmedAt">) =>
  (digestedAt ?? confirmedAt ?? new Date(0)).getTime();

/**
 * Starts the digests whose time has come, one mailing for each pace, if
 * anything is new. Until when a subscriber was told stands with the subscriber
 * and is moved on in the transaction that writes the mail, so that two
 * instances, or a run again after a crash, send nothing twice.
 */
export async function sendDigests(): Promise<void> {
  for (const pace of ["weekly", "monthly"] as const) {
    const end = digestEnd(pace, now());
    const due = await store.read
      .select(columns)
      .from(subscribers)
      .where(isDue(pace, end))
      .orderBy(asc(subscribers.digestedAt))
      .limit(1);
    if (due.length > 0) await store.write((tx) => startDigest(tx, pace, end));
  }
}

async function startDigest(tx: Tx, pace: DigestPace, end: Date): Promise<void> {
  if (await isBegun(tx, pace, end)) return;
  const due = await tx.select(columns).from(subscribers).where(isDue(pace, end));
  const since = new Date(Math.min(...due.map(toldUntil)));
  if (due.length === 0) return;
  if ((await listNews(tx, since, end)).length === 0) {
    await tx.update(subscribers).set({ digestedAt: end }).where(isDue(pace, end));
    return;
  }
  await startMailing(tx, null, {
    kind: "digest",
    audience: "subscribers",
    groupId: null,
    meetingId: null,
    subject: pace === "weekly" ? "Digest of the week" : "Digest of the month",
    detail: { pace, end: end.toISOString() },
    recipients: tx
      .select({ id: subscribers.id })
      .from(subscribers)
      .where(isDue(pace, end))
      .orderBy(asc(subscribers.id)),
  });
}

/** Also when an organizer stopped it: then that digest is not sent at all. */
async function isBegun(tx: Tx, pace: DigestPace, end: Date): Promise<boolean> {
  const begun = await tx
    .select({ detail: mailings.detail })
    .from(mailings)
    .where(and(eq(mailings.kind, "digest"), gte(mailings.createdAt, end)));
  return begun.some(({ detail }) => detail.pace === pace && detail.end === end.toISOString());
}

const HEADINGS: Record<NewsKind, string> = {
  meetings: "New meetings",
  changes: "Changes",
  reports: "Reports",
  site: "News",
};

/** Moves on until when these were told; returns those who are still due, as they stood before. */
async function takeDue(tx: Tx, ids: string[], pace: DigestPace, end: Date): Promise<Due[]> {
  const which = and(inArray(subscribers.id, ids), isDue(pace, end));
  const before = await tx.select(columns).from(subscribers).where(which);
  const moved = await tx
    .update(subscribers)
    .set({ digestedAt: end })
    .where(which)
    .returning({ id: subscribers.id });
  return before.filter(({ id }) => moved.some((row) => row.id === id));
}

type Chosen = typeof subscriptions.$inferSelect;

/** What of the news concerns one subscriber. */
function partsFor(reader: Due, chosen: Chosen[], news: NewsItem[]): DigestPart[] {
  const own = chosen.filter(({ subscriberId }) => subscriberId === reader.id);
  const wanted = news.filter(
    ({ at, kind, groupIds }) =>
      at.getTime() > toldUntil(reader) &&
      own.some((row) => row.kind === kind && (groupIds?.includes(row.groupId) ?? true)),
  );
  return NEWS_KINDS.map((kind) => ({
    heading: HEADINGS[kind],
    items: wanted.filter((item) => item.kind === kind),
  })).filter(({ items }) => items.length > 0);
}

/** The digests of one batch: each tells its subscriber what is new since their last, or is not sent at all. */
export const renderDigest: Renderer = async (tx, mailing, ids) => {
  const { pace, end: until } = mailing.detail as { pace: DigestPace; end: string };
  const end = new Date(until);
  const readers = await takeDue(tx, ids, pace, end);
  if (readers.length === 0) return [];
  const news = await listNews(tx, new Date(Math.min(...readers.map(toldUntil))), end);
  const chosen = await tx
    .select()
    .from(subscriptions)
    .where(
      inArray(
        subscriptions.subscriberId,
        readers.map(({ id }) => id),
      ),
    );
  const siteName = await getSiteName();
  return readers.flatMap((reader) => {
    const parts = partsFor(reader, chosen, news);
    if (parts.length === 0) return [];
    return [
      {
        kind: "digest" as const,
        groupId: null,
        meetingId: null,
        rsvpId: null,
        subscriberId: reader.id,
        to: { name: "", email: reader.email },
        fromName: siteName,
        replyTo: null,
        ...digestMail({ siteName, pace, parts }),
        links: subscriberLinks(reader),
      },
    ];
  });
};
