import { siteCalendar } from "#lib/syndication/calendars.ts";
import { bareResponse, feedResponse } from "../response.ts";

export const dynamic = "force-dynamic";

export async function GET(request: Request): Promise<Response> {
  return feedResponse(request, await siteCalendar());
}

export {
  bareResponse as DELETE,
  bareResponse as OPTIONS,
  bareResponse as PATCH,
  bareResponse as POST,
  bareResponse as PUT,
  GET as HEAD,
};
