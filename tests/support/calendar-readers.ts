import ICAL from "ical.js";
import nodeIcal, { type ParameterValue } from "node-ical";

/** What a reader that goes by the file's VTIMEZONE makes of the events (ical.js, as Thunderbird). */
export function readWithZones(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  const zones = new Map(
    calendar
      .getAllSubcomponents("vtimezone")
      .map((zone) => [String(zone.getFirstPropertyValue("tzid")), new ICAL.Timezone(zone)]),
  );
  return calendar.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    const instant = (name: string): number => {
      const property = component.getFirstProperty(name);
      const time = property?.getFirstValue() as ICAL.Time;
      const zone = zones.get(String(property?.getParameter("tzid")));
      if (zone) time.zone = zone;
      return time.toUnixTime() * 1000;
    };
    return {
      uid: event.uid,
      title: event.summary,
      description: event.description,
      location: event.location,
      start: instant("dtstart"),
      end: component.hasProperty("dtend") ? instant("dtend") : null,
      component,
    };
  });
}

function textOf(value: ParameterValue | undefined): string | undefined {
  return typeof value === "object" ? value.val : value;
}

/** What a reader that goes by the zone's name makes of the events (node-ical). */
export function readByName(text: string) {
  return Object.values(nodeIcal.sync.parseICS(text)).flatMap((entry) =>
    entry?.type === "VEVENT"
      ? [
          {
            uid: entry.uid,
            title: textOf(entry.summary),
            description: textOf(entry.description),
            location: textOf(entry.location),
            start: entry.start.getTime(),
            end: entry.end?.getTime() ?? null,
          },
        ]
      : [],
  );
}

/** The content lines of a calendar, unfolded, without the empty piece after the last line end. */
export function linesOf(text: string): string[] {
  return text
    .replace(/\r\n[ \t]/g, "")
    .split("\r\n")
    .slice(0, -1);
}

/** The names of a calendar's content lines, in order. */
export function namesOf(text: string): string[] {
  return linesOf(text).map((line) => /^[A-Z-]+/.exec(line)?.[0] ?? line);
}
