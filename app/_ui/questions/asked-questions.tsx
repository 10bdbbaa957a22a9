import type { Question } from "#lib/questions/rules.ts";
import { QuestionFields } from "./question-fields.tsx";

/** The questions on a public page, with the script by which they follow the answers. */
export function AskedQuestions({ questions }: { questions: readonly Question[] }) {
  return (
    <>
      <QuestionFields questions={questions} />
      <script data-page="" type="module" src="/rsvp-form/questions.js" />
    </>
  );
}
