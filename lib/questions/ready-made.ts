import type { QuestionInput } from "./input.ts";

type ReadyMade = Pick<QuestionInput, "kind" | "label" | "hint" | "per">;

/** The questions that nearly every organizer asks, worded with care. */
export const READY_MADE: Record<"access" | "diet", ReadyMade> = {
  access: {
    kind: "long-text",
    label: "Do you need anything to get in and take part?",
    hint: "A way in without steps, a seat near the front, a hearing loop, an interpreter…",
    per: "party",
  },
  diet: {
    kind: "text",
    label: "Is there anything that you do not eat?",
    hint: "Allergies and diets, as far as the kitchen should know.",
    per: "seat",
  },
};
