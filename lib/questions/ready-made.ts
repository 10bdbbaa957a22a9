import type { QuestionInput } from "./input.ts";
import type { Question } from "./rules.ts";

type About = "access" | "diet";
type ReadyMade = Pick<QuestionInput, "kind" | "label" | "hint" | "per"> &
  Pick<Question, "sensitive">;

/** The questions that nearly every organizer asks, worded with care. */
export const READY_MADE: Record<About, ReadyMade> = {
  access: {
    kind: "long-text",
    label: "Do you need anything to get in and take part?",
    hint: "A way in without steps, a seat near the front, a hearing loop, an interpreter…",
    per: "party",
    sensitive: "access",
  },
  diet: {
    kind: "text",
    label: "Is there anything that you do not eat?",
    hint: "Allergies and diets, as far as the kitchen should know.",
    per: "seat",
    sensitive: "diet",
  },
};

/** Those that are not asked yet. */
export function readyToAsk(asked: readonly Pick<Question, "sensitive">[]) {
  const has = (about: About) =>
    asked.some(({ sensitive }) => sensitive === READY_MADE[about].sensitive);
  return (Object.keys(READY_MADE) as About[]).filter((about) => !has(about));
}
