import { codingFor } from "#lib/syndication/http.ts";
import { sitemap } from "#lib/syndication/sitemap.ts";
import type { Handler } from "../exchange.ts";

/**
 * Sends the sitemap as it was made. Next would compress it anew for everybody
 * who asks, which is most of what it costs.
 */
export const sitemapFile: Handler = async ({ req, res, unsafe, path }) => {
  if (path !== "/sitemap.xml" || unsafe) return;
  const { text, gzipped, tag } = await sitemap();
  const gzip = codingFor(req.headers["accept-encoding"] ?? null) === "gzip";
  res.setHeader("cache-control", "public, no-cache");
  res.setHeader("vary", "accept-encoding");
  res.setHeader("etag", gzip ? `"${tag}-gz"` : `"${tag}"`);
  if (req.headers["if-none-match"]?.includes(tag)) {
    res.writeHead(304).end();
    return "done";
  }
  const body = gzip ? gzipped : text;
  if (gzip) res.setHeader("content-encoding", "gzip");
  res.setHeader("content-length", body.length);
  res.setHeader("content-type", "application/xml; charset=utf-8");
  res.end(req.method === "HEAD" ? undefined : body);
  return "done";
};
