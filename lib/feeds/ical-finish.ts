/**
 * The finishing pass over what ical-generator wrote. In order: unfold; take
 * the lines apart into calendar and events; add the properties that the
 * package lacks or writes wrongly; put every property in a fixed order, before
 * any component; drop empty ones; fold at 75 octets and end each line by CRLF.
 */
import type { CalendarEvent, CalendarFeed } from "./calendar-types.ts";
import { cssColourName } from "./colour.ts";
import { escapeText, feedLine, feedText, feedUri, joinLines, quoteParameter } from "./text.ts";

type Extras = {
  calendar: string[];
  zones: string[];
  /** In the order of the events. */
  events: string[][];
};

const CALENDAR_ORDER = [
  "VERSION",
  "PRODID",
  "CALSCALE",
  "METHOD",
  "NAME",
  "X-WR-CALNAME",
  "DESCRIPTION",
  "X-WR-CALDESC",
  "X-WR-TIMEZONE",
  "URL",
  "SOURCE",
  "COLOR",
  "X-APPLE-CALENDAR-COLOR",
  "REFRESH-INTERVAL",
  "X-PUBLISHED-TTL",
];

const EVENT_ORDER = [
  "UID",
  "DTSTAMP",
  "SEQUENCE",
  "CREATED",
  "LAST-MODIFIED",
  "STATUS",
  "TRANSP",
  "CLASS",
  "DTSTART",
  "DTEND",
  "SUMMARY",
  "LOCATION",
  "GEO",
  "X-APPLE-STRUCTURED-LOCATION",
  "URL",
  "CONFERENCE",
  "CATEGORIES",
  "DESCRIPTION",
  "ORGANIZER",
  "ATTENDEE",
];

const GEO_DIGITS = 6;
/** How near, in metres, Apple's maps count as there. */
const APPLE_RADIUS = 70;

function text(name: string, value: string): string {
  return value === "" ? "" : `${name}:${escapeText(value)}`;
}

function uri(name: string, value: string | null): string {
  return value === null ? "" : `${name}:${value}`;
}

/** The place of an event on one line: "Marchmont Centre, 62 Marchmont Street, London", or "Online". */
export function locationOf(event: CalendarEvent): string {
  if (!event.place) return event.onlineUrl || event.isOnlineOnly ? "Online" : "";
  return feedLine([event.place.name, event.place.address].filter(Boolean).join(", "));
}

/** Properties of the calendar itself (RFC 7986, section 5, and the X- names that came before it). */
export function calendarExtras(feed: CalendarFeed): string[] {
  const name = feedLine(feed.name);
  const description = feedText(feed.description, 1000);
  const colour = feed.colour && cssColourName(feed.colour);
  return [
    text("NAME", name),
    text("X-WR-CALNAME", name),
    text("DESCRIPTION", description),
    text("X-WR-CALDESC", description),
    `X-WR-TIMEZONE:${feed.zone}`,
    uri("URL", feedUri(feed.url)),
    uri("SOURCE;VALUE=URI", feedUri(feed.source)),
    colour ? `COLOR:${colour}` : "",
    colour ? `X-APPLE-CALENDAR-COLOR:${feed.colour?.toUpperCase()}` : "",
  ];
}

function geoLines({ place }: CalendarEvent): string[] {
  if (!place?.geo) return [];
  const [latitude, longitude] = [place.geo.latitude, place.geo.longitude].map((degrees) =>
    String(Number(degrees.toFixed(GEO_DIGITS))),
  );
  const address = feedLine(place.address);
  const parameters = [
    "VALUE=URI",
    address && `X-ADDRESS=${quoteParameter(address)}`,
    `X-APPLE-RADIUS=${APPLE_RADIUS}`,
    `X-TITLE=${quoteParameter(place.name)}`,
  ].filter(Boolean);
  return [
    `GEO:${latitude};${longitude}`,
    `X-APPLE-STRUCTURED-LOCATION;${parameters.join(";")}:geo:${latitude},${longitude}`,
  ];
}

/** Properties of an event that ical-generator lacks or escapes wrongly. */
export function eventExtras(event: CalendarEvent): string[] {
  const link = event.onlineUrl ? feedUri(event.onlineUrl) : null;
  return [
    ...geoLines(event),
    event.url && uri("URL", feedUri(event.url)),
    uri('CONFERENCE;VALUE=URI;FEATURE=VIDEO;LABEL="Join online"', link),
  ];
}

function nameOf(line: string): string {
  return /^[A-Z0-9-]+/i.exec(line)?.[0].toUpperCase() ?? "";
}

/** A property with nothing after its colon says nothing. */
function isEmpty(line: string): boolean {
  return line === "" || /^[A-Z0-9-]+:$/.test(line);
}

/** Known names in their order, others after them by name; the same name keeps its order. */
function arrange(lines: readonly string[], order: readonly string[]): string[] {
  return lines
    .filter((line) => !isEmpty(line))
    .map((line) => {
      const name = nameOf(line);
      const at = order.indexOf(name);
      return { line, rank: at < 0 ? order.length : at, name: at < 0 ? name : "" };
    })
    .sort((a, b) => a.rank - b.rank || (a.name < b.name ? -1 : Number(a.name > b.name)))
    .map(({ line }) => line);
}

/** The finished text of a calendar. `raw` is ical-generator's; nothing in it may hold a bare CR or LF. */
export function finish(raw: string, extras: Extras): string {
  const lines = raw.replace(/\r\n[ \t]/g, "").split("\r\n");
  const calendar: string[] = [...extras.calendar];
  const events: string[][] = [];
  let event: string[] | null = null;
  for (const line of lines) {
    if (line === "BEGIN:VCALENDAR" || line === "END:VCALENDAR") continue;
    if (line === "BEGIN:VEVENT") {
      event = [...(extras.events[events.length] ?? [])];
      events.push(event);
    } else if (line === "END:VEVENT") event = null;
    else (event ?? calendar).push(line.replace(/:MAILTO:(?=[^:]*$)/, ":mailto:"));
  }
  return joinLines([
    "BEGIN:VCALENDAR",
    ...arrange(calendar, CALENDAR_ORDER),
    ...extras.zones,
    ...events.flatMap((each) => ["BEGIN:VEVENT", ...arrange(each, EVENT_ORDER), "END:VEVENT"]),
    "END:VCALENDAR",
  ]);
}
