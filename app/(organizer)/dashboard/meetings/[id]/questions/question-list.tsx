import { OneButton } from "#app/_ui/forms/one-button.tsx";
import { Link } from "#app/_ui/link.tsx";
import { anyOf } from "#app/_ui/questions/if-answered.tsx";
import type { DeskQuestion } from "#lib/questions/queries.ts";
import { retire } from "./actions.ts";
import { MoveButtons } from "./move-buttons.tsx";
import { answeredBy, factsOf } from "./question-words.ts";

type Props = { questions: readonly DeskQuestion[]; meetingId: string };

/** What is asked now, in order, each with what can be done to it. */
export function QuestionList({ questions, meetingId }: Props) {
  return (
    <ol className="border-t-2 border-ink">
      {questions.map((question, index) => {
        const { id, label, shownIf } = question;
        const on = questions.find((one) => one.id === shownIf?.questionId);
        return (
          <li
            key={id}
            className="grid gap-x-6 gap-y-2 border-b border-rule py-4 sm:grid-cols-[auto_1fr]"
          >
            <MoveButtons
              id={id}
              label={label}
              first={index === 0}
              last={index === questions.length - 1}
              place={`Question ${index + 1} of ${questions.length}`}
            />
            <div className="min-w-0">
              <h3 className="font-semibold wrap-anywhere">{label}</h3>
              <p className="text-quiet wrap-anywhere">{factsOf(question).join(" · ")}</p>
              {shownIf && on ? (
                <p className="text-quiet wrap-anywhere">
                  Asked only after {anyOf(shownIf.answers)} to “{on.label}”
                </p>
              ) : null}
              <div className="mt-1 flex flex-wrap items-start gap-x-4">
                <Link
                  href={`/dashboard/meetings/${meetingId}/questions/${id}`}
                  className="target inline-flex items-center font-semibold underline"
                >
                  Change<span className="sr-only"> “{label}”</span>
                </Link>
                <OneButton action={retire} fields={{ id }} variant="bare">
                  Retire<span className="sr-only"> “{label}”</span>
                </OneButton>
                <span className="flex min-h-11 items-center text-quiet">
                  {answeredBy(question.answered)}
                </span>
              </div>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
