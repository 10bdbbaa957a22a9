import { currentActor } from "#app/_server/session.ts";
import { askedLayout } from "#lib/imports/layout.ts";
import { NotFound } from "#lib/result.ts";
import { readLayout } from "#lib/subscribers/import/columns.ts";
import { findSubscribers } from "#lib/subscribers/import/commands.ts";
import { subscriberProblems } from "#lib/subscribers/import/problems.ts";

export const dynamic = "force-dynamic";

const plain = (status: number, words: string) =>
  new Response(`${words}\n`, {
    status,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
  });

/** The rows of the list that was given which cannot be read, each with its line and the reason. */
export async function GET(request: Request) {
  const actor = await currentActor();
  if (!actor) return plain(401, "Please sign in first.");
  const { searchParams } = new URL(request.url);
  try {
    const kept = await findSubscribers(actor);
    if (!kept) return plain(404, "The list is not kept any more.");
    const layout = readLayout(askedLayout(searchParams), kept.rows);
    const csv = await subscriberProblems(actor, kept, layout);
    return new Response(csv, {
      headers: {
        "content-type": "text/csv; charset=utf-8; header=present",
        "content-disposition": 'attachment; filename="problems.csv"',
        "cache-control": "private, no-store",
      },
    });
  } catch (error) {
    if (error instanceof NotFound) return plain(404, "There is no such list.");
    throw error;
  }
}
