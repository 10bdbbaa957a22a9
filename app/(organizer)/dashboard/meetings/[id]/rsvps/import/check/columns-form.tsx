import { Button } from "#app/_ui/button.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { CheckboxField, SelectField } from "#app/_ui/inputs.tsx";
import type { Question } from "#lib/questions/rules.ts";
import {
  answerColumn,
  COLUMN_KINDS,
  type ColumnKind,
  type Layout,
} from "#lib/rsvps/import/columns.ts";
import type { Row } from "#lib/rsvps/import/read.ts";

const WORDS: Record<ColumnKind, string> = {
  name: "Name",
  "first-name": "First name",
  "last-name": "Last name",
  email: "E-mail",
  party: "People in the party",
  guests: "People they bring",
  status: "State",
  heard: "Where they heard of it",
  comment: "What they wrote to you",
  note: "Note",
  unsubscribed: "When they unsubscribed",
};

type Props = {
  action: string;
  layout: Layout;
  rows: Row[];
  /** Those that a column can answer. */
  questions: readonly Pick<Question, "id" | "label">[];
  /** Who wrote the list, if that is known; else the columns are to be looked over. */
  shape: string | null;
};

/** Which column holds what, as it was guessed, to be corrected; a plain GET that works without scripts. */
export function ColumnsForm({ action, layout, rows, questions, shape }: Props) {
  const [first] = rows;
  const body = layout.headings ? rows.slice(1) : rows;
  const wrong = !layout.columns.some((kind) => kind?.endsWith("name"));
  return (
    <details open={wrong || shape === null || undefined} className="mt-4 border-y border-rule">
      <summary className="target flex cursor-pointer items-center gap-2 font-semibold underline">
        Which column holds what{shape === null ? ": look this over first" : ""}
      </summary>
      <form action={action} className="flex flex-col gap-4 pb-5">
        <ErrorSummary formError={wrong ? "Say which column holds the names." : null} />
        <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-3">
          {layout.columns.map((kind, index) => {
            const heading = layout.headings ? first?.cells[index] : "";
            const sample = body
              .map(({ cells }) => cells[index] ?? "")
              .filter(Boolean)
              .slice(0, 2)
              .join(" · ");
            return (
              <SelectField
                key={index}
                name="c"
                id={`c${index}`}
                label={
                  <span className="wrap-anywhere">{cut(heading || `Column ${index + 1}`)}</span>
                }
                hint={sample ? `For example ${cut(sample)}` : "Empty"}
                defaultValue={kind ?? ""}
              >
                <option value="">Leave it out</option>
                {COLUMN_KINDS.map((one) => (
                  <option key={one} value={one}>
                    {WORDS[one]}
                  </option>
                ))}
                {questions.map((question) => (
                  <option key={question.id} value={answerColumn(question.id)}>
                    {`“${cut(question.label)}”`}
                  </option>
                ))}
              </SelectField>
            );
          })}
        </div>
        <CheckboxField
          name="headings"
          value="1"
          label="The first row holds headings"
          defaultChecked={layout.headings}
        />
        <div>
          <Button type="submit">Read it so</Button>
        </div>
      </form>
    </details>
  );
}

const cut = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
