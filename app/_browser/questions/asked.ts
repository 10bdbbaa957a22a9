import { answerField, type Condition } from "#lib/questions/rules.ts";

/** Whether the same person, or the party, gave an answer that the condition names; `chosen` tells the answers of a field that is asked. */
export function isMet(
  { questionId, answers }: Condition,
  seat: number,
  chosen: (field: string) => string[],
): boolean {
  return [0, seat].some((one) =>
    chosen(answerField(questionId, one)).some((value) => answers.includes(value)),
  );
}

/** For whom the field of a question is: 0 for the party, 1… for each seat. */
export const seatOf = (field: string) => Number(field.split(".s").pop());
