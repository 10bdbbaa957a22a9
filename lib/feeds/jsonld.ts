import type {
  CreativeWork,
  Event,
  Offer,
  Organization,
  Place,
  Schedule,
  VirtualLocation,
  WithContext,
} from "schema-dts";
import type { Price } from "#lib/meetings/price.ts";
import type { PublicMeeting } from "#lib/meetings/public-queries.ts";
import { windowOf } from "#lib/meetings/rsvp-window.ts";
import { now } from "#lib/time/clock.ts";
import { clockTime, longDate } from "#lib/time/dates.ts";
import { sessionsOf } from "#lib/time/sessions.ts";
import { authors, filled, place } from "./jsonld-parts.ts";

/** A meeting as anyone may know it: plain data. */
type JsonLdMeeting = Pick<
  PublicMeeting,
  | "title"
  | "summary"
  | "occasion"
  | "language"
  | "status"
  | "startsAtLocal"
  | "endsAtLocal"
  | "timeZone"
  | "dailyFrom"
  | "dailyUntil"
  | "doorsAtLocal"
  | "startsAt"
  | "endsAt"
  | "doorsAt"
  | "venue"
  | "online"
  | "onlineUrl"
  | keyof Price
  | "takesRsvps"
  | "rsvpsOpenAt"
  | "rsvpsCloseAt"
  | "capacity"
  | "seats"
  | "group"
  | "cohosts"
  | "programme"
  | "reading"
  | "topics"
>;

/** ISO 8601 with the zone's offset at that instant: "2007-10-07T14:00:00+01:00". */
function isoWithOffset(local: string, instant: Date): string {
  const minutes = Math.round((Date.parse(`${local}:00Z`) - instant.getTime()) / 60_000);
  const pad = (n: number) => String(n).padStart(2, "0");
  const size = Math.abs(minutes);
  return `${local}:00${minutes < 0 ? "-" : "+"}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
}

function location(meeting: JsonLdMeeting, url: string): Event["location"] {
  const hall = meeting.venue ? place(meeting.venue) : null;
  const room: VirtualLocation | null = meeting.online
    ? { "@type": "VirtualLocation", url: meeting.onlineUrl ?? url }
    : null;
  if (hall && room) return [hall, room];
  // An event must have a place, also while nobody knows which.
  const open: Place = { "@type": "Place", name: "To be announced", address: "To be announced" };
  return hall ?? room ?? open;
}

/** Each day's hours, where it has them: what is between start and end is not all of it. */
function scheduleOf(meeting: JsonLdMeeting): Schedule[] | undefined {
  const sessions = sessionsOf(meeting);
  if (sessions.length === 1) return undefined;
  return sessions.map(({ startsAtLocal, endsAtLocal }) => ({
    "@type": "Schedule",
    startDate: startsAtLocal.slice(0, 10),
    endDate: endsAtLocal.slice(0, 10),
    startTime: `${clockTime(startsAtLocal)}:00`,
    endTime: `${clockTime(endsAtLocal)}:00`,
    scheduleTimezone: meeting.timeZone,
  }));
}

const STATUS: Record<string, string> = {
  cancelled: "EventCancelled",
  postponed: "EventPostponed",
};

const organization =
  (siteUrl: string) =>
  ({ name, url, slug }: Pick<JsonLdMeeting["group"], "name" | "url" | "slug">): Organization => ({
    "@type": "Organization",
    name,
    url: url || `${siteUrl}/groups/${slug}`,
  });

const work = (article: JsonLdMeeting["reading"][number]): CreativeWork => ({
  "@type": "CreativeWork",
  name: article.title,
  author: authors(article.author),
  isPartOf: article.publication
    ? { "@type": "CreativeWork", name: article.publication }
    : undefined,
  datePublished: filled(article.publishedOn),
  url: filled(article.url),
});

/** Words that go with an amount may name who pays nothing; words alone say nothing to machines. */
function forFree({ free, priceAmount, priceNote }: Price): boolean | undefined {
  if (free) return true;
  return priceAmount !== null && priceNote === "" ? false : undefined;
}

/** Whether there are seats to be had; nothing of a meeting that is off, over or takes no RSVPs just now. */
function availability(meeting: JsonLdMeeting, at: Date): Offer["availability"] {
  // What the public is shown is not deleted.
  if (windowOf({ ...meeting, deletedAt: null }, at) !== "open") return undefined;
  return meeting.seats === "full" ? "https://schema.org/SoldOut" : "https://schema.org/InStock";
}

function offer(meeting: JsonLdMeeting, url: string): Offer | undefined {
  const price = meeting.free ? "0" : meeting.priceAmount;
  if (price === null) return undefined;
  return {
    "@type": "Offer",
    url,
    price,
    priceCurrency: filled(meeting.priceCurrency),
    description: filled(meeting.priceNote),
    availability: availability(meeting, now()),
  };
}

/**
 * A meeting as schema.org/Event, after Google's notes on events: a postponed
 * one keeps its start and repeats it as the previous one. Nobody's name but
 * the speakers' is in it.
 *
 * @param url the canonical page
 * @param image the address of its picture
 */
export function meetingJsonLd(
  meeting: JsonLdMeeting,
  url: string,
  image: string,
): WithContext<Event> {
  const start = isoWithOffset(meeting.startsAtLocal, meeting.startsAt);
  const { doorsAtLocal, doorsAt } = meeting;
  const speakers = new Map(meeting.programme.flatMap((i) => i.speakers.map((s) => [s.name, s])));
  const works = (...relations: string[]) => {
    const list = meeting.reading.filter((r) => relations.includes(r.relation)).map(work);
    return list.length > 0 ? list : undefined;
  };
  return {
    "@context": "https://schema.org",
    "@type": "Event",
    "@id": url,
    url,
    name: meeting.title,
    description:
      meeting.summary || meeting.occasion || `${meeting.title}, ${longDate(meeting.startsAtLocal)}`,
    image,
    inLanguage: filled(meeting.language),
    startDate: start,
    endDate: isoWithOffset(meeting.endsAtLocal, meeting.endsAt),
    eventSchedule: scheduleOf(meeting),
    doorTime: doorsAtLocal && doorsAt ? isoWithOffset(doorsAtLocal, doorsAt) : undefined,
    previousStartDate: meeting.status === "postponed" ? start : undefined,
    eventStatus:
      `https://schema.org/${STATUS[meeting.status] ?? "EventScheduled"}` as Event["eventStatus"],
    eventAttendanceMode: `https://schema.org/${
      meeting.online ? (meeting.venue ? "Mixed" : "Online") : "Offline"
    }EventAttendanceMode` as Event["eventAttendanceMode"],
    location: location(meeting, url),
    organizer: [meeting.group, ...meeting.cohosts].map(organization(new URL(url).origin)),
    performer:
      speakers.size > 0
        ? [...speakers.values()].map((s) => ({
            "@type": "Person" as const,
            name: s.name,
            url: filled(s.url),
          }))
        : undefined,
    isAccessibleForFree: forFree(meeting),
    offers: offer(meeting, url),
    keywords: filled(meeting.topics.map((t) => t.name).join(", ")),
    workFeatured: works("read-before", "background", "cited"),
    subjectOf: works("announcement", "report", "photos"),
    recordedIn: works("recording"),
  };
}
