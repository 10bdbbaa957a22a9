import { and, count, desc, eq, inArray, sql } from "drizzle-orm";
import type { Reader } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { accounts, groups, mailingRecipients, mailings, meetings, outbox } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { NotFound } from "#lib/result.ts";
import { withTimeZone } from "#lib/site/public-queries.ts";
import { mailingsOf } from "./policy.ts";

/** How far a mailing has come. `owed` + `queued` + `sent` + `parked` + `dropped` + `skipped` = `recipients`. */
export type Progress = {
  recipients: number;
  /** Their mails are not made yet. */
  owed: number;
  /** Made, and waiting in the outbox or being sent. */
  queued: number;
  sent: number;
  /** Refused for good by a mail server. */
  parked: number;
  /** Given up by an organizer. */
  dropped: number;
  /** Were gone or no longer concerned when their turn came, or were erased since. */
  skipped: number;
};

/** The progress of some mailings, by id. */
async function progressOf(db: Reader, ids: string[]): Promise<Map<string, Progress>> {
  if (ids.length === 0) return new Map();
  const recipients = await db
    .select({
      id: mailingRecipients.mailingId,
      all: count(),
      made: count(mailingRecipients.queuedAt),
    })
    .from(mailingRecipients)
    .where(inArray(mailingRecipients.mailingId, ids))
    .groupBy(mailingRecipients.mailingId);
  const mails = await db
    .select({ id: outbox.mailingId, state: outbox.state, n: count() })
    .from(outbox)
    .where(inArray(outbox.mailingId, ids))
    .groupBy(outbox.mailingId, outbox.state);
  return new Map(
    ids.map((id) => {
      const { all = 0, made = 0 } = recipients.find((row) => row.id === id) ?? {};
      const inState = (...states: string[]) =>
        mails.reduce((n, row) => (row.id === id && states.includes(row.state) ? n + row.n : n), 0);
      const known = {
        queued: inState("queued", "sending"),
        sent: inState("sent"),
        parked: inState("parked"),
        dropped: inState("dropped"),
      };
      const mailed = known.queued + known.sent + known.parked + known.dropped;
      return [
        id,
        { recipients: all, owed: all - made, ...known, skipped: Math.max(0, made - mailed) },
      ];
    }),
  );
}

const listed = {
  id: mailings.id,
  kind: mailings.kind,
  audience: mailings.audience,
  slug: mailings.slug,
  subject: mailings.subject,
  state: mailings.state,
  createdAt: mailings.createdAt,
  finishedAt: mailings.finishedAt,
  groupId: mailings.groupId,
  groupName: groups.name,
  timeZone: groups.timeZone,
  meetingId: mailings.meetingId,
  meetingTitle: meetings.title,
  createdBy: sql<string | null>`coalesce(nullif(${accounts.name}, ''), ${accounts.email})`,
};

export type MailingFilter = {
  audience?: "subscribers" | "rsvps";
  meetingId?: string;
  kind?: string;
};

/** Mailings that the actor may see, the newest first, with their progress. */
export async function listMailings(
  actor: Actor,
  filter: MailingFilter,
  page: { offset: number; limit: number },
) {
  const where = and(
    mailingsOf(actor),
    filter.audience ? eq(mailings.audience, filter.audience) : undefined,
    filter.meetingId ? eq(mailings.meetingId, filter.meetingId) : undefined,
    filter.kind ? eq(mailings.kind, filter.kind) : undefined,
  );
  const rows = await store.read
    .select(listed)
    .from(mailings)
    .leftJoin(groups, eq(groups.id, mailings.groupId))
    .leftJoin(meetings, eq(meetings.id, mailings.meetingId))
    .leftJoin(accounts, eq(accounts.id, mailings.createdBy))
    .where(where)
    .orderBy(desc(mailings.createdAt), desc(mailings.id))
    .limit(page.limit)
    .offset(page.offset);
  const progress = await progressOf(
    store.read,
    rows.map((row) => row.id),
  );
  return {
    rows: (await withTimeZone(rows)).map((row) => ({ ...row, progress: progress.get(row.id)! })),
    total: await store.read.$count(mailings, where),
  };
}

export type ListedMailing = Awaited<ReturnType<typeof listMailings>>["rows"][number];

/** A mailing with its words and its progress, or NotFound. */
export async function getMailing(actor: Actor, id: string) {
  const [row] = await store.read
    .select({ ...listed, body: mailings.body, detail: mailings.detail })
    .from(mailings)
    .leftJoin(groups, eq(groups.id, mailings.groupId))
    .leftJoin(meetings, eq(meetings.id, mailings.meetingId))
    .leftJoin(accounts, eq(accounts.id, mailings.createdBy))
    .where(and(eq(mailings.id, id), mailingsOf(actor)));
  if (!row) throw new NotFound("Mailing");
  const progress = await progressOf(store.read, [id]);
  const [mailing] = await withTimeZone([row]);
  return { ...mailing!, progress: progress.get(id)! };
}
