import { bareResponse, foundResponse } from "#app/feeds/response.ts";
import { isCitationFormat } from "#lib/citations/files.ts";
import { issueCitations } from "#lib/citations/found.ts";
import { decodedPiece } from "../../decoded-piece.ts";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ slug: string; number: string; format: string }> };

export async function GET(request: Request, { params }: Context) {
  const { slug, number, format } = await params;
  const key = decodedPiece(number);
  const found =
    isCitationFormat(format) && key !== null ? await issueCitations(format, slug, key) : null;
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
