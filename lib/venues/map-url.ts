type Where = {
  name: string;
  address: string;
  locality: string;
  postcode: string;
  latitude: number | null;
  longitude: number | null;
  mapLink: string | null;
};

/** A map of the place on OpenStreetMap, or the map that its organizers gave a link to; a link only, nothing is loaded from there. */
export function mapUrl(venue: Where): string {
  if (venue.latitude !== null && venue.longitude !== null) {
    const [lat, lon] = [venue.latitude, venue.longitude];
    return `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=17/${lat}/${lon}`;
  }
  if (venue.mapLink !== null) return venue.mapLink;
  const words = [venue.address || venue.name, venue.locality, venue.postcode].filter(Boolean);
  return `https://www.openstreetmap.org/search?query=${encodeURIComponent(words.join(", "))}`;
}
