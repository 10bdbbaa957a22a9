import type { Tx } from "#db/store.ts";
import type { Guest } from "#lib/meetings/guest-mail.ts";
import { holdUntil } from "#lib/meetings/holds.ts";
import { takeSeats } from "#lib/meetings/seats.ts";
import type { Answer, RsvpStatus } from "./policy.ts";
import type { Ticket } from "./tickets.ts";

type Party = Pick<Guest, "email" | "confirmedAt" | "partySize"> & { approvedAt: Date | null };

export type Admitted = { status: RsvpStatus; heldUntil: Date | null };

/**
 * How a party with a ticket stands from now on: with its seats, which are taken
 * here, on the waiting list, or until an organizer decides. Who does not come
 * for certain takes no seat.
 */
export async function admit(
  tx: Tx,
  ticket: Ticket,
  party: Party,
  answer: Answer,
): Promise<Admitted> {
  if (answer !== "going") return { status: answer, heldUntil: null };
  if (ticket.approval && !party.approvedAt) return { status: "pending", heldUntil: null };
  const seated = ticket.seatFree && (await takeSeats(tx, ticket.id, party.partySize));
  return seated
    ? { status: "going", heldUntil: holdUntil(ticket, party, "new") }
    : { status: "waitlisted", heldUntil: null };
}

/** What comes next for anybody who answers so now; it says nothing of the address. */
export type Next = "seat" | "confirm" | "line" | "approval" | "tentative" | "declined";

export function nextFor(ticket: Ticket, answer: Answer): Next {
  if (answer !== "going") return answer;
  if (ticket.approval) return "approval";
  if (!ticket.seatFree) return "line";
  return holdUntil(ticket, { email: "any", confirmedAt: null }, "new") ? "confirm" : "seat";
}

/** The word of the audit trail for an answer that was taken. */
export const RECEIVED: Record<RsvpStatus, string> = {
  going: "rsvp.received",
  waitlisted: "rsvp.waitlisted",
  pending: "rsvp.pending",
  tentative: "rsvp.tentative",
  declined: "rsvp.declined",
  cancelled: "rsvp.cancelled",
};
