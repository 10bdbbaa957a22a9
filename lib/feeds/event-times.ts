import { Temporal } from "temporal-polyfill";
import { isNewLaw } from "#lib/time/zone-law.ts";
import type { CalendarEvent } from "./calendar-types.ts";
import { isUtc } from "./vtimezone.ts";

/** How an event's times are written: a zone's name beside local times, or null for UTC or whole days. */
export type EventTimes = {
  start: Temporal.ZonedDateTime | Temporal.PlainDate;
  /** Exclusive; null if the event would end before it begins. */
  end: Temporal.ZonedDateTime | Temporal.PlainDate | null;
  zone: string | null;
  /** For ordering and for the years that the zone's rules must cover. */
  startsAt: Temporal.Instant;
  years: [number, number];
};

function wholeDays(event: CalendarEvent): EventTimes {
  const start = Temporal.PlainDate.from(event.startsAtLocal.slice(0, 10));
  const last = Temporal.PlainDate.from(event.endsAtLocal.slice(0, 10));
  const end = (Temporal.PlainDate.compare(last, start) < 0 ? start : last).add({ days: 1 });
  return {
    start,
    end,
    zone: null,
    startsAt: start.toZonedDateTime("UTC").toInstant(),
    years: [start.year, end.year],
  };
}

/** Both moments that a wall time can mean: the same but in a repeated hour. In a gap it is read as after it. */
function momentsOf(local: string, zone: string): [Temporal.ZonedDateTime, Temporal.ZonedDateTime] {
  const wall = Temporal.PlainDateTime.from(local);
  const first = wall.toZonedDateTime(zone);
  const second = wall.toZonedDateTime(zone, { disambiguation: "later" });
  const repeated = second.toPlainDateTime().equals(first.toPlainDateTime());
  return [first, repeated ? second : first];
}

// A feed is asked for again and again, and its times are the dear part of it.
const cache = new Map<string, EventTimes>();

/**
 * The times of an event as calendar text writes them. In a repeated hour a
 * local time with TZID means its first pass (RFC 5545, section 3.3.5), but
 * some readers take the second, so such an event is written in UTC; so is one
 * in a zone whose law readers may not know yet.
 */
export function timesOf(event: CalendarEvent): EventTimes {
  const { startsAtLocal, endsAtLocal, zone, startsAt, endsAt, allDay } = event;
  const key = [startsAtLocal, endsAtLocal, zone, startsAt?.getTime(), endsAt?.getTime(), allDay];
  const known = cache.get(key.join(" "));
  if (known) return known;
  const times = event.allDay ? wholeDays(event) : clockTimes(event);
  if (cache.size > 5000) cache.clear();
  cache.set(key.join(" "), times);
  return times;
}

function clockTimes(event: CalendarEvent): EventTimes {
  const starts = momentsOf(event.startsAtLocal, event.zone);
  const ends = momentsOf(event.endsAtLocal, event.zone);
  const start = starts.find((m) => m.epochMilliseconds === event.startsAt?.getTime()) ?? starts[0];
  const end = ends.find((m) => m.epochMilliseconds === event.endsAt?.getTime()) ?? ends[0];
  const doubtful = [starts, ends].some(([first, second]) => !first.equals(second));
  const unheardOf = end.year >= 2026 && isNewLaw(event.zone);
  return {
    start,
    end: Temporal.ZonedDateTime.compare(start, end) < 0 ? end : null,
    zone: doubtful || unheardOf || isUtc(event.zone) ? null : event.zone,
    startsAt: start.toInstant(),
    years: [start.year, Math.max(start.year, end.year)],
  };
}
