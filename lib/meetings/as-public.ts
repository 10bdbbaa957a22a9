import { pick } from "#lib/pick.ts";
import { now } from "#lib/time/clock.ts";
import { canJoin } from "./moment.ts";
import { seatsTold } from "./seats-told.ts";
import type { WholeMeeting } from "./whole.ts";

/** The columns of a meeting that anyone may know. One that does not stand here is kept from the public. */
const OPEN = [
  "id",
  "slug",
  "uid",
  "status",
  "visibility",
  "title",
  "occasion",
  "summary",
  "description",
  "language",
  "startsAtLocal",
  "endsAtLocal",
  "doorsAtLocal",
  "timeZone",
  "dailyFrom",
  "dailyUntil",
  "startsAt",
  "endsAt",
  "doorsAt",
  "onlineUrlFor",
  "accessNotes",
  "imageId",
  "imageAlt",
  "image",
  "free",
  "priceAmount",
  "priceCurrency",
  "priceNote",
  "contact",
  "chair",
  "takesRsvps",
  "capacity",
  "maxPartySize",
  "waitlist",
  "rsvpsOpenAtLocal",
  "rsvpsCloseAtLocal",
  "rsvpsOpenAt",
  "rsvpsCloseAt",
  "statusNote",
  "statusNoteAt",
  "report",
  "changedAt",
  "publishedAt",
  "group",
  "venue",
  "series",
  "room",
  "programme",
  "reading",
  "cohosts",
  "topics",
] as const satisfies readonly (keyof WholeMeeting)[];

/**
 * Of a meeting what anyone may know. The online link is given only where it is
 * for everyone; `online` says that there is one.
 */
export function asPublic(meeting: WholeMeeting) {
  const { onlineUrl, venue } = meeting;
  return {
    ...pick(meeting, OPEN),
    seats: seatsTold(meeting),
    /** How many came, where the organizers want it to be known. */
    attendance: meeting.showsAttendance ? meeting.attendance : null,
    online: onlineUrl !== null,
    inPerson: venue !== null || onlineUrl === null,
    onlineUrl: meeting.onlineUrlFor === "everyone" && canJoin(meeting, now()) ? onlineUrl : null,
  };
}
