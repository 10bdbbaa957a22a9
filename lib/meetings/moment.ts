/** Where a meeting stands in time at an instant: its end is exclusive. */
export type Moment = "before" | "during" | "after";

/** Where the meeting stands at an instant. */
export function momentOf(meeting: { startsAt: Date; endsAt: Date }, at: Date): Moment {
  if (at < meeting.startsAt) return "before";
  return at < meeting.endsAt ? "during" : "after";
}

/** Whether it will not take place at its time: cancelled or postponed. */
export function isOff(meeting: { status: string }): boolean {
  return meeting.status === "cancelled" || meeting.status === "postponed";
}
