import type { Actor } from "#lib/access/actor.ts";
import { done, type Refusal, type Result } from "#lib/result.ts";
import { isLive } from "#lib/rsvp-status.ts";
import { approveRsvps } from "./approve.ts";
import type { BulkInput, Deed } from "./bulk-input.ts";
import { cancelRsvps } from "./cancel.ts";
import { moveUpRsvp } from "./move-up.ts";
import { noteRsvps } from "./note.ts";
import { insists, refuse } from "./refusals.ts";
import { refuseRsvps } from "./refuse.ts";
import { reinstateRsvps, TAKEN_BACK } from "./reinstate.ts";
import { resendRsvpMails } from "./resend.ts";
import {
  listSelected,
  parseSelection,
  type Selected,
  type Selection,
  selectionKey,
} from "./selection.ts";

/** What became of those that were chosen. */
export type BulkOutcome = {
  count: number;
  /** Of those approved or put back: how many wait in line for want of a seat. */
  waiting: number;
  /** Could not be done for want of seats. */
  full: number;
  /** By how many the meeting is over its seats now. */
  over: number;
  /** The moment of what was cancelled, in milliseconds; it finds them again. */
  at: number;
};

const NOTHING: BulkOutcome = { count: 0, waiting: 0, full: 0, over: 0, at: 0 };

/** Whether a deed has anything to do with an RSVP as it stands; the others are left as they are. */
export function concerns(deed: Deed, rsvp: Selected): boolean {
  if (rsvp.erasedAt) return false;
  switch (deed) {
    case "approve":
      return rsvp.status === "pending" || rsvp.refusedAt !== null;
    case "refuse":
      return rsvp.status === "pending";
    case "cancel":
      return isLive(rsvp.status);
    case "reinstate":
      return rsvp.status === "cancelled" && TAKEN_BACK.some((by) => by === rsvp.cancelledBy);
    case "move-up":
      return rsvp.status === "waitlisted" || rsvp.status === "pending";
    case "resend":
      return rsvp.email !== null && rsvp.status !== "cancelled";
    case "note":
      return true;
  }
}

/**
 * Those of a selection that a deed concerns. Who was refused is approved where
 * they were ticked, or looked for among the cancelled: never along with all.
 */
export function listConcerned(deed: Deed, selection: Selection, chosen: Selected[]): Selected[] {
  const refusedToo = selection.ids !== null || selection.query.status === "cancelled";
  return chosen.filter(
    (rsvp) => concerns(deed, rsvp) && (refusedToo || rsvp.refusedAt === null || deed !== "approve"),
  );
}

type Work = { actor: Actor; input: BulkInput; ids: string[] };

/**
 * Does one thing to all that are chosen and that it concerns. Refused when the
 * rows are no longer those that were shown, when it concerns nobody, and for
 * the reasons of the deed itself. NotFound for helpers and strangers.
 */
export async function doToRsvps(actor: Actor, input: BulkInput): Promise<Result<BulkOutcome>> {
  const { meetingId, deed } = input;
  const selection = parseSelection(input.to);
  const chosen = await listSelected(actor, meetingId, selection);
  const key = selectionKey(chosen);
  if (!insists(input, "changed", key)) return refuse("changed", { mayInsist: key });
  const ids = listConcerned(deed, selection, chosen).map(({ id }) => id);
  if (ids.length === 0) return refuse("nobody");
  return run({ actor, input, ids });
}

async function run({ actor, input, ids }: Work): Promise<Result<BulkOutcome>> {
  const { meetingId, deed, note } = input;
  const outcome = NOTHING;
  switch (deed) {
    case "approve": {
      const result = await approveRsvps(actor, { meetingId, ids });
      if (!result.ok) return result;
      const { seated, waiting, full } = result.value;
      return done({ ...outcome, count: seated + waiting, waiting, full });
    }
    case "refuse": {
      const result = await refuseRsvps(actor, { meetingId, ids, note });
      return result.ok ? done({ ...outcome, count: result.value.refused }) : result;
    }
    case "cancel": {
      const result = await cancelRsvps(actor, { meetingId, ids });
      if (!result.ok) return result;
      const { cancelled, at } = result.value;
      return done({ ...outcome, count: cancelled, at: at.getTime() });
    }
    case "reinstate": {
      const result = await reinstateRsvps(actor, { meetingId, ids });
      if (!result.ok) return result;
      const { back, waiting, full } = result.value;
      return done({ ...outcome, count: back + waiting, waiting, full });
    }
    case "move-up":
      return moveAllUp({ actor, input, ids });
    case "resend": {
      const result = await resendRsvpMails(actor, { meetingId, ids });
      return result.ok ? done({ ...outcome, count: result.value.sent }) : result;
    }
    case "note": {
      if (!note) return refuse("no-note", { at: "note" });
      const result = await noteRsvps(actor, { meetingId, ids, note });
      return result.ok ? done({ ...outcome, count: result.value.noted }) : result;
    }
  }
}

/** One after the other, in the order of arrival; a party without room is passed over, and counted. */
async function moveAllUp({ actor, input, ids }: Work): Promise<Result<BulkOutcome>> {
  const { meetingId, insist } = input;
  const outcome = { ...NOTHING };
  let first: Refusal | null = null;
  for (const id of ids) {
    const result = await moveUpRsvp(actor, { meetingId, id, insist });
    if (result.ok) {
      outcome.count += 1;
      outcome.over = result.value.over;
    } else if (result.reason === "full") {
      first ??= result;
      outcome.full += 1;
    } else return result;
  }
  return outcome.count === 0 && first ? first : done(outcome);
}
