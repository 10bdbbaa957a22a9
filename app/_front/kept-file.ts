import { codingFor, namedTag, type Tags } from "#lib/syndication/validators.ts";
import type { Exchange } from "./exchange.ts";

/** A file that is kept as it is sent, compressed and not. */
export type KeptFile = { text: Buffer | string; gzipped: Buffer; tags: Tags; type: string };

/** Whoever keeps it asks each time whether it is still so: what was withdrawn is gone at once. */
export const FOR_ALL = "public, no-cache";

/** Sends a file, or 304 to who has it. */
export function sendKept(
  { req, res }: Pick<Exchange, "req" | "res">,
  { text, gzipped, tags, type }: KeptFile,
): void {
  const coding = codingFor(req.headers["accept-encoding"]) === "gzip" ? "gzip" : "identity";
  const known = namedTag(tags, coding, req.headers["if-none-match"] ?? "");
  res.setHeader("cache-control", FOR_ALL);
  res.setHeader("vary", "accept-encoding");
  res.setHeader("etag", known ?? tags[coding]);
  if (known) {
    res.writeHead(304).end();
    return;
  }
  const body = coding === "gzip" ? gzipped : Buffer.from(text);
  if (coding === "gzip") res.setHeader("content-encoding", "gzip");
  res.setHeader("content-length", body.length);
  res.setHeader("content-type", type);
  res.end(req.method === "HEAD" ? undefined : body);
}
