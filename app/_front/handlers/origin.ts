import type { IncomingHttpHeaders } from "node:http";
import type { Handler } from "../exchange.ts";

/** Refuses what does not come from a page of this site, where it could change something. */
export const origin: Handler = ({ req, unsafe, kind, own }) => {
  if (!unsafe || kind.takes === "anything" || isFromOwnPage(req.headers, own.origin)) return;
  return {
    status: 403,
    title: "This was not sent from a page of this site",
    advice: `For safety, forms are accepted only from the site’s own pages. Please open ${own.origin} and try again there. If that is where you are, whoever runs the site should check its SITE_URL setting.`,
  };
};

/**
 * Whether a request that may change something comes from one of our own
 * pages. Pages that hide their address (`no-referrer`) send `Origin: null`
 * from forms; then only the browser's own word counts (Fetch Metadata).
 */
export function isFromOwnPage(headers: IncomingHttpHeaders, own: string): boolean {
  const { origin } = headers;
  if (origin === undefined || origin === "null") return headers["sec-fetch-site"] === "same-origin";
  return origin === own;
}
