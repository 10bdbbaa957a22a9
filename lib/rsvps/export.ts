import { stringify } from "csv-stringify/sync";
import { asc, eq } from "drizzle-orm";
import { store } from "#db/store.ts";
import { rsvps } from "#db/tables.ts";
import type { Actor } from "#lib/actor.ts";
import { toLocal } from "#lib/dates.ts";
import { NotFound } from "#lib/result.ts";
import { getMeetingOfRsvps } from "./desk-queries.ts";

/**
 * A text for a cell that no spreadsheet takes for a formula: one that begins
 * like one is given an apostrophe (OWASP, CSV injection).
 */
export function defused(text: string): string {
  return /^[\s\p{Cf}]*[=+\-@\t\r＝＋－＠]/u.test(text) ? `'${text}` : text;
}

const HEADINGS = ["Name", "E-mail", "State", "People", "Number", "Received", "Note"];

/**
 * All RSVPs of a meeting for a spreadsheet: UTF-8 with a byte order mark, so
 * that Excel reads accents, RFC 4180 line ends, times on the meeting's wall.
 * For organizers of the host group; NotFound for everybody else.
 */
export async function exportRsvps(
  actor: Actor,
  meetingId: string,
): Promise<{ csv: string; filename: string }> {
  const meeting = await getMeetingOfRsvps(actor, meetingId);
  if (!meeting.mayManage) throw new NotFound("Meeting");
  const rows = await store.read
    .select({
      name: rsvps.name,
      email: rsvps.email,
      status: rsvps.status,
      partySize: rsvps.partySize,
      ticket: rsvps.ticket,
      createdAt: rsvps.createdAt,
      note: rsvps.note,
    })
    .from(rsvps)
    .where(eq(rsvps.meetingId, meetingId))
    .orderBy(asc(rsvps.ticket), asc(rsvps.id));
  const csv = stringify(
    [
      HEADINGS,
      ...rows.map((row) => [
        defused(row.name),
        defused(row.email ?? ""),
        row.status,
        row.partySize,
        row.ticket,
        toLocal(row.createdAt, meeting.timeZone).replace("T", " "),
        defused(row.note),
      ]),
    ],
    { bom: true, record_delimiter: "windows" },
  );
  return { csv, filename: `rsvps-${meeting.slug}.csv` };
}
