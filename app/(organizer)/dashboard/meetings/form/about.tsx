"use client";

import { MarkdownEditor } from "#app/_ui/forms/markdown-editor.tsx";
import { MultiCombobox } from "#app/_ui/forms/multi-combobox.tsx";
import { InputField, SelectField, TextareaField } from "#app/_ui/inputs.tsx";
import { useMeetingForm } from "./form-context.tsx";

/** What the meeting is about: the words of its page. */
export function About() {
  const { form, shown, options } = useMeetingForm();
  return (
    <>
      <InputField
        {...form.field("occasion")}
        label="Occasion"
        hint="What it marks, such as “62nd anniversary of …”."
        autoComplete="off"
      />
      <TextareaField
        {...form.field("summary")}
        label="Summary"
        hint="One or two sentences, for lists, calendars and messages."
        rows={2}
      />
      <MarkdownEditor {...form.field("description")} label="Description" rows={8} />
      <MultiCombobox
        {...form.watched("topics")}
        label="Topics"
        noun="topic"
        defaultValue={shown.topics}
        choices={options.topics}
        add={async (name) => ({ ok: true, value: { id: name, label: name, hint: "" } })}
      />
      <SelectField {...form.field("language")} label="Language it is held in">
        <option value="">Not said</option>
        {options.languages.map(({ tag, name }) => (
          <option key={tag} value={tag}>
            {name}
          </option>
        ))}
      </SelectField>
    </>
  );
}
