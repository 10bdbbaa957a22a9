import { codingFor } from "#lib/syndication/http.ts";
import type { Handler } from "../exchange.ts";
import { scriptNamed } from "../scripts.ts";

/** Where each script of app/_browser is had; the page's own stands in the page. */
const ADDRESSES = new Map([
  ["/rsvp-form/proof.js", "proof"],
  ["/rsvp-form/questions.js", "questions"],
  ["/search/typing.js", "typing"],
]);

/** Hands out the scripts of public forms; what is kept may be an hour old after an update. */
export const scripts: Handler = ({ req, res, unsafe, path }) => {
  const name = ADDRESSES.get(path);
  if (!name || unsafe) return;
  const { text, gzipped, digest } = scriptNamed(name);
  const gzip = codingFor(req.headers["accept-encoding"] ?? null) === "gzip";
  const etag = `"${digest}${gzip ? "-gz" : ""}"`;
  res.setHeader("cache-control", "public, max-age=3600");
  res.setHeader("vary", "accept-encoding");
  res.setHeader("etag", etag);
  if (req.headers["if-none-match"]?.includes(etag)) {
    res.writeHead(304).end();
    return "done";
  }
  const body = gzip ? gzipped : Buffer.from(text);
  if (gzip) res.setHeader("content-encoding", "gzip");
  res.setHeader("content-length", body.length);
  res.setHeader("content-type", "text/javascript; charset=utf-8");
  res.end(body);
  return "done";
};
