import { store } from "#db/store.ts";
import { rsvps } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { recordAudit } from "#lib/audit.ts";
import { NotFound } from "#lib/result.ts";
import { byName } from "#lib/text/by-name.ts";
import { type Cell, csvOf } from "#lib/text/csv.ts";
import { defused } from "#lib/text/defused.ts";
import { toLocal } from "#lib/time/dates.ts";
import { type Answered, answersOf } from "./answers.ts";
import { EVERYBODY, isNarrowed, type RsvpQuery } from "./list-filter.ts";
import { rsvpOrder, rsvpsMatching } from "./matching.ts";
import { calledInLists, getMeetingOfRsvps, listAskedQuestions } from "./queries.ts";
import { cellOf } from "./seat-answers.ts";

const HEADINGS = [
  "Name",
  "E-mail",
  "State",
  "People",
  "Number",
  "Received",
  "Came by",
  "Heard from",
  "Comment",
  "Note",
];

/**
 * The RSVPs of a meeting as the list shows them, for a spreadsheet: a row of
 * headings, then a row each, with one column more for every question. `Date` is the time on the meeting's wall, as if it
 * were UTC. For organizers of the host group; NotFound for everybody else.
 */
async function sheetOf(actor: Actor, meetingId: string, query: RsvpQuery) {
  const meeting = await getMeetingOfRsvps(actor, meetingId);
  if (!meeting.mayManage) throw new NotFound("Meeting");
  const rows = await store.read
    .select({
      id: rsvps.id,
      name: rsvps.name,
      familyName: rsvps.familyName,
      partyNames: rsvps.partyNames,
      email: rsvps.email,
      status: rsvps.status,
      refusedAt: rsvps.refusedAt,
      partySize: rsvps.partySize,
      arrival: rsvps.arrival,
      createdAt: rsvps.createdAt,
      source: rsvps.source,
      heardFrom: rsvps.heardFrom,
      comment: rsvps.comment,
      note: rsvps.note,
    })
    .from(rsvps)
    .where(rsvpsMatching(meetingId, query))
    .orderBy(...rsvpOrder(query.sort));
  // Columns that few meetings have stand only where there is something in them.
  const more = [
    {
      heading: "Family name",
      asked: meeting.asksFamilyName,
      of: ({ familyName }: (typeof rows)[number]) => familyName,
    },
    {
      heading: "Who comes along",
      asked: meeting.asksNames,
      of: ({ partyNames }: (typeof rows)[number]) => partyNames.filter(Boolean).join("; "),
    },
  ].filter(({ asked, of }) => asked || rows.some((row) => of(row) !== ""));
  const inOrder = query.sort === "name" ? byName(rows, calledInLists, meeting.language) : rows;
  const questions = await listAskedQuestions(actor, meetingId);
  const answers = await answersOf(actor, meetingId);
  const cells: Cell[][] = inOrder.map((row) => [
    row.name,
    row.email ?? "",
    row.refusedAt ? "refused" : row.status,
    row.partySize,
    row.arrival,
    new Date(`${toLocal(row.createdAt, meeting.timeZone)}Z`),
    row.source,
    row.heardFrom,
    row.comment,
    row.note,
    ...more.map(({ of }) => of(row)),
    ...questions.map(({ id }) => saidTo(id, answers.get(row.id) ?? [])),
  ]);
  return {
    meeting,
    headings: [
      ...HEADINGS,
      ...more.map(({ heading }) => heading),
      ...questions.map(({ label }) => label),
    ],
    cells,
  };
}

/** All answers to a question on one RSVP. */
function saidTo(questionId: string, answers: readonly Answered[]): string {
  return cellOf(answers.filter((answer) => answer.questionId === questionId));
}

type ExportFile = { body: Uint8Array; filename: string; rows: number };

/** As CSV. */
export async function exportCsv(
  actor: Actor,
  meetingId: string,
  query: RsvpQuery = { ...EVERYBODY, sort: "arrival" },
): Promise<ExportFile> {
  const { meeting, headings, cells } = await sheetOf(actor, meetingId, query);
  return {
    body: new TextEncoder().encode(csvOf([headings, ...cells])),
    filename: `rsvps-${meeting.slug}.csv`,
    rows: cells.length,
  };
}

/** As a workbook for Excel and LibreOffice (ECMA-376), every text a text, and no formula where it is saved as CSV. */
export async function exportXlsx(
  actor: Actor,
  meetingId: string,
  query: RsvpQuery = { ...EVERYBODY, sort: "arrival" },
): Promise<ExportFile> {
  const { meeting, headings, cells } = await sheetOf(actor, meetingId, query);
  // Loaded when it is wanted: few requests need it.
  const { default: writeExcelFile } = await import("write-excel-file/node");
  const text = (value: string) => ({ value: defused(value), type: String });
  const head = headings.map((value) => ({ ...text(value), fontWeight: "bold" as const }));
  const body = cells.map((row) =>
    row.map((value) => {
      if (typeof value === "number") return { value, type: Number };
      if (typeof value === "string") return text(value);
      return { value, type: Date, format: "yyyy-mm-dd hh:mm" };
    }),
  );
  const widths = headings.map((heading) => ({ width: WIDTHS[heading] ?? 20 }));
  const buffer = await writeExcelFile([head, ...body], {
    columns: widths,
    stickyRowsCount: 1,
    sheet: "RSVPs",
  }).toBuffer();
  return { body: buffer, filename: `rsvps-${meeting.slug}.xlsx`, rows: cells.length };
}

/** In characters. */
const WIDTHS: Record<string, number> = {
  Name: 28,
  "E-mail": 32,
  State: 12,
  People: 8,
  Number: 8,
  Received: 17,
  "Came by": 12,
  Comment: 40,
  Note: 40,
};

/** Writes to the trail that the list was taken away, before it is handed over: by whom, how much, in what form. */
export async function recordExport(
  actor: Actor,
  meetingId: string,
  { as, rows, query }: { as: "CSV" | "XLSX"; rows: number; query: RsvpQuery },
): Promise<void> {
  const { groupId, mayManage } = await getMeetingOfRsvps(actor, meetingId);
  if (!mayManage) throw new NotFound("Meeting");
  await store.write((tx) =>
    recordAudit(tx, actor, {
      action: "rsvp.exported",
      groupId,
      meetingId,
      detail: { as, rows, part: isNarrowed(query) ? "filtered" : "all" },
    }),
  );
}
