import { bareResponse, foundResponse } from "#app/feeds/response.ts";
import { meetingCalendar } from "#lib/syndication/calendars.ts";

export const dynamic = "force-dynamic";

export async function GET(request: Request, context: { params: Promise<{ slug: string }> }) {
  const { slug } = await context.params;
  return foundResponse(request, await meetingCalendar(slug));
}

export {
  bareResponse as DELETE,
  bareResponse as OPTIONS,
  bareResponse as PATCH,
  bareResponse as POST,
  bareResponse as PUT,
  GET as HEAD,
};
