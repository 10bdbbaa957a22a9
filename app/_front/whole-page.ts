import type { IncomingHttpHeaders, OutgoingHttpHeaders } from "node:http";
import { gzipSync } from "node:zlib";
import { codingFor } from "#lib/syndication/http.ts";
import type { Exchange } from "./exchange.ts";
import { isForNext } from "./refusal.ts";

/** Whether what is asked for is a page, by a browser rather than by Next's scripts. */
export function isPage(
  { kind, path }: Pick<Exchange, "kind" | "path">,
  headers: IncomingHttpHeaders,
  scripts: Exchange["kind"]["scripts"],
): boolean {
  return kind.scripts === scripts && !isForNext(headers) && !/\.[a-z]+$/.test(path);
}

/**
 * Has a page changed once it is whole. Takes compression over from Next, which
 * is told that the browser understands none.
 */
export function changeWhole(
  { req: { headers }, res }: Exchange,
  change: (html: string) => string,
  more: () => OutgoingHttpHeaders = () => ({}),
): void {
  const gzip = codingFor(headers["accept-encoding"] ?? null) === "gzip";
  delete headers["accept-encoding"];
  res.finish = (html) => {
    if (html.length === 0) return { body: html, headers: {} };
    const page = change(html.toString());
    const body = gzip ? gzipSync(page) : Buffer.from(page);
    return {
      body,
      headers: {
        "content-length": body.length,
        vary: "accept-encoding",
        ...(gzip ? { "content-encoding": "gzip" } : {}),
        ...more(),
      },
    };
  };
}

/** React's way to say that a form is sent to the page's own address, which HTML says by silence. */
const EMPTY_ACTIONS = /(<(?:form|button|input)\b[^>]*?) (?:form)?action=""/gi;

/** The page without addresses that are empty, which HTML does not allow. */
export function withoutEmptyActions(html: string): string {
  return html.replace(EMPTY_ACTIONS, "$1");
}
