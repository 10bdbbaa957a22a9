import { findRsvpCalendar } from "#lib/rsvps/calendar.ts";

export const dynamic = "force-dynamic";

/** The entry for one's own calendar, by the manage link. Never cached: the address is a secret. */
export async function GET(_request: Request, context: { params: Promise<{ token: string }> }) {
  const { token } = await context.params;
  const calendar = await findRsvpCalendar(token);
  const headers = { "cache-control": "private, no-store", "x-robots-tag": "noindex, nofollow" };
  if (!calendar) {
    return new Response("This link leads nowhere any more.\n", {
      status: 404,
      headers: { ...headers, "content-type": "text/plain; charset=utf-8" },
    });
  }
  return new Response(calendar.text, {
    headers: {
      ...headers,
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": `inline; filename="${calendar.filename}"`,
    },
  });
}
