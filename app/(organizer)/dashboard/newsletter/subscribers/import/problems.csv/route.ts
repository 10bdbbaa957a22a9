import { CSV, fileResponse } from "#app/_server/file-response.ts";
import { askedLayout, askedOfList } from "#lib/imports/layout.ts";
import { readLayout } from "#lib/subscribers/import/columns.ts";
import { findSubscribers } from "#lib/subscribers/import/commands.ts";
import { subscriberProblems } from "#lib/subscribers/import/problems.ts";

export const dynamic = "force-dynamic";

/** The rows of the list that was given which cannot be read, each with its line and the reason. */
export async function GET(request: Request) {
  const { searchParams } = new URL(request.url);
  return fileResponse(async (actor) => {
    const kept = await findSubscribers(actor);
    if (!kept) return null;
    const asked = askedOfList(askedLayout(searchParams), kept.list);
    const layout = readLayout(asked, kept.rows);
    const body = await subscriberProblems(actor, kept, layout);
    return { body, type: CSV, filename: "problems.csv" };
  });
}
