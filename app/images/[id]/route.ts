import { currentActor } from "#app/_server/session.ts";
import { findPublicImage } from "#lib/images/public-queries.ts";
import { findImage } from "#lib/images/queries.ts";

/*
 * A picture never changes under its address, but what shows it may be
 * withdrawn: who keeps it asks each time. A draft's picture is its organizers'
 * and is kept by nobody.
 */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const open = await findPublicImage(id);
  if (open) return picture(open, "public, no-cache");
  const actor = await currentActor();
  const own = actor ? await findImage(actor, id) : null;
  if (own) return picture(own, "private, no-store");
  return new Response("There is no such picture.", {
    status: 404,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
  });
}

function picture(data: Buffer, caching: string): Response {
  return new Response(new Uint8Array(data), {
    headers: {
      "content-type": "image/webp",
      "content-length": String(data.length),
      "cache-control": caching,
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'",
      "cross-origin-resource-policy": "cross-origin",
    },
  });
}
