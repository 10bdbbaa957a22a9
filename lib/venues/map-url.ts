type Where = {
  name: string;
  address: string;
  locality: string;
  postcode: string;
  latitude: number | null;
  longitude: number | null;
  mapLink: string | null;
};

/**
 * A map of the place on OpenStreetMap, or the map that its organizers gave a
 * link to; a link only, nothing is loaded from there. Null for a place that is
 * only a name: no map knows it.
 */
export function mapUrl(venue: Where): string | null {
  if (venue.latitude !== null && venue.longitude !== null) {
    const [lat, lon] = [venue.latitude, venue.longitude];
    return `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=17/${lat}/${lon}`;
  }
  if (venue.mapLink !== null) return venue.mapLink;
  const { name, address, locality, postcode } = venue;
  if (![address, locality, postcode].some(Boolean)) return null;
  const words = [address || name, locality, postcode].filter(Boolean);
  return `https://www.openstreetmap.org/search?query=${encodeURIComponent(words.join(", "))}`;
}
