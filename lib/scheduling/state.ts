import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { auditEvents, meetings, programmeItems, questions, rsvps } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { isArchived } from "#lib/access/own-group.ts";
import { type AuditAction, recordAudit } from "#lib/audit.ts";
import { mailAttendees } from "#lib/changes/mail-attendees.ts";
import { readShown } from "#lib/changes/shown.ts";
import { renewHolds } from "#lib/guests/holds.ts";
import { promoteFromWaitlist } from "#lib/guests/promotion.ts";
import { onAgain, timesOf } from "#lib/meetings/next-times.ts";
import { possibleVerbs, type Verb } from "#lib/meetings/policy.ts";
import { whenInWords } from "#lib/meetings/when.ts";
import { done, type Refusal, type Result } from "#lib/result.ts";
import { LIVE } from "#lib/rsvp-status.ts";
import { keepFormerSlug } from "#lib/slugs.ts";
import { now } from "#lib/time/clock.ts";
import { shortDate } from "#lib/time/dates.ts";
import { daysTold } from "./columns.ts";
import { getEditable } from "./editable.ts";
import { slugFor } from "./identity.ts";
import type { VerbInput, WithdrawInput } from "./input.ts";
import { refuse } from "./refusals.ts";
import { tombstoneOf } from "./tombstone.ts";

/*
 * The changes of state, each a verb of its own. All go through one door that
 * checks the actor and the state, raises SEQUENCE (RFC 5545 §3.8.7.4) once a
 * calendar may know the meeting, and writes the audit trail.
 */

type Meeting = typeof meetings.$inferSelect;
type Change = Partial<Omit<typeof meetings.$inferInsert, "id" | "sequence" | "changedAt">>;

const PAST: Record<Verb, AuditAction> = {
  publish: "meeting.published",
  unpublish: "meeting.unpublished",
  postpone: "meeting.postponed",
  cancel: "meeting.cancelled",
  reinstate: "meeting.reinstated",
  delete: "meeting.deleted",
};

type StateChange = {
  verb: Verb;
  change: (meeting: Meeting, at: Date) => Change;
  /** A reason against it that only the database knows. */
  unless?: (tx: Tx, meeting: Meeting) => Promise<Refusal | null>;
  /** What follows from it. */
  afterwards?: (tx: Tx, meeting: Meeting) => Promise<void>;
};

async function changeState(
  actor: Actor,
  { id, note }: VerbInput,
  { verb, change, unless, afterwards }: StateChange,
): Promise<Result> {
  return store
    .write(async (tx) => {
      const meeting = await getEditable(tx, actor, id);
      const at = now();
      if (!possibleVerbs(meeting, at).includes(verb)) {
        return refuse("state", { status: meeting.status, over: meeting.endsAt <= at });
      }
      const [changed] = await tx
        .update(meetings)
        .set({
          ...change(meeting, at),
          sequence: meeting.firstPublishedAt ? sql`${meetings.sequence} + 1` : meeting.sequence,
          statusNote: note,
          statusNoteAt: note ? at : null,
          changedAt: at,
        })
        .where(
          and(eq(meetings.id, id), eq(meetings.status, meeting.status), isNull(meetings.deletedAt)),
        )
        .returning({ id: meetings.id });
      if (!changed) return refuse("meanwhile");
      const against = await unless?.(tx, meeting);
      if (against) throw new Withdrawn(against);
      await recordAudit(tx, actor, {
        action: PAST[verb],
        groupId: meeting.groupId,
        meetingId: id,
        detail: { title: meeting.title, ...(note ? { note } : {}) },
      });
      await afterwards?.(tx, meeting);
      return done();
    })
    .catch((error: unknown) => {
      if (error instanceof Withdrawn) return error.refusal;
      throw error;
    });
}

/** Rolls the change back: the reason against it was looked up after the row was taken, so that nothing comes between. */
class Withdrawn extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.reason);
    this.refusal = refusal;
  }
}

/** Puts a draft on: it has a public page from the next request on. */
export function publishMeeting(actor: Actor, input: VerbInput): Promise<Result> {
  return changeState(actor, input, {
    verb: "publish",
    change: (meeting, at) => ({
      status: "published",
      tombstone: tombstoneOf(meeting, { ...meeting, status: "published" }, false),
      publishedAt: at,
      firstPublishedAt: meeting.firstPublishedAt ?? at,
      daysTold: daysTold(meeting, meeting),
    }),
    unless: async (tx, { groupId }) =>
      (await isArchived(tx, groupId)) ? refuse("archived") : null,
  });
}

/**
 * Takes a published meeting back to draft: gone from every page, a cancelled
 * entry in calendars that have it. Refused while somebody counts on it: those
 * are told by cancelling.
 */
export function unpublishMeeting(actor: Actor, input: WithdrawInput): Promise<Result> {
  return changeState(actor, input, {
    verb: "unpublish",
    change: (meeting) => ({
      status: "draft",
      publishedAt: null,
      tombstone: tombstoneOf(meeting, { ...meeting, status: "draft" }, input.unnamed === true),
    }),
    unless: async (tx) => {
      const [coming] = await tx
        .select({ id: rsvps.id })
        .from(rsvps)
        .where(and(eq(rsvps.meetingId, input.id), inArray(rsvps.status, [...LIVE])))
        .limit(1);
      return coming ? refuse("rsvps") : null;
    },
  });
}

/** Tells those who are coming that it is off; when and where it was to be, whatever is changed before the mails are made. */
async function tellOff(tx: Tx, meeting: Meeting, kind: "postponed" | "cancelled", note: string) {
  const previous = (await readShown(tx, meeting.id)) ?? undefined;
  await mailAttendees(tx, meeting.id, { kind, note, previous });
}

/** Puts the meeting off without a new date yet; tells those who are coming. Their RSVPs stay. */
export function postponeMeeting(actor: Actor, input: VerbInput): Promise<Result> {
  return changeState(actor, input, {
    verb: "postpone",
    change: (_, at) => ({ status: "postponed", postponedAt: at }),
    afterwards: (tx, meeting) => tellOff(tx, meeting, "postponed", input.note),
  });
}

/** Cancels the meeting; tells those who were coming. The page stays and says so. */
export function cancelMeeting(actor: Actor, input: VerbInput): Promise<Result> {
  return changeState(actor, input, {
    verb: "cancel",
    change: (_, at) => ({ status: "cancelled", cancelledAt: at }),
    afterwards: (tx, meeting) => tellOff(tx, meeting, "cancelled", input.note),
  });
}

/** Puts a cancelled or postponed meeting on again, at the time it now has; its RSVPs count again and their people are told. */
export function reinstateMeeting(actor: Actor, input: VerbInput): Promise<Result> {
  return changeState(actor, input, {
    verb: "reinstate",
    change: (meeting) => ({
      ...timesOf(onAgain(meeting)),
      daysTold: daysTold(meeting, onAgain(meeting)),
      status: "published",
      cancelledAt: null,
      postponedAt: null,
      nextTimes: null,
      // The mail that it is on again has its time by the law of now.
      movedFrom: null,
    }),
    afterwards: async (tx, meeting) => {
      const again = onAgain(meeting);
      const { id, slug } = meeting;
      const newSlug = await slugFor(tx, meeting, again);
      if (newSlug !== slug) {
        await tx.update(meetings).set({ slug: newSlug }).where(eq(meetings.id, id));
        await keepFormerSlug(tx, "meeting", slug, id);
      }
      await renewHolds(tx, again);
      const previous = { date: shortDate(meeting.startsAtLocal), when: whenInWords(meeting) };
      await mailAttendees(tx, id, { kind: "reinstated", note: input.note, previous });
      await promoteFromWaitlist(tx, id);
    },
  });
}

/** What stood on its page alone: calendars need none of it to learn that it is off. */
const UNSAID = {
  occasion: "",
  summary: "",
  description: "",
  accessNotes: "",
  onlineUrl: null,
  imageId: null,
  imageAlt: "",
  priceAmount: null,
  priceNote: "",
  contact: "",
  chair: "",
  report: "",
  attendance: null,
  searchKey: "",
  nextTimes: null,
};

/**
 * Deletes a draft. One that was never published is gone, and only the group's
 * trail tells of it; one that was published stays as a tombstone, so that
 * calendars which have it learn that it is off, and without a word of its page.
 */
export function deleteMeeting(actor: Actor, input: WithdrawInput): Promise<Result> {
  return changeState(actor, input, {
    verb: "delete",
    change: (meeting, at) => ({
      ...UNSAID,
      deletedAt: at,
      tombstone: tombstoneOf(meeting, meeting, input.unnamed === true),
    }),
    afterwards: async (tx, meeting) => {
      if (meeting.firstPublishedAt) {
        await tx.delete(programmeItems).where(eq(programmeItems.meetingId, meeting.id));
        await tx.delete(questions).where(eq(questions.meetingId, meeting.id));
        return;
      }
      await tx
        .update(auditEvents)
        .set({ meetingId: null })
        .where(eq(auditEvents.meetingId, meeting.id));
      await tx.delete(meetings).where(eq(meetings.id, meeting.id));
    },
  });
}
