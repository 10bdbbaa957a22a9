import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { gzipSync } from "node:zlib";
import type { Answer } from "./answer.ts";
import { isFeed } from "./faults.ts";
import { contentSecurityPolicy, isPlayer, isPrivatePage, PAGE_SCRIPT } from "./headers.ts";
import type { Finish } from "./reply.ts";

/*
 * Public pages are HTML and work without scripts, yet Next sends React and its
 * router with every one, and the page a second time as data for them: 140 KB
 * for nothing. So they are taken out again. Where something on the page has asked
 * for them (needScripts), they are only loaded once somebody turns to it.
 */

/** Whether an address is a page that anybody may read, asked for by a browser rather than by Next's scripts. */
export function isPublicPage(pathname: string, headers: IncomingHttpHeaders): boolean {
  if (headers.rsc !== undefined || headers["next-action"] !== undefined) return false;
  if (isPrivatePage(pathname) || /^\/(_next|api|images|healthz)(\/|$)/.test(pathname)) return false;
  return !isFeed(pathname) && !isPlayer(pathname) && !/\.[a-z]+$/.test(pathname);
}

/** Scripts other than the page's own one, and the hints to load them early. */
const SCRIPTS =
  /<script(?![^>]* (?:data-page|type="application\/ld\+json"))[^>]*>.*?<\/script>|<link[^>]* as="script"[^>]*>/gs;
/** React's marks between pieces of text. */
const MARKS = /<!--(?:\/?[$&].?| )?-->/g;
/** Scripts of Next that are loaded, and the hints to load them early. */
const LOADED = /<script src="(\/_next\/[^"]+)"|<link[^>]* as="script"[^>]*>/g;

/** The page as it is without scripts. */
export function withoutScripts(html: string): string {
  return html.replace(SCRIPTS, "").replace(MARKS, "");
}

/**
 * The page with scripts that wait until something on it is touched
 * (page-script.ts). Nothing is lost before: every form can be sent without them.
 */
export function withPatientScripts(html: string): string {
  return html.replace(LOADED, (_, src) => (src ? `<script type="later" src="${src}"` : ""));
}

const takesGzip = (accepted: string | undefined) =>
  /\bgzip\b(?!;\s*q=0(\.0*)?\s*(,|$))/.test(accepted ?? "");

/**
 * What is made of a public page once it is whole. Takes compression over from
 * Next, which is told that the browser understands none.
 */
export function finishPage({ method, headers }: IncomingMessage, answer: Answer): Finish {
  const gzip = takesGzip(headers["accept-encoding"]);
  delete headers["accept-encoding"];
  const finished = (html: string) => {
    if (!answer.scripts) return withoutScripts(html);
    // What was sent comes back with its errors, and the scripts lead to them.
    return method === "POST" ? html : withPatientScripts(html);
  };
  return (html) => {
    if (html.length === 0) return { body: html, headers: {} };
    const page = finished(html.toString());
    const body = gzip ? gzipSync(page) : Buffer.from(page);
    return {
      body,
      headers: {
        "content-length": body.length,
        vary: "accept-encoding",
        ...(gzip ? { "content-encoding": "gzip" } : {}),
        ...(answer.scripts
          ? {}
          : { "content-security-policy": contentSecurityPolicy(PAGE_SCRIPT, false) }),
      },
    };
  };
}
