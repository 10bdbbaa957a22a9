/** Links that put a copy of a meeting into a calendar on the web; no standard, but what the services read. */
import { Temporal } from "temporal-polyfill";
import { type Hours, sessionsOf } from "#lib/time/sessions.ts";
import { feedLine, feedText } from "./text.ts";

export type CalendarLinkMeeting = Hours & {
  title: string;
  /** On one line; "" if unknown. */
  place: string;
  /** The link to take part online, for who may have it. */
  onlineUrl: string | null;
  /** Plain text. */
  summary: string;
  /** The canonical page. */
  url: string;
};

type CalendarLinks = {
  google: string;
  outlook: string;
  microsoft365: string;
  yahoo: string;
};

/** One of the services, with the address that fills the meeting in. */
type CalendarService = { name: string; href: string };

/** Some services refuse much longer addresses. */
const LONGEST = 1800;
const TITLE_MAX = 150;
const PLACE_MAX = 200;

type Field = [name: string, value: string];

function encode(value: string): string {
  return encodeURIComponent(value.toWellFormed()).replace(/'/g, "%27");
}

function address(base: string, fields: Field[]): string {
  const query = fields.filter(([, value]) => value !== "");
  return base + query.map(([name, value]) => `&${name}=${encode(value)}`).join("");
}

/** At most so many encoded characters of a text, cut between words where it has some, with an ellipsis. */
function cutToFit(value: string, room: number): string {
  if (encode(value).length <= room) return value;
  let kept = "";
  let used = encode("…").length;
  for (const point of value) {
    used += encode(point).length;
    if (used > room) break;
    kept += point;
  }
  if (kept === "") return "";
  const space = kept.lastIndexOf(" ");
  return `${(space > kept.length / 2 ? kept.slice(0, space) : kept).trimEnd()}…`;
}

/** The address with as much of the summary as fits; the page's own address is always in it, and the link to take part. */
function fitting(meeting: CalendarLinkMeeting, build: (text: string) => string): string {
  const { onlineUrl, url } = meeting;
  const always = onlineUrl ? `Join online: ${onlineUrl}\n\n${url}` : url;
  const room = LONGEST - build(`\n\n${always}`).length;
  const summary = cutToFit(feedText(meeting.summary), Math.max(room, 0));
  return build(summary ? `${summary}\n\n${always}` : always);
}

function utc(at: Date): string {
  return at.toISOString().replace(/\.\d{3}/, "");
}

function compactUtc(at: Date): string {
  return utc(at).replace(/[-:]/g, "");
}

function compactLocal(local: string): string {
  return `${local.replace(/[-:]/g, "")}00`;
}

function isExact(local: string, zone: string): boolean {
  const wall = Temporal.PlainDateTime.from(local);
  const [first, last] = (["earlier", "later"] as const).map((disambiguation) =>
    wall.toZonedDateTime(zone, { disambiguation }),
  );
  return first !== undefined && last !== undefined && first.equals(last);
}

/** Google reads local times beside `ctz`; where the clock leaves them in doubt, instants. */
function googleDates(meeting: CalendarLinkMeeting): string {
  const { startsAtLocal, endsAtLocal, timeZone } = meeting;
  return isExact(startsAtLocal, timeZone) && isExact(endsAtLocal, timeZone)
    ? `${compactLocal(startsAtLocal)}/${compactLocal(endsAtLocal)}`
    : `${compactUtc(meeting.startsAt)}/${compactUtc(meeting.endsAt)}`;
}

/** Hours and minutes "HHMM", or "" for what Yahoo cannot say. */
function yahooDuration(meeting: CalendarLinkMeeting): string {
  const minutes = Math.round((meeting.endsAt.getTime() - meeting.startsAt.getTime()) / 60_000);
  if (minutes >= 100 * 60) return "";
  const parts = [Math.floor(minutes / 60), minutes % 60];
  return parts.map((part) => String(part).padStart(2, "0")).join("");
}

/**
 * Addresses, of at most about 1,800 characters, that open a web calendar with
 * the meeting filled in. What they make is a copy: later changes do not reach
 * it. Offer the .ics file beside them.
 */
export function calendarLinks(meeting: CalendarLinkMeeting): CalendarLinks {
  const title = feedLine(meeting.title, TITLE_MAX);
  const place = feedLine(meeting.place, PLACE_MAX);
  const outlook = (host: string) =>
    fitting(meeting, (body) =>
      address(`https://${host}/calendar/deeplink/compose?path=%2Fcalendar%2Faction%2Fcompose`, [
        ["rru", "addevent"],
        ["subject", cutToFit(title, 600)],
        ["startdt", utc(meeting.startsAt)],
        ["enddt", utc(meeting.endsAt)],
        ["allday", "false"],
        ["body", body],
        ["location", cutToFit(place, 500)],
      ]),
    );
  return {
    google: fitting(meeting, (details) =>
      address("https://calendar.google.com/calendar/render?action=TEMPLATE", [
        ["text", cutToFit(title, 600)],
        ["dates", googleDates(meeting)],
        ["ctz", meeting.timeZone],
        ["details", details],
        ["location", cutToFit(place, 500)],
      ]),
    ),
    outlook: outlook("outlook.live.com"),
    microsoft365: outlook("outlook.office.com"),
    // Its reading of the end is unreliable, so the duration goes with it.
    yahoo: fitting(meeting, (desc) =>
      address("https://calendar.yahoo.com/?v=60", [
        ["title", cutToFit(title, 600)],
        ["st", compactUtc(meeting.startsAt)],
        ["et", compactUtc(meeting.endsAt)],
        ["dur", yahooDuration(meeting)],
        ["desc", desc],
        ["in_loc", cutToFit(place, 500)],
      ]),
    ),
  };
}

/** The same as a list to offer, the most used first. */
export function calendarServices(meeting: CalendarLinkMeeting): CalendarService[] {
  // An address holds one event, and a meeting with daily hours is one a day: the file has them.
  if (sessionsOf(meeting).length > 1) return [];
  const links = calendarLinks(meeting);
  return [
    { name: "Google", href: links.google },
    { name: "Outlook.com", href: links.outlook },
    { name: "Microsoft 365", href: links.microsoft365 },
    { name: "Yahoo", href: links.yahoo },
  ];
}
