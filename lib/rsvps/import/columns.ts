import type { Layout as AnyLayout } from "#lib/imports/layout.ts";

/** What a column of the file can hold. */
export const COLUMN_KINDS = [
  "name",
  "first-name",
  "last-name",
  "email",
  "booked",
  "booked-name",
  "party",
  "part",
  "guests",
  "along",
  "status",
  "status-or-going",
  "off",
  "paid",
  "heard",
  "comment",
  "note",
  "unsubscribed",
] as const;
export type ColumnKind = (typeof COLUMN_KINDS)[number];

/** Those that hold names. */
export const NAMES: readonly Column[] = ["name", "first-name", "last-name"];

/** Those that say who comes; an empty cell of the second is a yes. */
export const STATES: readonly Column[] = ["status", "status-or-going"];

/** Those of which a list may have several: parts of a party are added up, of a name put together, of states the gravest counts. */
export const SEVERAL: readonly Column[] = ["booked-name", "part", "guests", "off", ...STATES];

/** A column that answers one of the meeting's questions: `q-` and its id. */
type AnswerColumn = `q-${string}`;
export type Column = ColumnKind | AnswerColumn;

export type Layout = AnyLayout<Column>;

/** The column of a question. */
export const answerColumn = (questionId: string): AnswerColumn => `q-${questionId}`;
