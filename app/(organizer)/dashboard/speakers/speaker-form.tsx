"use client";

import { MarkdownEditor } from "#app/_ui/forms/markdown-editor.tsx";
import { InputField } from "#app/_ui/inputs.tsx";
import { type FormProps, KeptForm } from "#app/_ui/kept/kept-form.tsx";
import { speakerInput } from "#lib/speakers/input.ts";

/** The form of a speaker, new or old. */
export function SpeakerForm(props: FormProps) {
  return (
    <KeptForm {...props} kind="speaker" schema={speakerInput}>
      {({ field }) => (
        <>
          <InputField
            {...field("familyName")}
            label="Family name"
            hint="Lists of speakers go by it, and by the name where it is left empty."
            autoComplete="off"
          />
          <MarkdownEditor
            {...field("biography")}
            label="Biography"
            hint="A few lines for the meeting’s page. Markdown: a blank line begins a paragraph, **bold**, [link](https://…)."
          />
          <InputField {...field("url")} type="url" label="Website" autoComplete="off" />
        </>
      )}
    </KeptForm>
  );
}
