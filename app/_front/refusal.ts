import type {
  IncomingHttpHeaders,
  IncomingMessage,
  OutgoingHttpHeaders,
  ServerResponse,
} from "node:http";
import { escapeMarkup } from "#lib/text/markup.ts";
import { endAfterDraining } from "./bodies.ts";
import { hashOf } from "./policy.ts";

/** A response given outside the site proper: a status and what to do about it. */
export type Refusal = {
  status: number;
  title: string;
  advice: string;
  headers?: OutgoingHttpHeaders;
};

/** Leads to the one address that a page has; what was sent is sent there anew. */
export const movedTo = (location: string): Refusal => ({
  status: 308,
  title: "This page has another address",
  advice: "Browsers go on to it by themselves.",
  headers: { location },
});

const STYLE = `
:root{color-scheme:light dark}
body{background:#fdfcf8;color:#17150f;font:1.125rem/1.5 "Helvetica Neue",Arial,sans-serif;max-width:38rem;margin:8vh auto;padding:0 1.5rem}
main{border-top:10px solid}
h1{font-size:2.5rem;line-height:1.05;margin:1rem 0;text-wrap:balance}
a{color:inherit;display:inline-block;padding:.6rem 0}
@media(prefers-color-scheme:dark){body{background:#14130f;color:#f2efe6}}
`;

/** What the page of a refusal has inline: its style, and no script. */
export const PLAIN_PAGE = { scripts: "", styles: hashOf(STYLE) };

const page = ({ title, advice }: Refusal) => `<!doctype html>
<html lang="en-GB">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeMarkup(title)}</title>
<style>${STYLE}</style>
<main>
<h1>${escapeMarkup(title)}</h1>
<p>${escapeMarkup(advice)}</p>
<p><a href="/">To the home page</a></p>
</main>
</html>
`;

/** Whether Next's own scripts wait, for data. */
export const isForNext = (headers: IncomingHttpHeaders) =>
  headers["next-action"] !== undefined || headers.rsc !== undefined;

/** Whether a person waits for a page, rather than a script, a calendar app or a feed reader for data. */
export const wantsPage = ({ headers }: IncomingMessage) =>
  !isForNext(headers) && (headers.accept ?? "").includes("text/html");

/**
 * The caching of a page that a form was answered with in place, its errors
 * mostly. Whoever goes on and comes back is shown it again from the browser's
 * own copy; of one that may not be kept Chromium shows ERR_CACHE_MISS.
 */
export const KEPT_FOR_BACK = "private, no-cache";

/** A refusal in writing: a plain page for people, plain text for everything else. */
export function written(req: IncomingMessage, refusal: Refusal) {
  const asPage = wantsPage(req);
  const body = Buffer.from(asPage ? page(refusal) : `${refusal.title}. ${refusal.advice}\n`);
  return {
    body,
    headers: {
      // Next's own scripts show a message only if it is exactly "text/plain".
      "content-type": asPage ? "text/html; charset=utf-8" : "text/plain",
      "content-length": body.length,
      "cache-control": asPage && req.method === "POST" ? KEPT_FOR_BACK : "no-store",
      ...refusal.headers,
    },
  };
}

/** Answers with a refusal without reading what the request carries. */
export function refuse(req: IncomingMessage, res: ServerResponse, refusal: Refusal): void {
  const { headers, body } = written(req, refusal);
  res.writeHead(refusal.status, req.complete ? headers : { ...headers, connection: "close" });
  if (req.method !== "HEAD") res.write(body);
  endAfterDraining(req, res);
}
