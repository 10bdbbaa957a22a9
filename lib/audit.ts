import type { Tx } from "#db/engine.ts";
import { insertRow } from "#db/insert-row.ts";
import { auditEvents } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { now } from "#lib/time/clock.ts";
import { newId } from "./ids.ts";

export type AuditEntry = {
  /** Noun and past participle: "meeting.published". */
  action: string;
  groupId?: string | null;
  meetingId?: string | null;
  subjectId?: string | null;
  /** Facts to show with it; never an attendee's name or address. */
  detail?: Record<string, string | number | null>;
};

/** Writes to the audit trail in the transaction of the change. `actor` is null when an attendee or the app itself acted. */
export async function recordAudit(tx: Tx, actor: Actor | null, entry: AuditEntry): Promise<void> {
  await insertRow(tx, auditEvents, {
    id: newId(),
    at: now(),
    accountId: actor?.accountId ?? null,
    groupId: entry.groupId ?? null,
    meetingId: entry.meetingId ?? null,
    action: entry.action,
    subjectId: entry.subjectId ?? null,
    detail: entry.detail ?? {},
  });
}
