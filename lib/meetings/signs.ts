import type { MeetingStatus } from "#db/tables.ts";
import type { Hours } from "#lib/time/sessions.ts";
import { isOff, momentOf } from "./moment.ts";

/** How many seats are left, in words: exact figures would tell whether an address that is tried has a seat. */
type SeatsLeft = "unlimited" | "free" | "few" | "full";

/** `waiting`: somebody is in line, so that no free seat is for a newcomer. */
export function seatsLeft(capacity: number | null, taken: number, waiting: boolean): SeatsLeft {
  if (capacity === null) return waiting ? "full" : "unlimited";
  if (waiting || taken >= capacity) return "full";
  return capacity - taken <= Math.max(3, Math.floor(capacity / 10)) ? "few" : "free";
}

/** What one must know of a meeting at a glance. */
export type Sign =
  | "cancelled"
  | "postponed"
  | "happening"
  | "doors-open"
  | "waitlist"
  | "full"
  | "few-seats"
  | "online"
  | "hybrid";

export type SignFacts = Hours & {
  status: MeetingStatus;
  doorsAt: Date | null;
  takesRsvps: boolean;
  rsvpsOpenAt: Date | null;
  rsvpsCloseAt: Date | null;
  waitlist: boolean;
  seats: SeatsLeft;
  /** Whether one can take part online, and whether there is a hall. */
  online: boolean;
  inPerson: boolean;
};

/** What is to be said of a meeting at an instant, the weightiest first; nothing where all is plain. */
export function signsOf(meeting: SignFacts, at: Date): Sign[] {
  const way: Sign[] = meeting.online ? [meeting.inPerson ? "hybrid" : "online"] : [];
  const moment = momentOf(meeting, at);
  if (meeting.status === "cancelled") return ["cancelled", ...way];
  if (isOff(meeting)) return ["postponed", ...way];
  if (moment === "after") return [];
  const now: Sign[] = moment === "during" ? ["happening"] : [];
  if (moment === "before" && at >= (meeting.doorsAt ?? meeting.startsAt)) now.push("doors-open");
  return [...now, ...(moment === "before" ? seatSigns(meeting, at) : []), ...way];
}

function seatSigns(meeting: SignFacts, at: Date): Sign[] {
  const { rsvpsOpenAt, rsvpsCloseAt } = meeting;
  if (!meeting.takesRsvps || (rsvpsOpenAt && at < rsvpsOpenAt)) return [];
  const open = !rsvpsCloseAt || at < rsvpsCloseAt;
  if (meeting.seats === "full") return [meeting.waitlist && open ? "waitlist" : "full"];
  return meeting.seats === "few" && open ? ["few-seats"] : [];
}
