import { personWords, type Question, readAnswers } from "#lib/questions/rules.ts";
import { say } from "#lib/result.ts";
import { fold } from "#lib/text/fold.ts";
import type { NewRsvp } from "../desk/add.ts";
import { addRow } from "../desk/input.ts";
import { joinRules } from "../rules.ts";
import { type SetByHand, typedByHand } from "./by-hand.ts";
import { typedIn } from "./cell-answers.ts";
import { answerColumn, type Layout } from "./columns.ts";
import { namesAlong } from "./names.ts";
import { refuse } from "./refusals.ts";
import { calledIn, cellsOf, rawValues } from "./row-values.ts";

/** Words for a row of sums under a list: "TOTAL", "Gesamt: 14", "Total guests". */
const SUM =
  /^(grand |sub)?(total|sum|summe|gesamt|insgesamt)s?( (of )?(people|persons|guests|attendees|seats|tickets|personen))?[\s:=]*\d*$/;

type Unread = { fate: "out" | "error"; reason: string };

const error = (reason: string): Unread => ({ fate: "error", reason });
const out = (reason: "sum" | "unsubscribed" | "unanswered" | "by-hand"): Unread => ({
  fate: "out",
  reason: say(refuse(reason)),
});

/** What a row says, `set` in place of the file where it was set by hand; or why nothing is made of it. */
export function readRow(
  cells: readonly string[],
  columns: Layout["columns"],
  questions: readonly Question[],
  set: SetByHand | undefined,
): { row: NewRsvp } | Unread {
  const cell = cellsOf(cells, columns);
  if (set && "leftOut" in set) return out("by-hand");
  const raw = rawValues(cells, { columns });
  if (!set) {
    if (raw.email === "" && cells.some((one) => SUM.test(fold(one)))) return out("sum");
    if (cell("unsubscribed") !== "") return out("unsubscribed");
    const { status } = raw;
    if (!status) return error(say(refuse("status", { said: cut(cell("status").trim()) })));
    if (status === "unsubscribed" || status === "unanswered") return out(status);
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
  const familyName = familyOf(calledIn(cell).familyName, name);
  return { row: { ...parsed.data, familyName, partyNames, answers: read.answers } };
}

/** A family name that a column says, where the name has it; one that was set by hand need not. */
function familyOf(said: string, name: string): string {
  const checked = joinRules.familyName(said);
  return "value" in checked && fold(name).includes(fold(checked.value)) ? checked.value : "";
}

const cut = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
