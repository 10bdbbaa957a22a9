import { and, count, desc, eq, inArray, sql } from "drizzle-orm";
import type { Reader } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { accounts, groups, mailingRecipients, mailings, meetings, outbox } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { listMail, listOneOfEach, type MailFilter } from "#lib/mail/queries.ts";
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

type Mailing = typeof mailings.$inferSelect;

/** How it stands: over once nobody is left, also before the runner has come by to write it down. */
function stateOf({ state }: Pick<Mailing, "state">, progress: Progress): Mailing["state"] {
  return state === "sending" && progress.owed + progress.queued === 0 ? "sent" : state;
}

function withProgress<M extends Pick<Mailing, "id" | "state">>(
  mailing: M,
  all: Map<string, Progress>,
) {
  const progress = all.get(mailing.id)!;
  return { ...mailing, state: stateOf(mailing, progress), progress };
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

type MailingFilter = {
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
    rows: (await withTimeZone(rows)).map((row) => withProgress(row, progress)),
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
  return withProgress(mailing!, progress);
}

/** The mailings of some mails that the actor may see, by their ids. */
async function findMailings(actor: Actor, ids: string[]) {
  if (ids.length === 0) return new Map<string, never>();
  const rows = await store.read
    .select({
      id: mailings.id,
      kind: mailings.kind,
      audience: mailings.audience,
      subject: mailings.subject,
      state: mailings.state,
    })
    .from(mailings)
    .where(and(inArray(mailings.id, ids), mailingsOf(actor)));
  const progress = await progressOf(store.read, ids);
  return new Map(rows.map((row) => [row.id, withProgress(row, progress)]));
}

/**
 * The outbox as it is read: each mail to a person, and each mailing once,
 * `mailing` saying how far it has come. Every mail by itself where it is looked
 * for, or where those of one mailing are wanted.
 */
export async function listOutbox(
  actor: Actor,
  filter: MailFilter,
  page: { offset: number; limit: number },
) {
  const each = filter.search !== "" || filter.mailingId !== undefined;
  const { rows, total } = await (each ? listMail : listOneOfEach)(actor, filter, page);
  const ids = each ? [] : rows.flatMap(({ mailingId }) => mailingId ?? []);
  const found = await findMailings(actor, ids);
  return {
    total,
    rows: rows.map((mail) => {
      const mailing = found.get(mail.mailingId ?? "");
      // To one person it is a mail like any other.
      return { ...mail, mailing: mailing && mailing.progress.recipients > 1 ? mailing : null };
    }),
  };
}

export type OutboxRow = Awaited<ReturnType<typeof listOutbox>>["rows"][number];
