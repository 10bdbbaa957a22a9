import type { MeetingStatus } from "#db/tables.ts";
import { type Actor, hasRole } from "#lib/access/actor.ts";
import type { ZonedTimes } from "#lib/time/wall-times.ts";
import { onAgain } from "./next-times.ts";

/** What the rules about a meeting look at. */
export type MeetingState = {
  groupId: string;
  status: MeetingStatus;
  endsAt: Date;
  deletedAt: Date | null;
  /** Of one that is off: when it would be if it were on again. */
  nextTimes?: ZonedTimes | null;
};

/** Organizers of the host group schedule its meetings. */
export function mayOrganize(actor: Actor, groupId: string): boolean {
  return hasRole(actor, groupId, "organizer");
}

/** Helpers of the host group see its meetings and their RSVPs, for the door. */
export function maySee(actor: Actor, meeting: Pick<MeetingState, "groupId">): boolean {
  return hasRole(actor, meeting.groupId, "helper");
}

/** Organizers of the host group change a meeting, unless it is deleted. Co-hosts do not. */
export function mayEdit(actor: Actor, meeting: MeetingState): boolean {
  return meeting.deletedAt === null && mayOrganize(actor, meeting.groupId);
}

/** The changes of state that make sense for a meeting as it is; who may make them is `mayEdit`. */
export function possibleVerbs(meeting: MeetingState, at: Date): Verb[] {
  if (meeting.deletedAt) return [];
  const { endsAt } = onAgain({ nextTimes: null, ...meeting });
  const past = endsAt <= at;
  switch (meeting.status) {
    case "draft":
      return ["publish", "delete"];
    case "published":
      return past ? ["unpublish"] : ["postpone", "cancel", "unpublish"];
    case "postponed":
      return past ? ["cancel"] : ["reinstate", "cancel"];
    case "cancelled":
      return past ? [] : ["reinstate"];
  }
}

export type Verb = "publish" | "unpublish" | "postpone" | "cancel" | "reinstate" | "delete";
