import type { MeetingStatus } from "#db/tables.ts";

/** What the rules of an RSVP look at. */
export type MeetingWindow = {
  status: MeetingStatus;
  deletedAt: Date | null;
  takesRsvps: boolean;
  rsvpsOpenAt: Date | null;
  rsvpsCloseAt: Date | null;
  endsAt: Date;
};

/** Whether RSVPs are taken at an instant, and if not, why. The closing time and the end are exclusive. */
export type Window =
  | "open"
  | "early"
  | "closed"
  | "past"
  | "cancelled"
  | "postponed"
  | "none"
  | "missing";

/** Whether the meeting takes RSVPs at an instant; what is off or over is said before what its settings say. */
export function windowOf(meeting: MeetingWindow, at: Date): Window {
  if (meeting.deletedAt || meeting.status === "draft") return "missing";
  if (meeting.status === "cancelled") return "cancelled";
  if (meeting.endsAt <= at) return "past";
  if (meeting.status === "postponed") return "postponed";
  if (!meeting.takesRsvps) return "none";
  if (meeting.rsvpsOpenAt && at < meeting.rsvpsOpenAt) return "early";
  if (meeting.rsvpsCloseAt && meeting.rsvpsCloseAt <= at) return "closed";
  return "open";
}
