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
  "rsvp.received": "took a seat",
  "rsvp.waitlisted": "joined the waiting list",
  "rsvp.promoted": "moved up from the waiting list",
  "rsvp.changed": "changed the size of their party",
  "rsvp.cancelled": "cancelled an RSVP",
  "rsvp.exported": "saved the attendee list as a file",
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
  const { note, fields, title: _title, partySize, from, to, was, ...others } = detail;
  return [
    note ? `“${note}”` : "",
    fields ? String(fields).split(", ").flatMap(fieldInWords).join(", ") : "",
    typeof partySize === "number" && partySize > 1 ? `A party of ${partySize}` : "",
    from != null && to != null ? `From ${from} to ${to} seats` : "",
    was === "waitlisted" ? "It was on the waiting list" : "",
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
