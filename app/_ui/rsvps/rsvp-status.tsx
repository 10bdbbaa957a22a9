import type { RsvpStatus as State } from "#lib/rsvps/policy.ts";
import { Status, type Tone } from "../status.tsx";

export const RSVP_WORDS: Record<State, string> = {
  going: "Going",
  waitlisted: "Waiting list",
  pending: "Wants approval",
  tentative: "Perhaps",
  declined: "Apologies",
  cancelled: "Cancelled",
};

const TONES: Record<State, Tone> = {
  going: "good",
  waitlisted: "plain",
  pending: "plain",
  tentative: "plain",
  declined: "quiet",
  cancelled: "quiet",
};

/** How an RSVP stands, in words. */
export function RsvpStatus({ status }: { status: State }) {
  return <Status tone={TONES[status]}>{RSVP_WORDS[status]}</Status>;
}
