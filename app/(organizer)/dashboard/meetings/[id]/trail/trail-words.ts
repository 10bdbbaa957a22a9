import { aNoun } from "#app/_ui/forms/noun.ts";
import { KEPT_KINDS } from "#app/_ui/kept/words.ts";
import type { AuditAction } from "#lib/audit.ts";
import type { KeptKind } from "#lib/kept/noun.ts";
import { fieldOf } from "#lib/scheduling/fields.ts";
import { plural } from "#lib/text/plural.ts";

type Entry = { action: string; detail: Record<string, string | number | null> };

type KeptDeed = `${KeptKind}.${"created" | "updated" | "deleted" | "merged"}`;

/** What can be done with kept rows, of whatever kind. */
const KEPT = Object.fromEntries(
  KEPT_KINDS.flatMap((kind) =>
    ["created", "updated", "deleted", "merged"].map((verb) => [
      `${kind}.${verb}`,
      `${verb} ${aNoun(kind)}`,
    ]),
  ),
) as Record<KeptDeed, string>;

/** What was done, to follow a name. */
const DONE: Record<AuditAction, string> = {
  "meeting.created": "scheduled the meeting as a draft",
  "meeting.changed": "changed the meeting",
  "meeting.duplicated": "made this meeting as a copy",
  "meeting.published": "put the meeting on",
  "meeting.unpublished": "took the meeting back to draft",
  "meeting.postponed": "postponed the meeting",
  "meeting.cancelled": "cancelled the meeting",
  "meeting.reinstated": "put the meeting on again",
  "meeting.deleted": "deleted the meeting",
  "meeting.recorded": "wrote down the report or the attendance",
  "meeting.report-added": "put a report on the meeting’s page",
  "meeting.report-removed": "took a report off the meeting’s page",
  "meeting.rederived": "moved the meeting by newer rules of its time zone",
  "meeting.move-told": "told of the move by newer rules of the time zone",
  "meeting.thanked": "thanked those who were going",
  "rsvp.received": "took a seat",
  "rsvp.waitlisted": "joined the waiting list",
  "rsvp.pending": "asked for a seat and waits for approval",
  "rsvp.tentative": "may come",
  "rsvp.declined": "sent apologies",
  "rsvp.cancelled": "cancelled an RSVP",
  "rsvp.changed": "changed the size of their party",
  "rsvp.confirmed": "said yes to a seat that was held",
  "rsvp.promoted": "moved up from the waiting list",
  "rsvp.lapsed": "lost a seat that was held, without an answer in time",
  "rsvp.erased": "erased an RSVP",
  "rsvp.disowned": "disowned an RSVP",
  "rsvp.added": "added an RSVP",
  "rsvp.corrected": "corrected an RSVP",
  "rsvp.handed": "handed an RSVP to somebody else",
  "rsvp.approved": "approved an RSVP",
  "rsvp.refused": "refused an RSVP",
  "rsvp.reinstated": "put back a cancelled RSVP",
  "rsvp.moved-up": "gave somebody a seat out of order",
  "rsvp.resent": "sent the mail about an RSVP again",
  "rsvp.exported": "saved the attendee list as a file",
  "rsvp.unimported": "took an imported list away again",
  "question.added": "added a question",
  "question.changed": "changed a question",
  "question.deleted": "deleted a question",
  "question.retired": "retired a question",
  "question.restored": "restored a question",
  "message.sent": "wrote to those who answered",
  "announcement.sent": "announced the meeting to subscribers",
  "change-note.sent": "told subscribers of a change",
  "report-note.sent": "sent subscribers the report",
  "update.sent": "sent subscribers an update",
  "mailing.paused": "paused a mail-out",
  "mailing.resumed": "went on with a mail-out",
  "mailing.stopped": "stopped a mail-out",
  "mail.worded": "gave a mail words of its own",
  "mail.unworded": "gave a mail the usual words again",
  "subscriber.invited": "invited a subscriber",
  "subscriber.imported": "imported a list of subscribers",
  "subscriber.unimported": "took an imported list of subscribers away again",
  "subscriber.removed": "removed a subscriber",
  ...KEPT,
  "group.created": "created a group",
  "group.changed": "changed a group",
  "group.archived": "archived the group",
  "group.restored": "took the group up again",
  "member.invited": "invited a member",
  "member.invitation-revoked": "took an invitation back",
  "member.joined": "joined the group",
  "member.role-changed": "changed the role of a member",
  "member.left": "left the group",
  "member.removed": "removed a member",
  "account.password-changed": "changed their password",
  "account.passkey-added": "added a passkey",
  "account.passkey-removed": "removed a passkey",
  "site.set-up": "set up the site",
  "site.changed": "changed the site’s settings",
  "site.clock-believed": "said that the clock is right",
  "site.restored-sent": "let the mail of a restored back-up go",
  "site.restored-dropped": "gave up the mail of a restored back-up",
};

/** What was done, to follow a name: "put the meeting on". What only an older version wrote is read out as it is. */
export function doneInWords({ action }: Pick<Entry, "action">): string {
  return DONE[action as AuditAction] ?? action;
}

/** The facts written down with it, as lines; a note is quoted. */
export function detailInWords({ detail }: Pick<Entry, "detail">): string[] {
  const {
    note,
    fields,
    title: _title,
    partySize,
    from,
    to,
    was,
    over,
    added,
    told,
    removed,
    ...others
  } = detail;
  return [
    note ? `“${note}”` : "",
    fields ? String(fields).split(", ").flatMap(fieldInWords).join(", ") : "",
    typeof partySize === "number" && partySize > 1 ? `A party of ${partySize}` : "",
    from != null && to != null ? `From ${from} to ${to} seats` : "",
    was === "waitlisted" ? "It was on the waiting list" : "",
    over ? `Over the seats by ${over}` : "",
    typeof told === "number" && told > 0
      ? plural(told, {
          one: "One person is told by mail",
          other: `${told} people are told by mail`,
        })
      : "",
    typeof added === "number" && added > 1 ? `${added} at once` : "",
    typeof removed === "number"
      ? plural(removed, {
          one: "One RSVP is taken away or cancelled",
          other: `${removed} RSVPs are taken away or cancelled`,
        })
      : "",
    ...Object.entries(others).map(([key, value]) =>
      value === null || value === "" ? "" : `${words(key)}: ${value}`,
    ),
  ].filter(Boolean);
}

/** Instants derived from local times say nothing new. */
function fieldInWords(field: string): string[] {
  return /At$/.test(field) ? [] : [fieldOf(field)?.named ?? words(field)];
}

function words(key: string): string {
  return key.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
}
