import { bareResponse, foundResponse } from "#app/feeds/response.ts";
import { isCitationFormat } from "#lib/citations/files.ts";
import { articleCitation } from "#lib/citations/found.ts";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ slug: string; format: string }> };

export async function GET(request: Request, { params }: Context) {
  const { slug, format } = await params;
  const found = isCitationFormat(format) ? await articleCitation(format, slug) : null;
  return foundResponse(request, found);
}

export {
  bareResponse as DELETE,
  bareResponse as OPTIONS,
  bareResponse as PATCH,
  bareResponse as POST,
  bareResponse as PUT,
  GET as HEAD,
};
