import type { Question } from "#lib/questions/rules.ts";
import { defused } from "#lib/text/defused.ts";
import { fold } from "#lib/text/fold.ts";
import type { Row } from "./read.ts";

type Asked = Pick<Question, "id" | "label">;

/** What a column of the file can hold. */
export const COLUMN_KINDS = [
  "name",
  "first-name",
  "last-name",
  "email",
  "party",
  "status",
  "heard",
  "comment",
  "note",
] as const;
export type ColumnKind = (typeof COLUMN_KINDS)[number];

/** A column that answers one of the meeting's questions: `q-` and its id. */
export type AnswerColumn = `q-${string}`;
export type Column = ColumnKind | AnswerColumn;

/** What is made of the columns, in their order; null is left out. */
export type Layout = { headings: boolean; columns: (Column | null)[] };

/** The column of a question. */
export const answerColumn = (questionId: string): AnswerColumn => `q-${questionId}`;

/** Headings as people and other programs write them, the sure ones first. */
const HEADINGS: [ColumnKind, RegExp][] = [
  ["email", /e-?mail|^mail$|courriel|correo/],
  ["first-name", /^(first|given|fore) ?name|^vorname|^prenom|^first$/],
  ["last-name", /^(last|family|sur) ?name|^surname|^nachname|^last$/],
  ["name", /^(full )?names?$|attendee|participant|^guest( name)?$|teilnehmer|^nom$|^nombre/],
  [
    "party",
    /people|party|^seats?$|tickets|quantity|^places$|personen|anzahl|number of|guests|^qty/,
  ],
  ["status", /status|^state$|^rsvp$|response|attending|^answer$|^reply$/],
  ["heard", /heard/],
  ["note", /^notes?$/],
  ["comment", /^comments?$/],
  ["note", /notes?$|remark|comment|bemerkung|remarque/],
];

/** What the columns most likely hold: by their headings, or by what stands in them. */
export function guessLayout(rows: readonly Row[], questions: readonly Asked[] = []): Layout {
  const [first] = rows;
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const headings = first !== undefined && !first.cells.some((cell) => cell.includes("@"));
  const columns: (Column | null)[] = Array.from({ length: width }, () => null);
  const free = (kind: Column) => !columns.includes(kind);
  if (headings) {
    // A heading that is the question itself is surer than any word in it.
    for (const { id, label } of questions) {
      const at = columns.findIndex(
        (taken, index) => taken === null && fold(first.cells[index]) === fold(defused(label)),
      );
      if (at >= 0) columns[at] = answerColumn(id);
    }
    for (const [kind, words] of HEADINGS) {
      if (!free(kind)) continue;
      const at = columns.findIndex(
        (taken, index) => taken === null && words.test(fold(first.cells[index])),
      );
      if (at >= 0) columns[at] = kind;
    }
  }
  const body = (headings ? rows.slice(1) : rows).slice(0, 50);
  const holds = (index: number, pattern: RegExp) => {
    const cells = body.map(({ cells }) => cells[index] ?? "").filter(Boolean);
    return cells.length > 0 && cells.filter((cell) => pattern.test(cell)).length > cells.length / 2;
  };
  const guess = (kind: ColumnKind, pattern: RegExp) => {
    if (!free(kind)) return;
    const at = columns.findIndex((taken, index) => taken === null && holds(index, pattern));
    if (at >= 0) columns[at] = kind;
  };
  guess("email", /^[^\s@]+@[^\s@]+$/);
  if (free("first-name") && free("last-name")) guess("name", /^\p{L}[\p{L}\p{M}.'’ -]*$/u);
  if (!headings) guess("party", /^\d{1,2}$/);
  return { headings, columns };
}

/** A layout as an address says it: `headings=1&c=name&c=&c=email`; guessed where it says nothing. */
export function readLayout(
  asked: Record<string, unknown>,
  rows: readonly Row[],
  questions: readonly Asked[] = [],
): Layout {
  const guessed = guessLayout(rows, questions);
  if (asked.c === undefined) return guessed;
  const chosen = [asked.c].flat();
  const kinds: Column[] = [...COLUMN_KINDS, ...questions.map(({ id }) => answerColumn(id))];
  const columns = guessed.columns.map(
    (_, index) => kinds.find((kind) => kind === chosen[index]) ?? null,
  );
  // A kind that is chosen twice counts where it comes first.
  return {
    headings: asked.headings === "1",
    columns: columns.map((kind, index) => (kind && columns.indexOf(kind) === index ? kind : null)),
  };
}

/** The same as name and value; `readLayout` reads it back. */
export function layoutEntries({ headings, columns }: Layout): [string, string][] {
  return [
    ...(headings ? ([["headings", "1"]] as [string, string][]) : []),
    ...columns.map((kind): [string, string] => ["c", kind ?? ""]),
  ];
}
