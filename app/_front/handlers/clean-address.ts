import type { Handler } from "../exchange.ts";
import { movedTo } from "../refusal.ts";

/** What others add to links in order to follow people about. */
const TRACKING =
  /^(utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|li_fat_id|igshid|igsh|mc_cid|mc_eid|mkt_tok|_hsenc|_hsmi|vero_id|oly_anon_id|oly_enc_id)$/i;

/** Where capitals are only somebody's way of writing; below these stand names in small letters. */
const FOLDERS = new Set(
  "meetings archive articles groups speakers venues topics series publications newsletter".split(
    " ",
  ),
);
/** The same of the first part alone: below these stand secrets, or nothing. */
const PAGES = new Set(
  "calendar calendars search subscribe rsvps tickets privacy imprint dashboard sign-in".split(" "),
);

/** In small letters, but for the escapes (%C3), whose letters are none. */
const small = (name: string) =>
  name.replace(/%[0-9a-f]{2}|[A-Z]/gi, (one) => (one.length > 1 ? one : one.toLowerCase()));

/** The path with its names in small letters, where it is known that they are. */
function lowered(path: string): string {
  const [, first = "", ...below] = path.split("/");
  const name = first.toLowerCase();
  if (PAGES.has(name)) return ["", name, ...below].join("/");
  if (!FOLDERS.has(name)) return path;
  return ["", name, ...below.slice(0, 1).map(small), ...below.slice(1)].join("/");
}

function withoutTracking(query: string): string {
  const named = (part: string) => part.split("=", 1)[0] ?? "";
  return query
    .split("&")
    .filter((part) => !TRACKING.test(named(part)))
    .join("&");
}

/**
 * Leads from an address with names for tracking, or with capitals, to the one
 * address that a page has: nobody shares, keeps or counts another.
 */
export const cleanAddress: Handler = ({ unsafe, url, path, kind }) => {
  if (unsafe || kind.scripts === "any") return;
  const query = url.slice(path.length + 1);
  const kept = withoutTracking(query);
  const clean = lowered(path) + (kept ? `?${kept}` : "");
  return clean === path + (query ? `?${query}` : "") ? undefined : movedTo(clean);
};
