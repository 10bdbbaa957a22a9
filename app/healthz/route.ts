import { runningVersion } from "#app/_server/version.ts";
import { health } from "#lib/health.ts";

export const dynamic = "force-dynamic";

const version = runningVersion();

/** For whatever watches the site: 200 when it can serve and take a write, else 503; and for who runs it: which version. */
export async function GET(): Promise<Response> {
  const { status, ...state } = await health();
  return Response.json(
    { status, version, ...state },
    { status: status === "ok" ? 200 : 503, headers: { "cache-control": "no-store" } },
  );
}
