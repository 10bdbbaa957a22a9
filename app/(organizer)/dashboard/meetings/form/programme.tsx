"use client";

import { MultiCombobox } from "#app/_ui/forms/multi-combobox.tsx";
import { InputField, SelectField, TextareaField } from "#app/_ui/inputs.tsx";
import { PROGRAMME_KINDS, type ProgrammeRow } from "#lib/scheduling/rows.ts";
import { useMeetingForm } from "./form-context.tsx";
import { RowList } from "./row-list.tsx";
import { nextProgrammeRow } from "./steps.ts";

const KINDS: Record<(typeof PROGRAMME_KINDS)[number], string> = {
  talk: "Talk",
  discussion: "Discussion",
  film: "Film",
  music: "Music",
  break: "Break",
  other: "Other",
};

/** The timed parts of the meeting, in order. */
export function Programme() {
  return (
    <RowList
      list="programme"
      noun="Item"
      addLabel="Add an item"
      firstField="title"
      nextRow={nextProgrammeRow}
    >
      {(row, path) => <Item row={row} path={path} />}
    </RowList>
  );
}

function Item({ row, path }: { row: ProgrammeRow; path: string }) {
  const { form, speakers, focus } = useMeetingForm();
  const field = (name: keyof ProgrammeRow) => {
    const watched = form.watched(`${path}.${name}`);
    return { ...watched, onChange: () => watched.onChange() };
  };
  return (
    <div className="flex flex-col gap-4">
      <InputField
        {...field("title")}
        label="Title"
        defaultValue={row.title}
        autoComplete="off"
        autoFocus={focus === `${path}.title`}
      />
      <div className="grid grid-cols-2 gap-4 sm:grid-cols-[1fr_8rem_7rem]">
        <SelectField
          {...field("kind")}
          label="Kind"
          defaultValue={row.kind}
          fieldClassName="col-span-2 sm:col-span-1"
        >
          {PROGRAMME_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {KINDS[kind]}
            </option>
          ))}
        </SelectField>
        <InputField {...field("time")} type="time" label="Begins" defaultValue={row.time} />
        <InputField
          {...field("durationMinutes")}
          label="Minutes"
          inputMode="numeric"
          autoComplete="off"
          defaultValue={row.durationMinutes}
        />
      </div>
      <MultiCombobox
        {...field("speakerIds")}
        label="Speakers"
        noun="speaker"
        defaultValue={row.speakerIds}
        choices={speakers.choices}
        add={speakers.add}
      />
      <details open={row.description !== "" || form.errorOf(`${path}.description`) !== undefined}>
        <summary className="target flex cursor-pointer items-center font-semibold underline">
          What it is about
        </summary>
        <TextareaField
          {...field("description")}
          label="Description"
          rows={3}
          defaultValue={row.description}
        />
      </details>
    </div>
  );
}
