import { count, desc, eq } from "drizzle-orm";
import { store } from "#db/store.ts";
import { accounts, auditEvents } from "#db/tables.ts";
import { type Actor, hasRole } from "#lib/access/actor.ts";
import { getMeetingFor } from "#lib/meetings/queries.ts";
import { NotFound } from "#lib/result.ts";

/** Entries of the audit trail on one page. */
export const TRAIL_PAGE = 50;

/** A page of what was done to a meeting and by whom, the latest first. For organizers; to others it is not found. */
export async function listTrail(actor: Actor, meetingId: string, page: number) {
  const meeting = await getMeetingFor(actor, meetingId);
  if (!hasRole(actor, meeting.groupId, "organizer")) throw new NotFound("Meeting");
  const where = eq(auditEvents.meetingId, meetingId);
  const [total] = await store.read.select({ n: count() }).from(auditEvents).where(where);
  const entries = await store.read
    .select({
      id: auditEvents.id,
      at: auditEvents.at,
      action: auditEvents.action,
      detail: auditEvents.detail,
      accountId: auditEvents.accountId,
      name: accounts.name,
      email: accounts.email,
    })
    .from(auditEvents)
    .leftJoin(accounts, eq(accounts.id, auditEvents.accountId))
    .where(where)
    .orderBy(desc(auditEvents.at), desc(auditEvents.id))
    .limit(TRAIL_PAGE)
    .offset((page - 1) * TRAIL_PAGE);
  return { entries, total: total?.n ?? 0 };
}

export type TrailEntry = Awaited<ReturnType<typeof listTrail>>["entries"][number];
