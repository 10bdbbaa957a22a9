import { health } from "#lib/health.ts";

export const dynamic = "force-dynamic";

/** For whatever watches the site: 200 when it can serve and take a write, else 503. */
export async function GET(): Promise<Response> {
  const state = await health();
  return Response.json(state, {
    status: state.status === "ok" ? 200 : 503,
    headers: { "cache-control": "no-store" },
  });
}
