import { OneButton } from "#app/_ui/forms/one-button.tsx";
import type { DeskQuestion } from "#lib/questions/queries.ts";
import { askAgain, removeOne } from "./actions.ts";
import { answeredBy, factsOf } from "./question-words.ts";

/** What is no longer asked; its answers are kept. */
export function RetiredList({ questions }: { questions: readonly DeskQuestion[] }) {
  return (
    <section aria-labelledby="retired-title" className="mt-10">
      <h3 id="retired-title" className="headline text-xl">
        Asked no longer
      </h3>
      <p className="measure mt-1 text-quiet">
        Their answers are kept as they were given, and shown with the RSVPs. What nobody answered
        can be deleted.
      </p>
      <ul className="mt-3 border-t border-rule">
        {questions.map((question) => (
          <li key={question.id} className="border-b border-rule py-3">
            <p className="font-semibold wrap-anywhere">{question.label}</p>
            <p className="text-quiet wrap-anywhere">{factsOf(question).join(" · ")}</p>
            <div className="flex flex-wrap items-start gap-x-4">
              <OneButton action={askAgain} fields={{ id: question.id }} variant="bare">
                Ask it again<span className="sr-only">: “{question.label}”</span>
              </OneButton>
              {question.answered === 0 ? (
                <OneButton action={removeOne} fields={{ id: question.id }} variant="bare">
                  Delete<span className="sr-only"> “{question.label}”</span>
                </OneButton>
              ) : null}
              <span className="flex min-h-11 items-center text-quiet">
                {answeredBy(question.answered)}
              </span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
