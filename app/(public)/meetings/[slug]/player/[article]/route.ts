import { findPublicMeeting } from "#lib/meetings/public-queries.ts";
import { embedOf } from "#lib/reading/articles/embed.ts";
import { playerPage } from "./player-page.ts";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ slug: string; article: string }> };

/*
 * The frame in which a recording is shown on its meeting's page. First it
 * holds nothing but a link; only who presses that is led to the address with
 * `play`, whose page may show the one thing it names and nothing else. So the
 * meeting's page itself need not allow any other site, nor run a script, and
 * all of it works without any.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { slug, article } = await params;
  const meeting = await findPublicMeeting(slug);
  const found = meeting?.reading.find((entry) => entry.slug === article);
  const embed = found?.url ? embedOf(found.url) : null;
  if (!found || !embed) {
    return new Response("There is nothing to show here.\n", {
      status: 404,
      headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
    });
  }
  const playing = new URL(request.url).searchParams.has("play");
  const { html, policy } = playerPage(found, embed, playing);
  return new Response(html, {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": policy,
      "x-frame-options": "SAMEORIGIN",
      "x-robots-tag": "noindex",
      "cache-control": "no-store",
    },
  });
}
