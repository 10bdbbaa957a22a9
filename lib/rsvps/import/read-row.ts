import { personWords, type Question, readAnswers } from "#lib/questions/rules.ts";
import { say } from "#lib/result.ts";
import { fold } from "#lib/text/fold.ts";
import type { NewRsvp } from "../desk/add.ts";
import { addRow } from "../desk/input.ts";
import { joinRules } from "../rules.ts";
import { type SetByHand, typedByHand } from "./by-hand.ts";
import { typedIn } from "./cell-answers.ts";
import { answerColumn, STATES } from "./columns.ts";
import { bareName, calledIn } from "./name-cells.ts";
import { namesAlong } from "./names.ts";
import { refuse } from "./refusals.ts";
import { cellsOf, cellsThat } from "./row-cells.ts";
import { type Reading, rawValues } from "./row-values.ts";
import { isNobody, stateSaid } from "./states.ts";

/** Words for a row of sums under a list: "TOTAL", "Gesamt: 14", "Total guests". */
const SUM =
  /^(grand |sub)?(total|sum|summe|gesamt|insgesamt|somme|suma|razem|anzahl|count)s?( (of )?(people|persons|guests|attendees|seats|tickets|personen))?[\s:=]*\d*( \p{L}+)?$/u;

/** Words below a list that are no name: many, or with a stop or a colon. */
const isNote = (cell: string) =>
  cell.split(/\s+/).length > 5 || /\p{Ll}[.:!?]($|\s)|\d{3}/u.test(cell);

type Unread = { fate: "out" | "error"; reason: string };

const error = (reason: string): Unread => ({ fate: "error", reason });
type Out = "sum" | "note" | "unsubscribed" | "unanswered" | "unsaid" | "by-hand";
const out = (reason: Out): Unread => ({
  fate: "out",
  reason: say(refuse(reason)),
});

/** What a row says, `set` in place of the file where it was set by hand; or why nothing is made of it. */
export function readRow(
  cells: readonly string[],
  reading: Reading,
  questions: readonly Question[],
  set: SetByHand | undefined,
): { row: NewRsvp } | Unread {
  const { columns } = reading;
  const cell = cellsOf(cells, columns);
  if (set && "leftOut" in set) return out("by-hand");
  const raw = rawValues(cells, reading);
  if (!set) {
    if (raw.email === "" && cells.some((one) => SUM.test(fold(one)))) return out("sum");
    const [only = "", ...more] = cells.filter(Boolean);
    if (more.length === 0 && columns.filter(Boolean).length > 1 && isNote(bareName(only))) {
      return out("note");
    }
    if (cell("unsubscribed") !== "") return out("unsubscribed");
    const { status } = raw;
    if (!status) {
      const { state } = calledIn(cell, reading.numbered);
      const states = [...cellsThat(cells, columns, ...STATES), state].filter(Boolean);
      const said = cut(states.filter((one) => stateSaid(one) === null).join(", "));
      return error(say(refuse("status", { said })));
    }
    if (isNobody(status)) return out(status);
  }
  const parsed = addRow.safeParse({
    ...raw,
    ...(set && typedByHand(set)),
    comment: cell("comment"),
    heardFrom: cell("heard"),
  });
  if (!parsed.success) {
    return error(parsed.error.issues.map(({ message }) => message).join(" "));
  }
  const { name, partySize } = parsed.data;
  const partyNames = namesAlong(cell("along"), partySize);
  if (!partyNames) {
    return error(say(refuse("along", { said: cut(cell("along")), people: partySize })));
  }
  const answers: Record<string, unknown> = {};
  for (const question of questions) {
    const given = typedIn(cell(answerColumn(question.id)), question, partySize);
    if ("ok" in given) return error(say(given));
    answers[`q${question.id}`] = given.typed;
  }
  const read = readAnswers(questions, answers, partySize, personWords);
  const [against] = Object.values(read.errors);
  if (against) return error(against);
  const familyName = familyOf(calledIn(cell, reading.numbered).familyName, name);
  return { row: { ...parsed.data, familyName, partyNames, answers: read.answers } };
}

/** A family name that a column says, where the name has it; one that was set by hand need not. */
function familyOf(said: string, name: string): string {
  const checked = joinRules.familyName(said);
  return "value" in checked && fold(name).includes(fold(checked.value)) ? checked.value : "";
}

const cut = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
