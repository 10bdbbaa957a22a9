import { bareResponse, foundResponse } from "#app/feeds/response.ts";
import { findRsvpCalendar } from "#lib/rsvps/calendar.ts";

export const dynamic = "force-dynamic";

/** The entry for one's own calendar, by the manage link. */
export async function GET(request: Request, context: { params: Promise<{ token: string }> }) {
  const { token } = await context.params;
  return foundResponse(request, await findRsvpCalendar(token));
}

export {
  bareResponse as DELETE,
  bareResponse as OPTIONS,
  bareResponse as PATCH,
  bareResponse as POST,
  bareResponse as PUT,
  GET as HEAD,
};
