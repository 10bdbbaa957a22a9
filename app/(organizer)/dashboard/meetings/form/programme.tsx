"use client";

import { MultiCombobox } from "#app/_ui/forms/multi-combobox.tsx";
import { InputField, SelectField, TextareaField } from "#app/_ui/inputs.tsx";
import { dayOf, daysBetween, offsetOf } from "#lib/scheduling/programme-clock.ts";
import { PROGRAMME_KINDS, type ProgrammeRow } from "#lib/scheduling/rows.ts";
import { addDays, isLocal, longDate } from "#lib/time/dates.ts";
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
        <Day row={row} field={field("day")} />
        <InputField {...field("time")} type="time" label="Begins" defaultValue={row.time} />
        <InputField
          {...field("durationMinutes")}
          label="Minutes"
          inputMode="numeric"
          autoComplete="off"
          defaultValue={row.durationMinutes}
        />
      </div>
      <noscript>
        <input type="hidden" name={`was.${path}.time`} value={row.time} />
        <input type="hidden" name={`was.${path}.day`} value={row.day} />
      </noscript>
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

/** Which of the meeting's days it is on; nothing to choose where it has one. */
function Day({ row, field }: { row: ProgrammeRow; field: { name: string; error?: string } }) {
  const { form } = useMeetingForm();
  const start = form.valueOf("startsAtLocal");
  const days = daysBetween(start, form.valueOf("endsAtLocal"));
  if (days === 1 && row.day === "") {
    return <input type="hidden" name={field.name} defaultValue="" />;
  }
  const offset = offsetOf(row, start);
  const own = offset === null ? Number(row.day || 1) : dayOf(offset, start);
  const [first, last] = [Math.min(1, own), Math.max(days, own)];
  return (
    <SelectField
      {...field}
      label="Day"
      defaultValue={own}
      fieldClassName="col-span-2 sm:col-span-3"
    >
      {Array.from({ length: last - first + 1 }, (_, index) => first + index).map((day) => (
        <option key={day} value={day}>
          {isLocal(start) ? longDate(addDays(start, day - 1)) : `Day ${day}`}
        </option>
      ))}
    </SelectField>
  );
}
