import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { gzipSync } from "node:zlib";
import { isFeed } from "./faults.ts";
import { contentSecurityPolicy, isPlayer, isPrivatePage, PAGE_SCRIPT } from "./headers.ts";
import type { Finish } from "./site-response.ts";

/*
 * Public pages are HTML and work without scripts, yet Next sends React and its
 * router with every one, and the page a second time as data for them: 140 KB
 * for nothing. So they are taken out again. What a page does beyond its HTML is
 * in the scripts marked `data-page`, which are ours and small.
 */

/** Whether an address is a page that anybody may read, asked for by a browser rather than by Next's scripts. */
export function isPublicPage(pathname: string, headers: IncomingHttpHeaders): boolean {
  if (headers.rsc !== undefined || headers["next-action"] !== undefined) return false;
  if (isPrivatePage(pathname) || /^\/(_next|api|images|healthz)(\/|$)/.test(pathname)) return false;
  return !isFeed(pathname) && !isPlayer(pathname) && !/\.[a-z]+$/.test(pathname);
}

/** Scripts other than the page's own, and the hints to load them early. */
const SCRIPTS =
  /<script(?![^>]* (?:data-page|type="application\/ld\+json"))[^>]*>.*?<\/script>|<link[^<>]* as="script"[^<>]*>/gs;
/** React's marks between pieces of text. */
const MARKS = /<!--(?:\/?[$&].?| )?-->/g;

/** The page as it is without scripts. */
export function withoutScripts(html: string): string {
  return html.replace(SCRIPTS, "").replace(MARKS, "");
}

const takesGzip = (accepted: string | undefined) =>
  /\bgzip\b(?!;\s*q=0(\.0*)?\s*(,|$))/.test(accepted ?? "");

/**
 * What is made of a public page once it is whole. Takes compression over from
 * Next, which is told that the browser understands none.
 */
export function finishPage({ headers }: IncomingMessage): Finish {
  const gzip = takesGzip(headers["accept-encoding"]);
  delete headers["accept-encoding"];
  return (html) => {
    if (html.length === 0) return { body: html, headers: {} };
    const page = withoutScripts(html.toString());
    const body = gzip ? gzipSync(page) : Buffer.from(page);
    return {
      body,
      headers: {
        "content-length": body.length,
        vary: "accept-encoding",
        ...(gzip ? { "content-encoding": "gzip" } : {}),
        "content-security-policy": contentSecurityPolicy(PAGE_SCRIPT, false),
      },
    };
  };
}
