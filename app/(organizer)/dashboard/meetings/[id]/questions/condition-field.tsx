import { FieldError } from "#app/_ui/field.tsx";
import { namedAnswers } from "#lib/questions/conditions.ts";
import type { DeskQuestion } from "#lib/questions/queries.ts";

const WORDS: Record<string, string> = { yes: "Yes", no: "No" };

type Props = {
  name: string;
  before: readonly DeskQuestion[];
  /** What is ticked at first: the stored condition, or what was sent. */
  shown: unknown;
  error?: string;
  onChange: () => void;
};

/** After which answers a question is asked: of one earlier question with answers to choose from. */
export function ConditionField({ name, before, shown, error, onChange }: Props) {
  const from = before.filter((question) => namedAnswers(question).length > 0);
  if (from.length === 0) return null;
  const ticked = tickedOf(shown);
  return (
    <details open={ticked.length > 0 || Boolean(error)}>
      <summary id={name} className="target inline-flex cursor-pointer items-center font-semibold">
        Ask it only after certain answers
      </summary>
      <p className="text-sm text-quiet">
        Tick answers of one question before it. Nothing ticked: it is always asked.
      </p>
      <div className="mt-2 flex flex-col gap-3">
        {from.map((question) => (
          <fieldset key={question.id} className="border-l-2 border-rule pl-4">
            <legend className="float-left w-full wrap-anywhere">
              {question.label}
              {question.per === "seat" ? (
                <span className="text-quiet"> (of each person)</span>
              ) : null}
            </legend>
            <div className="clear-both flex flex-wrap gap-x-6">
              {namedAnswers(question).map((answer) => (
                <label key={answer} className="target flex cursor-pointer items-center gap-3">
                  <input
                    type="checkbox"
                    name={`${name}[]`}
                    value={`${question.id}:${answer}`}
                    defaultChecked={ticked.includes(`${question.id}:${answer}`)}
                    onChange={onChange}
                    className="size-5 shrink-0 accent-ink"
                  />
                  <span className="wrap-anywhere">
                    {question.kind === "yes-no" ? WORDS[answer] : answer}
                  </span>
                </label>
              ))}
            </div>
          </fieldset>
        ))}
      </div>
      {error ? <FieldError id={name}>{error}</FieldError> : null}
    </details>
  );
}

function tickedOf(shown: unknown): string[] {
  if (Array.isArray(shown)) return shown.map(String);
  if (typeof shown === "string") return [shown];
  if (typeof shown !== "object" || shown === null) return [];
  const { questionId, answers } = shown as { questionId: string; answers: string[] };
  return answers.map((answer) => `${questionId}:${answer}`);
}
