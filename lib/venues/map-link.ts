import { type Coordinates, parseCoordinates } from "./coordinates.ts";

/** The place on a map: where it is, or else a map site's own link to it. */
type MapPlace =
  | (Coordinates & { mapLink: null })
  | { latitude: null; longitude: null; mapLink: string };

/** Map sites whose links, as phones share them, need not say where the place is. */
const MAP_HOSTS = [
  "maps.app.goo.gl",
  "maps.apple.com",
  "maps.apple",
  "maps.google.com",
  "osm.org",
  "openstreetmap.org",
  "www.openstreetmap.org",
  "share.here.com",
  "wego.here.com",
  "what3words.com",
  "w3w.co",
  "mapy.com",
  "mapy.cz",
  "omaps.app",
  "comaps.at",
];

/** Sites that have maps among other things, and where those stand. */
const MAP_PATHS = [
  /^goo\.gl\/maps\//,
  /^(www\.)?google(\.[a-z]{2,3}){1,2}\/maps\//,
  /^(www\.)?bing\.com\/maps/,
  /^yandex\.(com|ru)\/maps\//,
  /^(www\.)?waze\.com\/(ul|live-map)/,
  /^osmand\.net\/map/,
];

/**
 * What is pasted for a place on the map: coordinates in any of their forms, or
 * a link of a map site, also with the words that a phone shares it with. A
 * short link is kept as it is and never followed: nobody's server is asked
 * where a society meets. Null for anything else.
 */
export function readMapPlace(text: string): MapPlace | null {
  const link = linkIn(text);
  const found = parseCoordinates(text) ?? parseCoordinates(link) ?? fromShortcode(link);
  if (found) return { ...found, mapLink: null };
  const mapLink = asMapLink(link);
  return mapLink === null ? null : { latitude: null, longitude: null, mapLink };
}

/** The first link in it, without what ends the sentence; phones leave out the scheme of some. */
function linkIn(text: string): string {
  const [found = ""] =
    /\bhttps?:\/\/[^\s<>"]+/i.exec(text) ??
    /(?<![\w@./:-])(?:[a-z0-9-]+\.)+[a-z]{2,}\/[^\s<>"]+/i.exec(text) ??
    [];
  const link = found.replace(/(?:[.,;:!?'’”»\]]|(?<!\([^()]*)\))+$/, "");
  return link === "" || /^https?:/i.test(link) ? link : `https://${link}`;
}

function asMapLink(link: string): string | null {
  if (!URL.canParse(link)) return null;
  const url = new URL(link);
  const { hostname, pathname, search } = url;
  const isMap =
    MAP_HOSTS.includes(hostname) || MAP_PATHS.some((path) => path.test(hostname + pathname));
  // A map site's front page is no place.
  const isPlace = pathname.length > 1 || search.length > 1;
  if (!isMap || !isPlace || url.username || url.port) return null;
  url.protocol = "https:";
  return url.href;
}

const SHORTCODE = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_~";

/**
 * The place that OpenStreetMap's own short links spell out: bits of longitude
 * and latitude in turn, six to a letter
 * (wiki.openstreetmap.org/wiki/Shortlink). Older ones have @ for ~.
 */
function fromShortcode(link: string): Coordinates | null {
  const [, code] =
    /^https?:\/\/(?:(?:www\.)?openstreetmap|osm)\.org\/go\/([\w~@]{5,})/.exec(link) ?? [];
  if (!code) return null;
  let [longitude, latitude] = [-180, -90];
  let step = 1;
  for (const letter of code.replaceAll("@", "~").slice(0, 11)) {
    const bits = SHORTCODE.indexOf(letter);
    for (const shift of [4, 2, 0]) {
      step /= 2;
      if ((bits >> shift) & 2) longitude += 360 * step;
      if ((bits >> shift) & 1) latitude += 180 * step;
    }
  }
  const rounded = (degrees: number) => Math.round(degrees * 1e5) / 1e5;
  return { latitude: rounded(latitude), longitude: rounded(longitude) };
}

/** As the form shows it: two numbers, or the link; "" where there is none. */
export function formatMapPlace(venue: {
  latitude: number | null;
  longitude: number | null;
  mapLink: string | null;
}): string {
  const { latitude, longitude, mapLink } = venue;
  return latitude === null || longitude === null ? (mapLink ?? "") : `${latitude}, ${longitude}`;
}
