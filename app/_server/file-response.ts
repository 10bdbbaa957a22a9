import type { Actor } from "#lib/access/actor.ts";
import { NotFound } from "#lib/result.ts";
import { currentActor } from "./session.ts";

type Made = { body: BodyInit; type: string; filename: string };

/** What a list for spreadsheets is sent as: its first row holds headings (RFC 4180, section 3). */
export const CSV = "text/csv; charset=utf-8; header=present";

const plain = (status: number, words: string) =>
  new Response(`${words}\n`, {
    status,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
  });

/**
 * A list of the desk as a file, for whoever is signed in and may have it; to
 * others it is not there. `make` gives null where it is not kept any more.
 */
export async function fileResponse(
  make: (actor: Actor) => Promise<Made | null>,
): Promise<Response> {
  const actor = await currentActor();
  if (!actor) return plain(401, "Please sign in first.");
  try {
    const made = await make(actor);
    if (!made) return plain(404, "The list is not kept any more.");
    const { body, type, filename } = made;
    return new Response(body, {
      headers: {
        "content-type": type,
        "content-disposition": `attachment; filename="${filename}"`,
        "cache-control": "private, no-store",
      },
    });
  } catch (error) {
    if (error instanceof NotFound) return plain(404, "There is no such list.");
    throw error;
  }
}
