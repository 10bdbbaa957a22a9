import { CSV, fileResponse } from "#app/_server/file-response.ts";
import { exportSubscribers } from "#lib/subscribers/queries.ts";

export const dynamic = "force-dynamic";

/** The subscribers of one's own groups for a spreadsheet; for owners. */
export async function GET() {
  return fileResponse(async (actor) => ({
    body: await exportSubscribers(actor),
    type: CSV,
    filename: "subscribers.csv",
  }));
}
