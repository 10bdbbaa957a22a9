/*
 * Which address takes what behind its question mark. A name that another
 * address takes chooses something that is not here; any other name means nothing.
 */

/** In which order the choices of a list stand in its address, and in the form that makes it. */
export const CHOICES = ["group", "series", "topic", "speaker", "venue", "attendance"] as const;

/** The pages that anybody may open, by their folders. */
export const PAGES: Record<string, readonly string[]> = {
  "/": [],
  "/archive": [...CHOICES, "page"],
  "/archive/[year]": [...CHOICES, "page"],
  "/articles": ["page"],
  "/articles/[slug]": [],
  "/calendar": CHOICES,
  "/calendar/[month]": CHOICES,
  "/calendars": [],
  "/groups": [],
  "/groups/[slug]": [],
  "/imprint": [],
  "/meetings": [...CHOICES, "page"],
  "/meetings/[slug]": ["said"],
  "/newsletter": ["page"],
  "/newsletter/[slug]": [],
  "/privacy": [],
  "/publications/[slug]": [],
  "/publications/[slug]/[number]": [],
  "/rsvps": ["said"],
  "/rsvps/[token]": ["said"],
  "/rsvps/[token]/ticket": [],
  "/rsvps/address/[link]": [],
  "/rsvps/all/[link]": [],
  "/search": ["q", "kind", "year", "page"],
  "/series/[slug]": [],
  "/speakers": [],
  "/speakers/[slug]": [],
  "/subscribe": ["group", "said"],
  "/subscribe/confirm/[token]": [],
  "/subscribe/manage/[token]": ["said"],
  "/tickets/[token]": [],
  "/topics": [],
  "/topics/[slug]": [],
  "/venues": [],
  "/venues/[slug]": [],
};

/** What programs ask for. Some add a name of their own to have it anew: that one is passed over. */
export const FILES: Record<string, readonly string[]> = {
  "/api/search": ["q"],
  "/articles/[slug]/cite/[format]": [],
  "/feeds/[file]": [],
  "/feeds/meetings.ics": [],
  "/groups/[slug]/calendar.ics": [],
  "/groups/[slug]/feeds/[file]": [],
  "/healthz": [],
  "/images/[id]": [],
  "/meetings/[slug]/calendar.ics": [],
  "/meetings/[slug]/cite/[format]": [],
  "/meetings/[slug]/picture.png": ["v"],
  "/meetings/[slug]/player/[article]": ["play"],
  "/opensearch.xml": [],
  "/passkey-challenge": [],
  "/publications/[slug]/[number]/cite/[format]": [],
  "/publications/[slug]/feeds/[file]": [],
  "/rsvp-challenge": ["meeting"],
  "/rsvps/[token]/calendar.ics": [],
  "/rsvps/[token]/data.json": [],
  "/subscribe/manage/[token]/data.json": [],
  "/topics/[slug]/feeds/[file]": [],
  "/unsubscribe/[token]": [],
};

/** Names that choose what is shown, wherever they are taken. */
export const FILTERS: ReadonlySet<string> = new Set([...CHOICES, "q", "kind", "year"]);

export type Taken = { names: readonly string[]; strays: "dropped" | "passed over" };

/** Words before places, as Next takes them. */
const routes = [
  ...Object.entries(PAGES).map(([route, names]) => ({ route, names, strays: "dropped" as const })),
  ...Object.entries(FILES).map(([route, names]) => ({
    route,
    names,
    strays: "passed over" as const,
  })),
]
  .map(({ route, ...taken }) => ({
    address: new RegExp(`^${route.replace(/\[\w+\]/g, "[^/]+").replaceAll(".", "\\.")}$`),
    places: route.split("[").length,
    taken,
  }))
  .sort((a, b) => a.places - b.places);

/** What the address at a path takes; null where it is no public one. */
export function takenAt(path: string): Taken | null {
  return routes.find(({ address }) => address.test(path))?.taken ?? null;
}
