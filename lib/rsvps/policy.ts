import type { RsvpStatus } from "#db/tables.ts";
import { type Actor, hasRole } from "#lib/access/actor.ts";

/** The largest party that one reply may bring, where people come to a place; online everybody joins alone. */
export function largestParty(meeting: {
  maxPartySize: number;
  capacity: number | null;
  venueId: string | null;
  onlineUrl: string | null;
}): number {
  const { maxPartySize, capacity, venueId, onlineUrl } = meeting;
  return onlineUrl && !venueId ? 1 : Math.min(maxPartySize, capacity ?? maxPartySize);
}

/** What stands for the title of a meeting that was taken back to draft or deleted: nothing of what the draft says now. */
export const WITHDRAWN = "A meeting that was withdrawn";

export type { RsvpStatus };

/** What somebody can reply to a meeting. */
export const REPLIES = ["going", "tentative", "declined"] as const;

export type Reply = (typeof REPLIES)[number];

/** Whose doing a cancellation is; "lapse": nobody said yes in time. */
export type CancelledBy = "attendee" | "organizer" | "lapse";

/** Helpers of the host group see who comes, for the door. Co-hosts do not. */
export function maySeeRsvps(actor: Actor, groupId: string): boolean {
  return hasRole(actor, groupId, "helper");
}

/** Organizers of the host group see addresses, take notes, cancel. */
export function mayManageRsvps(actor: Actor, groupId: string): boolean {
  return hasRole(actor, groupId, "organizer");
}
