import { meetings } from "#db/tables.ts";

/** The columns of a meeting that decide whether it takes RSVPs. */
export const windowColumns = {
  status: meetings.status,
  deletedAt: meetings.deletedAt,
  takesRsvps: meetings.takesRsvps,
  rsvpsOpenAt: meetings.rsvpsOpenAt,
  rsvpsCloseAt: meetings.rsvpsCloseAt,
  endsAt: meetings.endsAt,
};
