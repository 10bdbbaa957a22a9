import { codingFor } from "#lib/syndication/http.ts";
import { sitemap } from "#lib/syndication/sitemap.ts";

export const dynamic = "force-dynamic";

export async function GET({ headers: asked }: Request) {
  const { text, gzipped, tag } = await sitemap();
  const zipped = codingFor(asked.get("accept-encoding")) === "gzip";
  const etag = zipped ? `"${tag}-gz"` : `"${tag}"`;
  const headers = { "cache-control": "public, no-cache", vary: "accept-encoding", etag };
  if (asked.get("if-none-match")?.includes(tag))
    return new Response(null, { status: 304, headers });
  return new Response(zipped ? new Uint8Array(gzipped) : text, {
    headers: {
      ...headers,
      "content-type": "application/xml; charset=utf-8",
      ...(zipped ? { "content-encoding": "gzip" } : {}),
    },
  });
}
