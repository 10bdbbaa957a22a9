import type { Layout } from "#lib/imports/layout.ts";
import type { Row } from "#lib/imports/table.ts";
import { Button } from "../button.tsx";
import { ErrorSummary } from "../error-summary.tsx";
import { CheckboxField, SelectField } from "../inputs.tsx";

type Props = {
  /** The page that shows what becomes of the rows so read. */
  action: string;
  list: string;
  layout: Layout;
  rows: Row[];
  /** What a column can hold, in words. */
  kinds: readonly (readonly [string, string])[];
  /** What is missing, where the list cannot be read so. */
  missing: string | null;
  /** Who wrote the list, if that is known; else the columns are to be looked over. */
  shape: string | null;
};

/** Which column holds what, as it was guessed, to be corrected; a plain GET that works without scripts. */
export function ColumnsForm({ action, list, layout, rows, kinds, missing, shape }: Props) {
  const [first] = rows;
  const body = layout.headings ? rows.slice(1) : rows;
  return (
    <details
      open={missing !== null || shape === null || undefined}
      className="mt-4 border-y border-rule"
    >
      <summary className="target flex cursor-pointer items-center gap-2 font-semibold underline">
        Which column holds what{shape === null ? ": look this over first" : ""}
      </summary>
      <form action={action} className="flex flex-col gap-4 pb-5">
        <ErrorSummary formError={missing} />
        <input type="hidden" name="list" value={list} />
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
                {kinds.map(([value, words]) => (
                  <option key={value} value={value}>
                    {cut(words)}
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
