import { findOwnData } from "#lib/rsvps/own-data.ts";

export const dynamic = "force-dynamic";

/** Everything held about an RSVP, by its manage link, to take away. Never cached: the address is a secret. */
export async function GET(_request: Request, context: { params: Promise<{ token: string }> }) {
  const { token } = await context.params;
  const data = await findOwnData(token);
  const headers = { "cache-control": "private, no-store", "x-robots-tag": "noindex, nofollow" };
  if (!data) {
    return Response.json({ error: "This link leads nowhere any more." }, { status: 404, headers });
  }
  return new Response(`${JSON.stringify(data, null, 2)}\n`, {
    headers: {
      ...headers,
      "content-type": "application/json; charset=utf-8",
      "content-disposition": `attachment; filename="rsvp-${data.meeting.slug}.json"`,
    },
  });
}
