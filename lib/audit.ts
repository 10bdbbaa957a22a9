import type { Tx } from "#db/engine.ts";
import { insertRow } from "#db/insert-row.ts";
import { auditEvents, type KeptKind } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { now } from "#lib/time/clock.ts";
import { newId } from "./ids.ts";

/**
 * What can be written to the trail: a noun and a past participle. The trail's
 * words are checked against it, so that none is without; what was once stored
 * stays as it is.
 */
export type AuditAction =
  | `meeting.${"created" | "changed" | "duplicated" | "deleted" | "recorded" | "thanked"}`
  | `meeting.${"published" | "unpublished" | "postponed" | "cancelled" | "reinstated"}`
  | `meeting.${"report-added" | "report-removed"}`
  | `meeting.${"rederived" | "move-told"}`
  | `rsvp.${"received" | "waitlisted" | "pending" | "tentative" | "declined" | "cancelled"}`
  | `rsvp.${"changed" | "confirmed" | "promoted" | "lapsed" | "erased" | "disowned"}`
  | `rsvp.${"added" | "corrected" | "handed" | "approved" | "refused" | "reinstated"}`
  | `rsvp.${"moved-up" | "resent" | "exported" | "unimported"}`
  | `question.${"added" | "changed" | "deleted" | "retired" | "restored"}`
  | `${"message" | "announcement" | "change-note" | "report-note" | "update"}.sent`
  | `mailing.${"paused" | "resumed" | "stopped"}`
  | `mail.${"worded" | "unworded"}`
  | `subscriber.${"invited" | "removed" | "imported" | "unimported"}`
  | `${KeptKind}.${"created" | "updated" | "deleted" | "merged"}`
  | `group.${"created" | "changed" | "archived" | "restored"}`
  | `member.${"invited" | "invitation-revoked" | "joined" | "role-changed" | "left" | "removed"}`
  | `account.${"password-changed" | "passkey-added" | "passkey-removed"}`
  | `site.${"set-up" | "changed" | "clock-believed" | "restored-sent" | "restored-dropped"}`;

export type AuditEntry = {
  action: AuditAction;
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
