import { asc, eq, inArray } from "drizzle-orm";
import { store } from "#db/store.ts";
import { answers, questions } from "#db/tables.ts";

export type Answered = {
  questionId: string;
  label: string;
  /** 0 for the party, 1… for each seat. */
  seat: number;
  said: string;
};

/** An answer as it is read: "Yes", "Vegan, no nuts", "3". */
export function answerInWords(value: string | string[] | number | boolean): string {
  if (typeof value === "boolean") return value ? "Yes" : "No";
  return Array.isArray(value) ? value.join(", ") : String(value);
}

/** More ids than this do not go into one statement. */
const AT_ONCE = 1000;

/** What was answered on each of these RSVPs, in the order of the questions. Who may read them is the caller's to know. */
export async function answersOf(rsvpIds: readonly string[]): Promise<Map<string, Answered[]>> {
  const found = new Map<string, Answered[]>();
  for (let from = 0; from < rsvpIds.length; from += AT_ONCE) {
    const rows = await store.read
      .select({
        rsvpId: answers.rsvpId,
        questionId: answers.questionId,
        label: questions.label,
        seat: answers.seat,
        value: answers.value,
      })
      .from(answers)
      .innerJoin(questions, eq(questions.id, answers.questionId))
      .where(inArray(answers.rsvpId, rsvpIds.slice(from, from + AT_ONCE)))
      .orderBy(asc(questions.position), asc(questions.id), asc(answers.seat));
    for (const { rsvpId, value, ...row } of rows) {
      const list = found.get(rsvpId) ?? [];
      list.push({ ...row, said: answerInWords(value) });
      found.set(rsvpId, list);
    }
  }
  return found;
}
