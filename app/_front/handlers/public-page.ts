import type { Exchange, Handler } from "../exchange.ts";
import { accentStyles, contentSecurityPolicy, pageScript } from "../policy.ts";
import { finishWhole, isPage, withoutEmptyActions } from "../whole.ts";

/*
 * Public pages are HTML and work without scripts, yet Next sends React and its
 * router with every one, and the page a second time as data for them: 140 KB
 * for nothing. So they are taken out again. What a page does beyond its HTML is
 * in the scripts marked `data-page`, which are ours and small.
 */

/** Scripts other than the page's own, and the hints to load them early. */
const SCRIPTS =
  /<script(?![^>]* (?:data-page|type="application\/ld\+json"))[^>]*>.*?<\/script>|<link[^<>]* as="script"[^<>]*>/gs;
/** React's marks between pieces of text. */
const MARKS = /<!--(?:\/?[$&].?| )?-->/g;

/** The page as it is without scripts. */
export function withoutScripts(html: string): string {
  return withoutEmptyActions(html.replace(SCRIPTS, "").replace(MARKS, ""));
}

/** A form to be sent, with a key that is for one visitor. */
const FORM = /<form\b[^>]* method="post"/i;

function finishPage({ method, kind, res }: Exchange, made: Buffer) {
  const html = withoutScripts(made.toString());
  const isRead = res.statusCode === 200 && (method === "GET" || method === "HEAD");
  const policy = contentSecurityPolicy({ scripts: pageScript(), styles: accentStyles(html) });
  return {
    body: html,
    headers: { "content-security-policy": policy },
    forAll: isRead && !kind.secret && !FORM.test(html),
  };
}

/** Whether a picture or another file says that all may keep it. */
const isFileForAll = ({ method, res }: Exchange) =>
  res.statusCode === 200 &&
  (method === "GET" || method === "HEAD") &&
  /^public\b/.test(String(res.getHeader("cache-control"))) &&
  !res.hasHeader("etag");

/** Has pages and files for everybody finished once they are whole. Feeds and answers to programs have tags of their own, and what Next built its names. */
export const publicPage: Handler = (exchange) => {
  const { kind, path } = exchange;
  if (kind.scripts === "nonce" || kind.takes === "data" || kind.open) return;
  if (path.startsWith("/_next/")) return;
  finishWhole(exchange, () => {
    if (kind.scripts === "ours" && isPage(exchange)) return (body) => finishPage(exchange, body);
    return isFileForAll(exchange) ? (body) => ({ body, forAll: true }) : null;
  });
};
