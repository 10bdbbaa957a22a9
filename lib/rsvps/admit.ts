import type { Tx } from "#db/engine.ts";
import type { AuditAction } from "#lib/audit.ts";
import type { Guest } from "#lib/guests/guest.ts";
import { type HoldRules, holdUntil } from "#lib/guests/holds.ts";
import { type Seats, takeSeats } from "#lib/guests/seats.ts";
import { areSeatsFree } from "./arrival.ts";
import type { Reply, RsvpStatus } from "./policy.ts";

type Party = Pick<Guest, "email" | "confirmedAt" | "unproven" | "partySize"> & {
  approvedAt: Date | null;
};

type Admitted = { status: RsvpStatus; heldUntil: Date | null };

/**
 * How a party that arrives stands from now on: with its seats, which are taken
 * here, on the waiting list, or until an organizer decides. Who does not come
 * for certain takes no seat. Null when there is neither seat nor list.
 */
export async function admit(
  tx: Tx,
  seats: Seats,
  party: Party,
  reply: Reply,
): Promise<Admitted | null> {
  if (reply !== "going") return { status: reply, heldUntil: null };
  if (seats.approval && !party.approvedAt) return { status: "pending", heldUntil: null };
  if (await takeSeats(tx, seats, party.partySize)) {
    return { status: "going", heldUntil: holdUntil(seats, party, "new") };
  }
  return seats.waitlist ? { status: "waitlisted", heldUntil: null } : null;
}

/** What comes next for anybody who replies so now; it says nothing of the address. */
export type Next = "seat" | "confirm" | "line" | "approval" | "tentative" | "declined";

/** What comes next for somebody new who stands so. */
export function nextOf({ status }: Admitted, meeting: HoldRules, unproven: boolean): Next {
  switch (status) {
    case "going":
      return holdUntil(meeting, { email: "any", confirmedAt: null, unproven }, "new")
        ? "confirm"
        : "seat";
    case "pending":
      return "approval";
    case "tentative":
    case "declined":
      return status;
    default:
      return "line";
  }
}

/** As `nextOf`, for an address that has an RSVP already and gets nothing new; null where anybody new finds it full. */
export async function nextForKnown(
  tx: Tx,
  seats: Seats,
  { partySize: n, unproven }: Pick<Party, "partySize" | "unproven">,
  reply: Reply,
): Promise<Next | null> {
  const as = (status: RsvpStatus) => nextOf({ status, heldUntil: null }, seats, unproven);
  if (reply !== "going") return as(reply);
  if (seats.approval) return as("pending");
  if (await areSeatsFree(tx, seats, n)) return as("going");
  return seats.waitlist ? as("waitlisted") : null;
}

/** The word of the audit trail for a reply that was taken. */
export const RECEIVED: Record<RsvpStatus, AuditAction> = {
  going: "rsvp.received",
  waitlisted: "rsvp.waitlisted",
  pending: "rsvp.pending",
  tentative: "rsvp.tentative",
  declined: "rsvp.declined",
  cancelled: "rsvp.cancelled",
};
