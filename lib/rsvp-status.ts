import type { RsvpStatus } from "#db/tables.ts";

/** How an RSVP stands that has a seat or waits for one. */
export const WANTS_SEAT = ["going", "waitlisted", "pending"] as const satisfies RsvpStatus[];

/** How one stands that nobody has given up: there is something to cancel, and it is told of changes. */
export const LIVE = [...WANTS_SEAT, "tentative"] as const satisfies RsvpStatus[];

/** Whether there is still something to cancel. */
export function isLive(status: RsvpStatus): status is (typeof LIVE)[number] {
  return LIVE.some((one) => one === status);
}

/** Whether who replied so has a seat or waits for one. */
export function wantsSeat(status: RsvpStatus): boolean {
  return WANTS_SEAT.some((one) => one === status);
}
