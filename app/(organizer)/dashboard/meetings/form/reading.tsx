"use client";

import { Combobox } from "#app/_ui/forms/combobox.tsx";
import { SelectField } from "#app/_ui/inputs.tsx";
import { RELATIONS, type ReadingRow, readingRow } from "#lib/scheduling/rows.ts";
import { useMeetingForm } from "./form-context.tsx";
import { RowList } from "./row-list.tsx";

const WORDS: Record<(typeof RELATIONS)[number], string> = {
  "read-before": "To read before",
  background: "Background",
  announcement: "Announces the meeting",
  cited: "Cited at the meeting",
  report: "Reports on the meeting",
  recording: "Recording",
  photos: "Photos",
};

/** What to read, hear or watch, and what each has to do with the meeting. */
export function Reading() {
  return (
    <RowList
      list="reading"
      noun="Article"
      addLabel="Add an article"
      firstField="articleId"
      nextRow={() => readingRow({})}
    >
      {(row, path) => <Item row={row} path={path} />}
    </RowList>
  );
}

function Item({ row, path }: { row: ReadingRow; path: string }) {
  const { form, articles } = useMeetingForm();
  const relation = form.watched(`${path}.relation`);
  return (
    <div className="grid gap-4 sm:grid-cols-[1fr_14rem]">
      <Combobox
        {...form.watched(`${path}.articleId`)}
        label="Article"
        noun="article"
        defaultValue={row.articleId}
        choices={articles.choices}
        add={articles.add}
        className="min-w-0"
      />
      <SelectField
        {...relation}
        onChange={() => relation.onChange()}
        label="What it is to the meeting"
        defaultValue={row.relation}
      >
        {RELATIONS.map((each) => (
          <option key={each} value={each}>
            {WORDS[each]}
          </option>
        ))}
      </SelectField>
    </div>
  );
}
