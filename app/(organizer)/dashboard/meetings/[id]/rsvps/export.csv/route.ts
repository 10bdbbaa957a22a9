import { exportAnswer } from "../export-answer.ts";

export const dynamic = "force-dynamic";

/** The attendee list for a spreadsheet, as CSV. */
export async function GET(request: Request, context: { params: Promise<{ id: string }> }) {
  return exportAnswer(request, (await context.params).id, "CSV");
}
