import { sitemapText } from "#lib/syndication/sitemap.ts";

export const dynamic = "force-dynamic";

export async function GET() {
  return new Response(await sitemapText(), {
    headers: {
      "content-type": "application/xml; charset=utf-8",
      "cache-control": "public, no-cache",
    },
  });
}
