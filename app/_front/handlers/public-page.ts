import type { IncomingHttpHeaders } from "node:http";
import { gzipSync } from "node:zlib";
import { codingFor } from "#lib/syndication/http.ts";
import type { Exchange, Handler } from "../exchange.ts";
import { contentSecurityPolicy, pageScript } from "../policy.ts";
import { isForNext } from "../refusal.ts";

/*
 * Public pages are HTML and work without scripts, yet Next sends React and its
 * router with every one, and the page a second time as data for them: 140 KB
 * for nothing. So they are taken out again. What a page does beyond its HTML is
 * in the scripts marked `data-page`, which are ours and small.
 */

/** Whether what is asked for is a page that anybody may read, by a browser rather than by Next's scripts. */
export function isPublicPage(
  { kind, path }: Pick<Exchange, "kind" | "path">,
  headers: IncomingHttpHeaders,
): boolean {
  return kind.scripts === "ours" && !isForNext(headers) && !/\.[a-z]+$/.test(path);
}

/** Scripts other than the page's own, and the hints to load them early. */
const SCRIPTS =
  /<script(?![^>]* (?:data-page|type="application\/ld\+json"))[^>]*>.*?<\/script>|<link[^<>]* as="script"[^<>]*>/gs;
/** React's marks between pieces of text. */
const MARKS = /<!--(?:\/?[$&].?| )?-->/g;

/** React's way to say that a form is sent to the page's own address, which HTML says by silence. */
const EMPTY_ACTIONS = /(<(?:form|button|input)\b[^>]*?) (?:form)?action=""/gi;

/** The page as it is without scripts. */
export function withoutScripts(html: string): string {
  return html.replace(SCRIPTS, "").replace(MARKS, "").replace(EMPTY_ACTIONS, "$1");
}

/**
 * Has public pages finished once they are whole. Takes compression over from
 * Next, which is told that the browser understands none.
 */
export const publicPage: Handler = (exchange) => {
  const { headers } = exchange.req;
  if (!isPublicPage(exchange, headers)) return;
  const gzip = codingFor(headers["accept-encoding"] ?? null) === "gzip";
  delete headers["accept-encoding"];
  exchange.res.finish = (html) => {
    if (html.length === 0) return { body: html, headers: {} };
    const page = withoutScripts(html.toString());
    const body = gzip ? gzipSync(page) : Buffer.from(page);
    return {
      body,
      headers: {
        "content-length": body.length,
        vary: "accept-encoding",
        ...(gzip ? { "content-encoding": "gzip" } : {}),
        "content-security-policy": contentSecurityPolicy(pageScript(), false),
      },
    };
  };
};
