import type { Tx } from "../engine.ts";
import { answers, questions } from "../tables.ts";
import { sampleId } from "./rows.ts";

type Value = string | string[] | number | boolean;

export type SampleQuestion = Pick<typeof questions.$inferInsert, "kind" | "label"> &
  Partial<
    Pick<typeof questions.$inferInsert, "hint" | "required" | "options" | "per" | "sensitive">
  > & {
    /** The earlier question, by its place, and the answers after which this one is asked. */
    after?: { question: number; answers: Value[] };
    /** What people answer, in turn; null is no answer. */
    given: (Value | null)[];
  };

type Party = { rsvpId: string; size: number };

/** Asks the sample questions of a meeting, and answers them for those who come. */
export async function seedQuestions(
  tx: Tx,
  meetingId: string,
  asked: readonly SampleQuestion[],
  parties: readonly Party[],
): Promise<void> {
  const idOf = (place: number) => sampleId(`question ${meetingId} ${place}`);
  for (const [position, { after, given: _, ...row }] of asked.entries()) {
    const words = after?.answers.map((one) => (one === true ? "yes" : one === false ? "no" : one));
    await tx.insert(questions).values({
      ...row,
      id: idOf(position),
      meetingId,
      position,
      shownIf: after && { questionId: idOf(after.question), answers: words?.map(String) ?? [] },
    });
  }
  for (const [turn, { rsvpId, size }] of parties.entries()) {
    const said = new Map<string, Value>();
    for (const [place, question] of asked.entries()) {
      const seats = question.per === "seat" ? Array.from({ length: size }, (_, n) => n + 1) : [0];
      for (const seat of seats) {
        const before = question.after && said.get(`${question.after.question} ${seat}`);
        if (question.after && !question.after.answers.includes(before ?? "")) continue;
        const value = question.given[(turn + seat) % question.given.length] ?? null;
        if (value === null) continue;
        said.set(`${place} ${seat}`, value);
        await tx.insert(answers).values({ rsvpId, questionId: idOf(place), seat, value });
      }
    }
  }
}

/** What a day with lunch asks. */
export const LUNCH_QUESTIONS: SampleQuestion[] = [
  {
    kind: "yes-no",
    label: "Lunch in the yard?",
    hint: "£6, paid at the door.",
    required: true,
    per: "seat",
    given: [true, true, false],
  },
  {
    kind: "one-of",
    label: "Which lunch?",
    required: true,
    options: ["Mushroom pie", "Fish pie", "Lentil soup"],
    per: "seat",
    after: { question: 0, answers: [true] },
    given: ["Mushroom pie", "Fish pie", "Mushroom pie", "Lentil soup"],
  },
  {
    kind: "text",
    label: "Is there anything that you do not eat?",
    hint: "Allergies and diets, as far as the kitchen should know.",
    per: "seat",
    sensitive: "diet",
    given: [null, null, "Nuts", null, null],
  },
  {
    kind: "long-text",
    label: "Do you need anything to get in and take part?",
    hint: "A way in without steps, a seat near the front, a hearing loop, an interpreter…",
    sensitive: "access",
    given: [null, null, "A seat near the front, please."],
  },
];
