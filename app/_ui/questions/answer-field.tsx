import { useContext } from "react";
import { answerField, type Question, typedAnswer } from "#lib/questions/rules.ts";
import { FieldGroup } from "../field.tsx";
import { InputField, SelectField, TextareaField } from "../inputs.tsx";
import { AnswerFormContext } from "./answer-form.ts";

/** More answers than these are a list to open. */
const SHOWN = 6;

type Props = { question: Question; seat: number };

/** The control for one answer. */
export function AnswerField({ question, seat }: Props) {
  const { typed, errors } = useContext(AnswerFormContext);
  const name = answerField(question.id, seat);
  const given = [typedAnswer(typed, question.id, seat)].flat();
  const { label, required, kind } = question;
  const hint = question.hint || undefined;
  const shared = { name, label, hint, required, error: errors[name] };
  if (kind === "text") {
    return <InputField {...shared} autoComplete="off" defaultValue={given[0]} />;
  }
  if (kind === "long-text") return <TextareaField {...shared} rows={3} defaultValue={given[0]} />;
  if (kind === "number") {
    return (
      <InputField
        {...shared}
        inputMode="numeric"
        autoComplete="off"
        defaultValue={given[0]}
        className="max-w-40"
      />
    );
  }
  if (kind === "one-of" && question.options.length > SHOWN) {
    return (
      <SelectField {...shared} defaultValue={given[0] ?? ""}>
        <option value="">{required ? "Choose" : "No answer"}</option>
        {question.options.map((option) => (
          <option key={option}>{option}</option>
        ))}
      </SelectField>
    );
  }
  return <Choices question={question} shared={shared} given={given} />;
}

type ChoicesProps = {
  question: Question;
  shared: { name: string; error?: string };
  given: string[];
};

/** Answers side by side to choose from. The first has the field's id, so that an error leads there. */
function Choices({ question, shared, given }: ChoicesProps) {
  const { kind, required, options } = question;
  const several = kind === "several-of";
  const words: [value: string, label: string][] =
    kind === "yes-no"
      ? [
          ["yes", "Yes"],
          ["no", "No"],
        ]
      : options.map((option) => [option, option]);
  // A choice that may be left open can be taken back.
  const all: typeof words = several || required ? words : [...words, ["", "No answer"]];
  return (
    <FieldGroup
      id={`${shared.name}-all`}
      legend={
        <>
          {question.label}
          {required ? <span className="font-normal text-quiet"> (required)</span> : null}
        </>
      }
      hint={question.hint || undefined}
      error={shared.error}
    >
      <div className="flex flex-wrap gap-x-6">
        {all.map(([value, label], index) => (
          <label key={value} className="target flex cursor-pointer items-center gap-3">
            <input
              id={index === 0 ? shared.name : undefined}
              type={several ? "checkbox" : "radio"}
              name={several ? `${shared.name}[]` : shared.name}
              value={value}
              defaultChecked={
                value === "" ? given.every((one) => one === "") : given.includes(value)
              }
              aria-invalid={shared.error ? true : undefined}
              className="size-5 shrink-0 accent-ink"
            />
            <span className="min-w-0 wrap-anywhere">{label}</span>
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}
