type Entry = { action: string; detail: Record<string, string | number | null> };

const DONE: Record<string, string> = {
  "meeting.created": "scheduled the meeting as a draft",
  "meeting.changed": "changed the meeting",
  "meeting.duplicated": "made this meeting as a copy",
  "meeting.published": "put the meeting on",
  "meeting.unpublished": "took the meeting back to draft",
  "meeting.postponed": "postponed the meeting",
  "meeting.cancelled": "cancelled the meeting",
  "meeting.reinstated": "put the meeting on again",
  "meeting.deleted": "deleted the meeting",
  "meeting.recorded": "wrote down the report or the attendance",
  "meeting.report-added": "put a report on the meeting’s page",
  "meeting.report-removed": "took a report off the meeting’s page",
  "meeting.thanked": "thanked those who were going",
  "rsvp.received": "took a seat",
  "rsvp.waitlisted": "joined the waiting list",
  "rsvp.promoted": "moved up from the waiting list",
  "rsvp.changed": "changed the size of their party",
  "rsvp.cancelled": "cancelled an RSVP",
  "message.sent": "wrote to those who answered",
  "mailing.paused": "paused a mail-out",
  "mailing.resumed": "went on with a mail-out",
  "mailing.stopped": "stopped a mail-out",
  "announcement.sent": "announced the meeting to subscribers",
  "change-note.sent": "told subscribers of a change",
  "report-note.sent": "sent subscribers the report",
  "rsvp.exported": "saved the attendee list as a file",
  "rsvp.pending": "asked for a seat and waits for approval",
  "rsvp.approved": "approved an RSVP",
  "rsvp.refused": "refused an RSVP",
  "rsvp.confirmed": "said yes to a seat that was held",
  "rsvp.lapsed": "lost a seat that was held, without an answer in time",
  "rsvp.tentative": "may come",
  "rsvp.declined": "sent apologies",
  "rsvp.handed": "handed an RSVP to somebody else",
  "rsvp.reinstated": "put back a cancelled RSVP",
  "rsvp.moved-up": "gave somebody a seat out of order",
  "rsvp.added": "added an RSVP",
  "rsvp.resent": "sent the mail about an RSVP again",
  "rsvp.corrected": "corrected an RSVP",
};

/** The columns that a change is told by, in the words of the form. */
const FIELDS: Record<string, string> = {
  groupId: "host",
  title: "title",
  occasion: "occasion",
  summary: "summary",
  description: "description",
  language: "language",
  startsAtLocal: "start",
  endsAtLocal: "end",
  doorsAtLocal: "doors",
  timeZone: "time zone",
  venueId: "venue",
  roomId: "room",
  onlineUrl: "online link",
  onlineUrlFor: "who sees the online link",
  accessNotes: "access notes",
  imageId: "picture",
  imageAlt: "picture’s description",
  priceNote: "price",
  contact: "contact",
  chair: "chair",
  takesRsvps: "whether RSVPs are taken",
  capacity: "seats",
  maxPartySize: "largest party",
  waitlist: "waiting list",
  waitlistOrder: "order of the waiting list",
  approval: "whether RSVPs are approved",
  takesTentative: "whether “perhaps” is an answer",
  takesApologies: "whether apologies are an answer",
  promotionHoldMinutes: "time to answer after moving up",
  confirmationHoldMinutes: "time to confirm a new RSVP",
  plusAddresses: "whether plus-addresses are the same person",
  proofOfWork: "proof of work",
  namesAttendees: "whether people are named",
  asksHeardFrom: "whether the form asks where people heard of it",
  reminders: "reminders",
  rsvpsOpenAtLocal: "when RSVPs open",
  rsvpsCloseAtLocal: "when RSVPs close",
  visibility: "visibility",
  slug: "address",
};

/** What was done, to follow a name: "put the meeting on". An action nobody wrote words for is read out as it is. */
export function doneInWords({ action }: Pick<Entry, "action">): string {
  const known = DONE[action];
  if (known) return known;
  const [noun = "", verb = ""] = action.replaceAll("-", " ").split(".");
  const said = noun === "rsvp" ? "RSVP" : noun;
  return verb ? `${verb} ${article(said)} ${said}` : said;
}

function article(noun: string): string {
  return noun === "RSVP" || /^[aeio]/.test(noun) ? "an" : "a";
}

/** The facts written down with it, as lines; a note is quoted. */
export function detailInWords({ detail }: Pick<Entry, "detail">): string[] {
  const { note, fields, title: _title, partySize, from, to, was, over, added, ...others } = detail;
  return [
    note ? `“${note}”` : "",
    fields ? String(fields).split(", ").flatMap(fieldInWords).join(", ") : "",
    typeof partySize === "number" && partySize > 1 ? `A party of ${partySize}` : "",
    from != null && to != null ? `From ${from} to ${to} seats` : "",
    was === "waitlisted" ? "It was on the waiting list" : "",
    over ? `Over the seats by ${over}` : "",
    typeof added === "number" && added > 1 ? `${added} at once` : "",
    ...Object.entries(others).map(([key, value]) =>
      value === null || value === "" ? "" : `${words(key)}: ${value}`,
    ),
  ].filter(Boolean);
}

/** Instants derived from local times say nothing new. */
function fieldInWords(field: string): string[] {
  return /At$/.test(field) ? [] : [FIELDS[field] ?? words(field)];
}

function words(key: string): string {
  return key.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
}
