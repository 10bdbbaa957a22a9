import type { Tx } from "#db/store.ts";

export type MeetingChange = {
  kind: "changed" | "cancelled" | "postponed" | "reinstated";
  /** The organizer's words to the attendees; "" if none. */
  note: string;
  /** What stood before, so that the mail can say what is new. */
  previous?: { startsAtLocal: string; endsAtLocal: string; timeZone: string; place: string };
};

/**
 * Writes one mail to each person who is going, waiting, pending or undecided,
 * with what changed, their manage link and the entry for their calendar.
 */
export async function mailAttendees(
  _tx: Tx,
  _meetingId: string,
  _change: MeetingChange,
): Promise<void> {}
