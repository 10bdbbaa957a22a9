import type { IncomingHttpHeaders } from "node:http";
import type { Exchange, Handler } from "../exchange.ts";
import { contentSecurityPolicy, pageScript } from "../policy.ts";
import { changeWhole, isPage, withoutEmptyActions } from "../whole-page.ts";

/*
 * Public pages are HTML and work without scripts, yet Next sends React and its
 * router with every one, and the page a second time as data for them: 140 KB
 * for nothing. So they are taken out again. What a page does beyond its HTML is
 * in the scripts marked `data-page`, which are ours and small.
 */

/** Whether what is asked for is a page that anybody may read, by a browser rather than by Next's scripts. */
export function isPublicPage(
  exchange: Pick<Exchange, "kind" | "path">,
  headers: IncomingHttpHeaders,
): boolean {
  return isPage(exchange, headers, "ours");
}

/** Scripts other than the page's own, and the hints to load them early. */
const SCRIPTS =
  /<script(?![^>]* (?:data-page|type="application\/ld\+json"))[^>]*>.*?<\/script>|<link[^<>]* as="script"[^<>]*>/gs;
/** React's marks between pieces of text. */
const MARKS = /<!--(?:\/?[$&].?| )?-->/g;

/** The page as it is without scripts. */
export function withoutScripts(html: string): string {
  return withoutEmptyActions(html.replace(SCRIPTS, "").replace(MARKS, ""));
}

/** Has public pages finished once they are whole. */
export const publicPage: Handler = (exchange) => {
  if (!isPublicPage(exchange, exchange.req.headers)) return;
  changeWhole(exchange, withoutScripts, () => ({
    "content-security-policy": contentSecurityPolicy(pageScript(), false),
  }));
};
