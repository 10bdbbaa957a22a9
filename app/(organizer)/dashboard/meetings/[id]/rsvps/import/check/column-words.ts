import type { Question } from "#lib/questions/rules.ts";
import { answerColumn, COLUMN_KINDS, type ColumnKind } from "#lib/rsvps/import/columns.ts";

/** What a column can hold whatever the meeting asks. */
export const WORDS: Record<ColumnKind, string> = {
  name: "Name",
  "first-name": "First name",
  "last-name": "Last name",
  email: "E-mail",
  booked: "E-mail of who booked, for whom there is no other",
  "booked-name": "Name of who booked, for whom there is no other",
  party: "People in the party",
  part: "Some of the party (adults, members), added up",
  guests: "People they bring",
  along: "Names of those they bring",
  status: "State",
  "status-or-going": "State; where it is empty, going",
  off: "That they do not come",
  paid: "Whether it is paid",
  heard: "Where they heard of it",
  comment: "What they wrote to you",
  note: "Note",
  unsubscribed: "When they unsubscribed",
};

/** What a column of a list of people can hold, each with its words: the questions are columns, too. */
export function columnWords(questions: readonly Pick<Question, "id" | "label">[]) {
  return [
    ...COLUMN_KINDS.map((kind) => [kind, WORDS[kind]] as const),
    ...questions.map(({ id, label }) => [answerColumn(id), `“${label}”`] as const),
  ];
}
