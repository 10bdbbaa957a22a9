import { currentActor } from "#app/_server/session.ts";
import { NotFound } from "#lib/result.ts";
import { exportCsv, exportXlsx, recordExport } from "#lib/rsvps/desk/export.ts";
import { readRsvpQuery } from "#lib/rsvps/desk/list-filter.ts";

const FORMS = {
  CSV: { make: exportCsv, type: "text/csv; charset=utf-8; header=present" },
  XLSX: {
    make: exportXlsx,
    type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  },
} as const;

const plain = (status: number, words: string) =>
  new Response(`${words}\n`, {
    status,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
  });

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
  const actor = await currentActor();
  if (!actor) return plain(401, "Please sign in first.");
  const query = readRsvpQuery(Object.fromEntries(new URL(request.url).searchParams));
  const { make, type } = FORMS[as];
  try {
    const { body, filename, rows } = await make(actor, meetingId, query);
    if (request.method !== "HEAD") await recordExport(actor, meetingId, { as, rows, query });
    return new Response(Buffer.from(body), {
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
