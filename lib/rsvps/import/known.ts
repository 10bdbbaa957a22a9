import * as guess from "#lib/imports/guess.ts";
import * as layouts from "#lib/imports/layout.ts";
import * as platforms from "#lib/imports/platforms.ts";
import type { Row } from "#lib/imports/table.ts";
import type { Question } from "#lib/questions/rules.ts";
import { defused } from "#lib/text/defused.ts";
import { fold } from "#lib/text/fold.ts";
import { CONTENTS, HOLDS } from "./cells.ts";
import { answerColumn, COLUMN_KINDS, type Column, type Layout, NAMES, SEVERAL } from "./columns.ts";
import { HEADINGS, OWN_HEADINGS } from "./headings.ts";
import { FORMS, PLATFORMS } from "./platforms.ts";

type Asked = Pick<Question, "id" | "label">;

/** What is known of lists of people who come, where a meeting asks these questions. */
const known = (questions: readonly Asked[]): guess.KnownLists<Column> => ({
  platforms: PLATFORMS,
  forms: FORMS,
  // A heading that is the question itself is surer than any word in it.
  exact: questions.map(({ id, label }) => [answerColumn(id), fold(defused(label))]),
  headings: HEADINGS,
  holds: HOLDS,
  contents: CONTENTS,
  several: ["part", "guests", "off"],
  always: ["status", "off", "unsubscribed"],
  own: OWN_HEADINGS,
  needs: NAMES,
});

/** What the columns of a list of people most likely hold. */
export function guessLayout(rows: readonly Row[], questions: readonly Asked[] = []): Layout {
  const { headings, columns } = guess.guessLayout(rows, known(questions));
  const body = headings ? rows.slice(1) : rows;
  // Who comes is not left open by a column in which nothing stands.
  const isEmpty = (at: number) => body.every(({ cells }) => !cells[at]);
  return {
    headings,
    columns: columns.map((kind, at) =>
      (kind === "status" || kind === "paid") && isEmpty(at) ? null : kind,
    ),
  };
}

/** Who wrote a list of people, where its headings tell; null where its columns are to be looked over. */
export function shapeOf(rows: readonly Row[], questions: readonly Asked[] = []): string | null {
  return guess.shapeOf(rows, known(questions));
}

/** The platform that wrote a list of people, with what stands where; null for others. */
export function platformOf(rows: readonly Row[]) {
  return platforms.platformOf(PLATFORMS, rows[0]?.cells ?? []);
}

/** Whether a list holds the answers to a form, in the order in which they came. */
export function isOfForm(rows: readonly Row[]): boolean {
  return FORMS.some(([name]) => name === shapeOf(rows));
}

/** The rows of a list from its headings on. */
export function belowTitle(rows: readonly Row[], questions: readonly Asked[] = []): Row[] {
  return [...guess.belowTitle(rows, known(questions))];
}

/** The layout that an address asks for; as guessed where it says nothing. */
export function readLayout(
  asked: Record<string, unknown>,
  rows: readonly Row[],
  questions: readonly Asked[] = [],
): Layout {
  const kinds: Column[] = [...COLUMN_KINDS, ...questions.map(({ id }) => answerColumn(id))];
  return layouts.readLayout(asked, guessLayout(rows, questions), kinds, SEVERAL);
}
