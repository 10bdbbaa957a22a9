import { and, asc, eq, isNull, lt, or, sql } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { mailings, subscribers } from "#db/tables.ts";
import { startMailing } from "#lib/mailings/start.ts";
import { getSiteName, getSiteTimeZone } from "#lib/site/public-queries.ts";
import { freeSlug } from "#lib/slugs.ts";
import { isReached } from "#lib/subscribers/audience.ts";
import { now } from "#lib/time/clock.ts";
import { type DigestPace, digestEnd, digestTitle } from "./digest-end.ts";
import { listNews } from "./digest-items.ts";

const PACES = ["weekly", "monthly"] as const;

/** What is kept with a digest; the times are ISO 8601. */
export type DigestDetail = {
  pace: DigestPace;
  sender: string;
  /** Since when the reader who was told longest ago is told. */
  since: string;
  end: string;
};

/** Until when a subscriber was told. */
export const toldUntil =
  sql<Date>`coalesce(${subscribers.digestedAt}, ${subscribers.confirmedAt})`.mapWith(
    subscribers.digestedAt,
  );

export function isDue(pace: DigestPace, end: Date) {
  const before = or(
    lt(subscribers.digestedAt, end),
    and(isNull(subscribers.digestedAt), lt(subscribers.confirmedAt, end)),
  );
  return and(isReached(), eq(subscribers.pace, pace), before);
}

/**
 * Starts the digests whose time has come, one mailing for each pace, if
 * anything is new. Until when a subscriber was told stands with the subscriber
 * and is moved on in the transaction that writes the mail, so that two
 * instances, or a run again after a crash, send nothing twice.
 */
export async function sendDigests(): Promise<void> {
  const timeZone = await getSiteTimeZone();
  const sender = await getSiteName();
  for (const pace of PACES) {
    const end = digestEnd(pace, now(), timeZone);
    const subject = digestTitle(pace, end, timeZone);
    const due = await store.read
      .select({ id: subscribers.id })
      .from(subscribers)
      .where(isDue(pace, end))
      .limit(1);
    if (due.length === 0) continue;
    await store.write((tx) => startDigest(tx, { pace, end, sender, subject }));
  }
}

/** Notes everybody whose digest's time has come as told, where it is known that they were. */
export async function passDigests(tx: Tx, timeZone: string): Promise<void> {
  for (const pace of PACES) {
    const end = digestEnd(pace, now(), timeZone);
    await tx.update(subscribers).set({ digestedAt: end }).where(isDue(pace, end));
  }
}

/** The same on every instance, so that only one of them starts it; nor is it started again after an organizer stopped it. */
const idOf = (pace: DigestPace, end: Date) => `digest-${pace}-${end.getTime()}`;

type Digest = { pace: DigestPace; end: Date; sender: string; subject: string };

async function startDigest(tx: Tx, { pace, end, sender, subject }: Digest): Promise<void> {
  const id = idOf(pace, end);
  if ((await tx.$count(mailings, eq(mailings.id, id))) > 0) return;
  const [longest] = await tx
    .select({ toldUntil })
    .from(subscribers)
    .where(isDue(pace, end))
    .orderBy(asc(toldUntil))
    .limit(1);
  if (!longest) return;
  const since = longest.toldUntil;
  if ((await listNews(tx, since, end)).length === 0) {
    await tx.update(subscribers).set({ digestedAt: end }).where(isDue(pace, end));
    return;
  }
  const detail: DigestDetail = {
    pace,
    sender,
    since: since.toISOString(),
    end: end.toISOString(),
  };
  await startMailing(tx, null, {
    id,
    kind: "digest",
    audience: "subscribers",
    groupId: null,
    meetingId: null,
    slug: await freeSlug(tx, "mailing", subject),
    subject,
    detail,
    recipients: tx
      .select({ id: subscribers.id })
      .from(subscribers)
      .where(isDue(pace, end))
      .orderBy(asc(subscribers.id)),
  });
}
