import type { OutgoingHttpHeaders } from "node:http";
import { gzipSync } from "node:zlib";
import { codingFor, namedTag, tagsFor } from "#lib/syndication/validators.ts";
import type { Exchange } from "./exchange.ts";
import { FOR_ALL } from "./kept-file.ts";
import { isForNext } from "./refusal.ts";
import type { Finished } from "./site-response.ts";

/** What is made of a whole response: for all, it says so and has an entity tag. */
type Made = { body: Buffer | string; headers?: OutgoingHttpHeaders; forAll: boolean };

/** Whether what is being sent is a page, to a browser rather than to Next's scripts. */
export const isPage = ({ req, res }: Exchange) =>
  !isForNext(req.headers) && String(res.getHeader("content-type")).startsWith("text/html");

const isText = (type: string) => /^text\/|[/+](xml|json|javascript)\b/.test(type);

/**
 * Has what Next makes gathered and changed before it is sent, where `choose`
 * gives a way to do so: it is asked once status and headers are known.
 * Compression is taken over from Next, which is told that the browser
 * understands none; who asks for the headers alone is told those of the whole.
 */
export function finishWhole(
  exchange: Exchange,
  choose: () => ((body: Buffer) => Made) | null,
): void {
  const { req, res } = exchange;
  const { "accept-encoding": accepted, "if-none-match": known } = req.headers;
  delete req.headers["accept-encoding"];
  if (req.method === "HEAD") req.method = "GET";
  res.whole = () => {
    const make = choose();
    return make && ((body) => finished(exchange, make(body), accepted, known));
  };
}

function finished(
  { res }: Exchange,
  { body, headers = {}, forAll }: Made,
  accepted: string | string[] | undefined,
  known: string | undefined,
): Finished {
  const bytes = Buffer.from(body);
  const text = isText(String(res.getHeader("content-type")));
  const coding = text && codingFor(String(accepted ?? "")) === "gzip" ? "gzip" : "identity";
  const said: OutgoingHttpHeaders = { ...headers, ...(text ? { vary: "accept-encoding" } : {}) };
  if (forAll) {
    const tags = tagsFor(bytes);
    const named = namedTag(tags, coding, known ?? "");
    Object.assign(said, { "cache-control": FOR_ALL, etag: named ?? tags[coding] });
    if (named) {
      for (const name of ["content-length", "content-type"]) res.removeHeader(name);
      return { status: 304, headers: said, body: Buffer.alloc(0) };
    }
  }
  const sent = coding === "gzip" ? gzipSync(bytes) : bytes;
  if (coding === "gzip") said["content-encoding"] = "gzip";
  return {
    status: res.statusCode,
    headers: { ...said, "content-length": sent.length },
    body: sent,
  };
}

/** React's way to say that a form is sent to the page's own address, which HTML says by silence. */
const EMPTY_ACTIONS = /(<(?:form|button|input)\b[^>]*?) (?:form)?action=""/gi;

/** The page without addresses that are empty, which HTML does not allow. */
export function withoutEmptyActions(html: string): string {
  return html.replace(EMPTY_ACTIONS, "$1");
}
