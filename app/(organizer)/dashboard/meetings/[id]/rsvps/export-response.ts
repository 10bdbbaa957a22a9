import { CSV, fileResponse } from "#app/_server/file-response.ts";
import { exportCsv, exportXlsx, recordExport } from "#lib/rsvps/desk/export.ts";
import { readRsvpQuery } from "#lib/rsvps/desk/list-filter.ts";

const FORMS = {
  CSV: { make: exportCsv, type: CSV },
  XLSX: {
    make: exportXlsx,
    type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  },
} as const;

/**
 * The attendee list as a file, narrowed and ordered as the address says; for
 * organizers of the host group. That it was taken is written to the trail; a
 * HEAD takes nothing.
 */
export async function exportResponse(
  request: Request,
  meetingId: string,
  as: keyof typeof FORMS,
): Promise<Response> {
  const query = readRsvpQuery(Object.fromEntries(new URL(request.url).searchParams));
  const { make, type } = FORMS[as];
  return fileResponse(async (actor) => {
    const { body, filename, rows } = await make(actor, meetingId, query);
    if (request.method !== "HEAD") await recordExport(actor, meetingId, { as, rows, query });
    return { body: Buffer.from(body), type, filename };
  });
}
