import { CSV, fileResponse } from "#app/_server/file-response.ts";
import { askedLayout, askedOfList } from "#lib/imports/layout.ts";
import { findImport } from "#lib/rsvps/import/commands.ts";
import { readLayout } from "#lib/rsvps/import/known.ts";
import { problemsCsv } from "#lib/rsvps/import/problems.ts";

export const dynamic = "force-dynamic";

/** The rows of the list that was given which cannot be read, each with its line and the reason. */
export async function GET(request: Request, context: { params: Promise<{ id: string }> }) {
  const { id } = await context.params;
  const { searchParams } = new URL(request.url);
  return fileResponse(async (actor) => {
    const kept = await findImport(actor, id);
    if (!kept) return null;
    const asked = askedOfList(askedLayout(searchParams), kept.list);
    const layout = readLayout(asked, kept.rows, kept.questions);
    const body = await problemsCsv(actor, id, kept, layout);
    return { body, type: CSV, filename: "problems.csv" };
  });
}
