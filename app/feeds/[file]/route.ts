import { bareResponse, foundResponse } from "#app/feeds/response.ts";
import { siteReaderFeed } from "#lib/syndication/reader-feeds.ts";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ file: string }> };

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { file } = await params;
  return foundResponse(request, await siteReaderFeed(file));
}

export {
  bareResponse as DELETE,
  bareResponse as OPTIONS,
  bareResponse as PATCH,
  bareResponse as POST,
  bareResponse as PUT,
  GET as HEAD,
};
