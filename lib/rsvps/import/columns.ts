import type { Layout as AnyLayout } from "#lib/imports/layout.ts";

/** What a column of the file can hold. */
export const COLUMN_KINDS = [
  "name",
  "first-name",
  "last-name",
  "email",
  "party",
  "guests",
  "along",
  "status",
  "paid",
  "heard",
  "comment",
  "note",
  "unsubscribed",
] as const;
export type ColumnKind = (typeof COLUMN_KINDS)[number];

/** Those that hold names. */
export const NAMES: readonly Column[] = ["name", "first-name", "last-name"];

/** A column that answers one of the meeting's questions: `q-` and its id. */
type AnswerColumn = `q-${string}`;
export type Column = ColumnKind | AnswerColumn;

export type Layout = AnyLayout<Column>;

/** The column of a question. */
export const answerColumn = (questionId: string): AnswerColumn => `q-${questionId}`;
