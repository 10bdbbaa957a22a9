export type Coordinates = { latitude: number; longitude: number };

const NUMBER = String.raw`(-?\d{1,3}(?:\.\d+)?)`;
const PAIR = new RegExp(String.raw`^${NUMBER}\s*[,; ]\s*${NUMBER}$`);
/** "51.5254° N, 0.1243° W" */
const HEMISPHERES =
  /^(\d{1,3}(?:\.\d+)?)\s*°?\s*([NS])\s*[,; ]\s*(\d{1,3}(?:\.\d+)?)\s*°?\s*([EW])$/i;

/** How map sites and apps write a place into an address: the marker before the map's centre. */
const IN_LINKS = [
  new RegExp(`!3d${NUMBER}!4d${NUMBER}`),
  new RegExp(`[?&]mlat=${NUMBER}&mlon=${NUMBER}`),
  new RegExp(
    `[?&](?:q|query|ll|sll|cp|coordinate|daddr|destination|center)=(?:loc:)?${NUMBER}(?:,|~|%2C)\\+?${NUMBER}`,
    "i",
  ),
  new RegExp(`[?&]lat=${NUMBER}&(?:lon|lng)=${NUMBER}`),
  new RegExp(`@${NUMBER},${NUMBER}`),
  new RegExp(`#map=[\\d.]+/${NUMBER}/${NUMBER}`),
  new RegExp(`[?&]pin=${NUMBER},${NUMBER}`),
  new RegExp(`^https?://share\\.here\\.com/l/${NUMBER},${NUMBER}`),
  // RFC 5870, section 3.3.
  new RegExp(`\\bgeo:${NUMBER},${NUMBER}`),
];

/**
 * 0, 0 is how phones say that a place has no coordinates ("geo:0,0?q=14
 * Saddler’s Yard"): there is only sea.
 */
function onEarth(latitude: number, longitude: number): Coordinates | null {
  const real = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  return real && (latitude !== 0 || longitude !== 0) ? { latitude, longitude } : null;
}

/**
 * Coordinates in degrees (WGS 84) from what people paste: "51.52, -0.12",
 * "51.52° N, 0.12° W", a geo: URI or the long link of a map site. Null where
 * there are none in it.
 */
export function parseCoordinates(text: string): Coordinates | null {
  const pair = PAIR.exec(text);
  if (pair) return onEarth(Number(pair[1]), Number(pair[2]));
  const named = HEMISPHERES.exec(text);
  if (named) {
    const north = named[2]?.toUpperCase() === "N" ? 1 : -1;
    const east = named[4]?.toUpperCase() === "E" ? 1 : -1;
    return onEarth(north * Number(named[1]), east * Number(named[3]));
  }
  for (const form of IN_LINKS) {
    const found = form.exec(text);
    if (found) return onEarth(Number(found[1]), Number(found[2]));
  }
  return null;
}
