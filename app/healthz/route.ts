import { runningVersion } from "#app/_server/version.ts";
import { health } from "#lib/health.ts";

export const dynamic = "force-dynamic";

const version = runningVersion();

/** For whatever watches the site: 200 when the last write was taken, else 503, at once; and for who runs it: which version. */
export function GET(): Response {
  const { status, ...state } = health();
  return Response.json(
    { status, version, ...state },
    { status: status === "ok" ? 200 : 503, headers: { "cache-control": "no-store" } },
  );
}
