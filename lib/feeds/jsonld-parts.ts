import type { Article, Place } from "schema-dts";
import { authorsOf } from "#lib/text/authors.ts";

/* What pages of every kind are made of, as machines are told of them (schema.org). */

/** The text, or nothing where it is empty. */
export const filled = (text: string | null) => (text ? text : undefined);

/** Who wrote it: people and bodies as such, and by the bare name who could be either. */
export function authors(line: string): Article["author"] {
  const named = authorsOf(line).map(({ name, kind, parts }) => {
    if (kind === "body") return { "@type": "Organization" as const, name };
    if (kind === null) return name;
    const { family, given } = parts ?? {};
    return { "@type": "Person" as const, name, familyName: family, givenName: given };
  });
  return named.length > 1 ? named : named[0];
}

/** A hall as machines are told of it. */
export type JsonLdVenue = {
  name: string;
  url: string | null;
  address: string;
  locality: string;
  postcode: string;
  country: string;
  latitude: number | null;
  longitude: number | null;
};

/** A hall; its name stands for an address that is not known, which must not be missing. */
export function place(venue: JsonLdVenue): Exclude<Place, string> {
  const { address, locality, postcode, country } = venue;
  return {
    "@type": "Place",
    name: venue.name,
    url: filled(venue.url),
    address:
      address || locality || postcode || country
        ? {
            "@type": "PostalAddress",
            streetAddress: filled(address),
            addressLocality: filled(locality),
            postalCode: filled(postcode),
            addressCountry: filled(country),
          }
        : venue.name,
    geo:
      venue.latitude !== null && venue.longitude !== null
        ? { "@type": "GeoCoordinates", latitude: venue.latitude, longitude: venue.longitude }
        : undefined,
  };
}

/** JSON for a script element: nothing in it can end the script or open a comment. */
export function jsonLdText(data: object): string {
  return JSON.stringify(data)
    .replace(/</g, "\\u003c")
    .replace(/>/g, "\\u003e")
    .replace(/&/g, "\\u0026")
    .replace(/\u2028/g, "\\u2028")
    .replace(/\u2029/g, "\\u2029");
}
