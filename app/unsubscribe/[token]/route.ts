import { unsubscribe } from "#lib/subscribers/manage.ts";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ token: string }> };

const headers = { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" };

/** Who opens the address by hand comes to a page with buttons: looking changes nothing. */
export async function GET(_request: Request, { params }: Context) {
  const { token } = await params;
  return new Response(null, {
    status: 303,
    headers: { ...headers, location: `/subscribe/manage/${encodeURIComponent(token)}` },
  });
}

/** One-click unsubscription (RFC 8058): the mail provider posts here when its user presses its button. */
export async function POST(_request: Request, { params }: Context) {
  const left = await unsubscribe((await params).token);
  return left.ok
    ? new Response("You are unsubscribed.\n", { headers })
    : new Response("This link leads nowhere any more.\n", { status: 404, headers });
}
