import { currentActor } from "#app/_server/session.ts";
import { NotFound } from "#lib/result.ts";
import { exportRsvps } from "#lib/rsvps/export.ts";

export const dynamic = "force-dynamic";

const plain = (status: number, words: string) =>
  new Response(`${words}\n`, {
    status,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
  });

/** The attendee list for a spreadsheet; for organizers of the host group. */
export async function GET(_request: Request, context: { params: Promise<{ id: string }> }) {
  const actor = await currentActor();
  if (!actor) return plain(401, "Please sign in first.");
  try {
    const { csv, filename } = await exportRsvps(actor, (await context.params).id);
    return new Response(csv, {
      headers: {
        "content-type": "text/csv; charset=utf-8; header=present",
        "content-disposition": `attachment; filename="${filename}"`,
        "cache-control": "private, no-store",
      },
    });
  } catch (error) {
    if (error instanceof NotFound) return plain(404, "There is no such list.");
    throw error;
  }
}
