import { exportResponse } from "../export-response.ts";

export const dynamic = "force-dynamic";

/** The attendee list for a spreadsheet, as CSV. */
export async function GET(request: Request, context: { params: Promise<{ id: string }> }) {
  return exportResponse(request, (await context.params).id, "CSV");
}
