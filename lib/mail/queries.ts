import {
  and,
  asc,
  count,
  desc,
  eq,
  inArray,
  isNotNull,
  isNull,
  or,
  type SQL,
  sql,
} from "drizzle-orm";
import { store } from "#db/store.ts";
import { groups, meetings, outbox } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { NotFound } from "#lib/result.ts";
import { withTimeZone } from "#lib/site/public-queries.ts";
import { matches } from "#lib/text/match.ts";
import { isHeldBack } from "./held-back.ts";
import { fillLinks, hideLinks, unsealLinks } from "./links.ts";
import { hasPassableLinks, mailOf } from "./scope.ts";

export const MAIL_STATES = ["queued", "sending", "sent", "parked", "dropped"] as const;
export type MailState = (typeof MAIL_STATES)[number];

export type MailFilter = {
  /** Words of the recipient or the subject; "" for all. */
  search: string;
  state: MailState | "all";
  meetingId?: string;
  rsvpId?: string;
  mailingId?: string;
};

const listed = {
  id: outbox.id,
  kind: outbox.kind,
  toEmail: outbox.toEmail,
  toName: outbox.toName,
  subject: outbox.subject,
  state: outbox.state,
  attempts: outbox.attempts,
  nextAttemptAt: outbox.nextAttemptAt,
  lastError: outbox.lastError,
  givenUpFor: outbox.givenUpFor,
  heldBack: sql<boolean>`coalesce(${isHeldBack}, false)`.mapWith(Boolean),
  createdAt: outbox.createdAt,
  sentAt: outbox.sentAt,
  mailingId: outbox.mailingId,
  meetingId: outbox.meetingId,
  meetingTitle: meetings.title,
  groupName: groups.name,
  timeZone: groups.timeZone,
};

function matching(actor: Actor, filter: MailFilter): SQL | undefined {
  return and(
    mailOf(actor),
    filter.state === "all" ? undefined : eq(outbox.state, filter.state),
    filter.meetingId === undefined ? undefined : eq(outbox.meetingId, filter.meetingId),
    filter.rsvpId === undefined ? undefined : eq(outbox.rsvpId, filter.rsvpId),
    filter.mailingId === undefined ? undefined : eq(outbox.mailingId, filter.mailingId),
    matches(filter.search, outbox.searchKey),
  );
}

type Page = { offset: number; limit: number };

/** Mails that the actor may see, the newest first, without their bodies. */
export function listMail(actor: Actor, filter: MailFilter, page: Page) {
  return listWhere(matching(actor, filter), page);
}

/** The same with one mail of each mailing, its newest: what was said to many stands there once. */
export function listOneOfEach(actor: Actor, filter: MailFilter, page: Page) {
  const where = matching(actor, filter);
  const newest = store.read
    .select({ id: sql<string>`max(${outbox.id})` })
    .from(outbox)
    .where(and(where, isNotNull(outbox.mailingId)))
    .groupBy(outbox.mailingId);
  return listWhere(and(where, or(isNull(outbox.mailingId), inArray(outbox.id, newest))), page);
}

async function listWhere(where: SQL | undefined, page: Page) {
  const rows = await store.read
    .select(listed)
    .from(outbox)
    .leftJoin(groups, eq(groups.id, outbox.groupId))
    .leftJoin(meetings, eq(meetings.id, outbox.meetingId))
    .where(where)
    .orderBy(desc(outbox.createdAt), desc(outbox.id))
    .limit(page.limit)
    .offset(page.offset);
  const [found] = await store.read.select({ n: count() }).from(outbox).where(where);
  return { rows: await withTimeZone(rows), total: found?.n ?? 0 };
}

export type ListedMail = Awaited<ReturnType<typeof listMail>>["rows"][number];

/** How many of the mails that the actor may see are in each state; of one meeting, if it is named. */
export async function countMail(
  actor: Actor,
  filter: Omit<MailFilter, "state">,
): Promise<Record<MailState, number>> {
  const rows = await store.read
    .select({ state: outbox.state, n: count() })
    .from(outbox)
    .where(matching(actor, { ...filter, state: "all" }))
    .groupBy(outbox.state)
    .orderBy(asc(outbox.state));
  const counts = { queued: 0, sending: 0, sent: 0, parked: 0, dropped: 0 };
  for (const { state, n } of rows) counts[state] = n;
  return counts;
}

/**
 * A mail with its text, or NotFound. While a mail about an RSVP is unsent its
 * links are in it, so that it can be passed on by hand; of every other mail,
 * and of those sent, only where they stood.
 */
export async function getMail(actor: Actor, id: string) {
  const [row] = await store.read
    .select({
      ...listed,
      rsvpId: outbox.rsvpId,
      fromName: outbox.fromName,
      replyTo: outbox.replyTo,
      text: outbox.text,
      html: outbox.html,
      links: outbox.links,
      calendarMethod: outbox.calendarMethod,
    })
    .from(outbox)
    .leftJoin(groups, eq(groups.id, outbox.groupId))
    .leftJoin(meetings, eq(meetings.id, outbox.meetingId))
    .where(and(eq(outbox.id, id), mailOf(actor)));
  if (!row) throw new NotFound("Mail");
  const { links, text, html, ...mail } = (await withTimeZone([row]))[0]!;
  const passable = hasPassableLinks(mail) && links !== null;
  return {
    ...mail,
    hasLinks: passable,
    text: passable ? fillLinks({ text, html }, unsealLinks(links)).text : hideLinks(text),
  };
}
