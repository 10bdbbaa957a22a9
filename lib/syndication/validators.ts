import { createHash } from "node:crypto";

/*
 * By what a client tells that it has what it would be sent: strong entity tags
 * made of the content (RFC 9110, section 8.8.3), one for each coding.
 */

type Coding = "gzip" | "deflate" | "identity";

export type Tags = Record<Coding, string>;

function accepts(coding: string, header: string | null | undefined): boolean {
  let any = false;
  for (const part of (header ?? "").toLowerCase().split(",")) {
    const [name = "", ...parameters] = part.split(";").map((piece) => piece.trim());
    const weight = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2);
    const wanted = weight === undefined || Number(weight) > 0;
    if (name === coding) return wanted;
    if (name === "*") any = wanted;
  }
  return any;
}

/** The coding that the server will send to a client with this Accept-Encoding (RFC 9110, section 12.5.3). */
export function codingFor(header: string | null | undefined): Coding {
  if (accepts("gzip", header)) return "gzip";
  return accepts("deflate", header) ? "deflate" : "identity";
}

/** The entity tags of a content. */
export function tagsFor(content: string | Uint8Array): Tags {
  const hash = createHash("sha256").update(content).digest("base64url").slice(0, 27);
  return { identity: `"${hash}"`, gzip: `"${hash}-gz"`, deflate: `"${hash}-df"` };
}

/**
 * Which of the tags If-None-Match names, for the 304 to carry; null where it
 * names none. Every coding holds the same content, so each of their tags is
 * current; the field is compared weakly (RFC 9110, section 13.1.2).
 */
export function namedTag(tags: Tags, selected: Coding, ifNoneMatch: string): string | null {
  if (ifNoneMatch.trim() === "*") return tags[selected];
  const given: string[] = ifNoneMatch.match(/"[^"]*"/g) ?? [];
  return [tags[selected], ...Object.values(tags)].find((tag) => given.includes(tag)) ?? null;
}
