import { bareResponse, foundResponse } from "#app/feeds/response.ts";
import { publicationReaderFeed } from "#lib/syndication/reader-feeds.ts";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ slug: string; file: string }> };

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { slug, file } = await params;
  return foundResponse(request, await publicationReaderFeed(slug, file));
}

export {
  bareResponse as DELETE,
  bareResponse as OPTIONS,
  bareResponse as PATCH,
  bareResponse as POST,
  bareResponse as PUT,
  GET as HEAD,
};
