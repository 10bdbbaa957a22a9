import { currentActor } from "#app/_server/session.ts";
import { NotFound } from "#lib/result.ts";
import { exportSubscribers } from "#lib/subscribers/queries.ts";

export const dynamic = "force-dynamic";

const plain = (status: number, words: string) =>
  new Response(`${words}\n`, {
    status,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
  });

/** The subscribers of one's own groups for a spreadsheet; for owners. */
export async function GET() {
  const actor = await currentActor();
  if (!actor) return plain(401, "Please sign in first.");
  try {
    return new Response(await exportSubscribers(actor), {
      headers: {
        "content-type": "text/csv; charset=utf-8; header=present",
        "content-disposition": 'attachment; filename="subscribers.csv"',
        "cache-control": "private, no-store",
      },
    });
  } catch (error) {
    if (error instanceof NotFound) return plain(404, "There is no such list.");
    throw error;
  }
}
