import { refusals } from "#lib/result.ts";

/** Why a question cannot be asked so, or no longer. */
export const words = {
  many: ({ most }: { most: number }) => `A form asks at most ${most} questions. Retire one first.`,
  retired: () => "This question is retired. Ask it again first.",
  answered: () => "This question has answers, so it can only be retired.",
  "nothing-before": () => "Choose a question that stands before this one.",
  "seat-for-party": () =>
    "A question for the whole party cannot depend on what each person answers.",
  "nothing-to-choose": () => "Choose a question with answers to choose from.",
  "other-answers": ({ on }: { on: string }) => `Choose among the answers of “${on}”.`,
  condition: ({ question, on }: { question: string; on?: string }) =>
    on === undefined
      ? `“${question}” is asked only after an answer to this question. Change or retire “${question}” first.`
      : `“${question}” is asked only after certain answers to “${on}”, which must stand before it and offer them. Change “${question}” first.`,
  "condition-gone": () =>
    "This question was asked only after certain answers to another, which is not asked any more. Ask that one again first.",
};

export const { refuse } = refusals("question", words);
