import type { Question } from "#lib/questions/rules.ts";
import { defused } from "#lib/text/defused.ts";
import { fold } from "#lib/text/fold.ts";
import { formsOfHeadings, platformOf } from "./platforms.ts";
import type { Row } from "./read.ts";
import { stateSaid } from "./states.ts";

type Asked = Pick<Question, "id" | "label">;

/** What a column of the file can hold. */
export const COLUMN_KINDS = [
  "name",
  "first-name",
  "last-name",
  "email",
  "party",
  "guests",
  "status",
  "heard",
  "comment",
  "note",
  "unsubscribed",
] as const;
export type ColumnKind = (typeof COLUMN_KINDS)[number];

/** A column that answers one of the meeting's questions: `q-` and its id. */
type AnswerColumn = `q-${string}`;
export type Column = ColumnKind | AnswerColumn;

/** What is made of the columns, in their order; null is left out. */
export type Layout = { headings: boolean; columns: (Column | null)[] };

/** The column of a question. */
export const answerColumn = (questionId: string): AnswerColumn => `q-${questionId}`;

/** Headings as people and other programs write them, folded; the sure ones first. */
const HEADINGS: [ColumnKind, RegExp][] = [
  ["email", /^((attendee|guest|participant|your) )?(e ?mail|mail|courriel|correo)( address)?$/],
  ["email", /^(?!.*(buyer|purchaser|order|billing|payer)).*(e ?mail|courriel|correo)/],
  ["email", /e ?mail|courriel|correo/],
  [
    "first-name",
    /^((attendee|guest|participant|your) )?(first|given|fore) ?name|^vorname|^prenom|^first$/,
  ],
  ["last-name", /^((attendee|guest|participant|your) )?(last|family|sur) ?name|^nachname|^last$/],
  [
    "status",
    /^(?!.* (id|#|date|time)$).*(status|^state$|^rsvp\??$|response|attending|^answer$|^reply$)/,
  ],
  ["status", /^(will|can|are|do) you .*\b(attend|come|coming|join|there|make it)/],
  ["status", /^(you )?(coming|attend)\??$/],
  ["name", /^((full|your|attendee|guest|participant) )?(full )?names?$/],
  ["name", /^(attendee|participant|guest|person|member|who|teilnehmer(in)?|nom|nombre)s?$/],
  ["name", /^(what is )?your (full )?name|^name /],
  [
    "guests",
    /^(number of |how many )?((additional|extra|other|more) )?(guests?|plus ?ones?)\b|bring/,
  ],
  [
    "party",
    /people|party|how many|^seats?$|^places$|^(number of )?tickets|quantity|personen|anzahl|^number of|^qty/,
  ],
  ["heard", /heard/],
  ["note", /^notes?$/],
  ["comment", /^comments?$/],
  ["unsubscribed", /^unsub(scribed)?([ _](time|at|on))?$/],
  ["note", /notes?$|remark|comment|bemerkung|remarque/],
];

const isFigure = (cell: string) => /^\d{1,6}$/.test(cell);
const isAddress = (cell: string) => /^[^\s@]+@[^\s@]+$/.test(cell);
const isName = (cell: string) =>
  /\p{L}/u.test(cell) &&
  !isAddress(cell) &&
  (stateSaid(cell) === null || /\p{L} \p{L}/u.test(cell));

/** What must stand in most of a column's cells, if there are any. */
const HOLDS: Partial<Record<ColumnKind, (cell: string) => boolean>> = {
  name: (cell) => isName(cell) || /^[=+\-@']/.test(cell),
  email: (cell) => fold(cell) !== "anonymous",
  guests: isFigure,
};

/** What the columns most likely hold: known by the platform that wrote them, by their headings, or by what stands in them. */
export function guessLayout(rows: readonly Row[], questions: readonly Asked[] = []): Layout {
  const first = rows[0]?.cells ?? [];
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const headings = hasHeadings(rows, questions);
  const known = headings ? platformOf(first) : null;
  const columns: (Column | null)[] = Array.from(
    { length: width },
    (_, at) => known?.columns[at] ?? null,
  );
  const body = (headings ? rows.slice(1) : rows).slice(0, 50);
  const most = (index: number, test: (cell: string) => boolean, ofNone: boolean) => {
    const cells = body.map(({ cells }) => cells[index] ?? "").filter(Boolean);
    return cells.length === 0 ? ofNone : cells.filter(test).length > cells.length / 2;
  };
  const free = (kind: Column) => !columns.includes(kind);
  const take = (kind: Column, fits: (index: number) => boolean) => {
    if (!free(kind)) return;
    const at = columns.findIndex((taken, index) => taken === null && fits(index));
    if (at >= 0) columns[at] = kind;
  };
  if (headings) {
    // A heading that is the question itself is surer than any word in it.
    for (const { id, label } of questions) {
      take(answerColumn(id), (index) => fold(first[index]) === fold(defused(label)));
    }
  }
  if (known) return { headings, columns };
  if (headings) {
    // Of two columns of a kind the one that has something in it is meant.
    for (const ofNone of [false, true]) {
      for (const [kind, words] of HEADINGS) {
        const holds = HOLDS[kind] ?? Boolean;
        take(kind, (index) => words.test(fold(first[index])) && most(index, holds, ofNone));
      }
    }
  }
  take("email", (index) => most(index, isAddress, false));
  if (free("first-name") && free("last-name")) {
    take("name", (index) =>
      most(index, (cell) => /^\p{L}[\p{L}\p{M}.'’ -]*$/u.test(cell) && isName(cell), false),
    );
  }
  if (!headings) take("party", (index) => most(index, (cell) => /^\d{1,2}$/.test(cell), false));
  return { headings, columns };
}

/** Whether the first row holds headings: words for columns, or something else than all that is below it. */
function hasHeadings(rows: readonly Row[], questions: readonly Asked[]): boolean {
  const [first, ...body] = rows;
  if (!first || first.cells.some((cell) => cell.includes("@"))) return false;
  if (platformOf(first.cells)) return true;
  const labels = questions.map(({ label }) => fold(defused(label)));
  return first.cells.some((cell, index) => {
    const heading = fold(cell);
    if (heading === "") return false;
    if (labels.includes(heading) || HEADINGS.some(([, words]) => words.test(heading))) return true;
    const below = body.map(({ cells }) => cells[index] ?? "").filter(Boolean);
    const all = (test: (cell: string) => boolean) => below.length > 0 && below.every(test);
    return all(isAddress) || (all(isFigure) && !isFigure(cell));
  });
}

/**
 * Who wrote a list, where that is known by its headings: a platform, a maker of
 * forms, or anybody who headed each column by what it holds. Null where the
 * columns are to be looked over.
 */
export function shapeOf(rows: readonly Row[], questions: readonly Asked[] = []): string | null {
  const first = rows[0]?.cells ?? [];
  const { headings, columns } = guessLayout(rows, questions);
  if (!headings) return null;
  const platform = platformOf(first)?.name;
  if (platform) return platform;
  const named = columns.some((kind) => kind === "name" || kind?.endsWith("-name"));
  const labels = questions.map(({ label }) => fold(defused(label)));
  const every = first.every((cell, index) => {
    const heading = fold(cell);
    const says = labels.includes(heading) || HEADINGS.some(([, words]) => words.test(heading));
    return cell === "" || OWN.has(heading) || (columns[index] !== null && says);
  });
  return named ? (formsOfHeadings(first) ?? (every ? "A plain list" : null)) : null;
}

/** Columns of the list that is saved from here which say nothing of a person. */
const OWN = new Set(["number", "received", "came by"]);

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
