import { exportSubscriber } from "#lib/subscribers/manage.ts";

export const dynamic = "force-dynamic";

/** Everything that is kept of a subscriber, for themselves. */
export async function GET(_request: Request, context: { params: Promise<{ token: string }> }) {
  const data = await exportSubscriber((await context.params).token);
  if (!data) {
    return new Response("This link leads nowhere.\n", {
      status: 404,
      headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
    });
  }
  return new Response(`${JSON.stringify(data, null, 2)}\n`, {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": 'attachment; filename="my-subscription.json"',
      "cache-control": "private, no-store",
    },
  });
}
