"use client";

import { MarkdownEditor } from "#app/_ui/forms/markdown-editor.tsx";
import { InputField } from "#app/_ui/inputs.tsx";
import { type FormProps, KeptForm, NameAndGroup } from "#app/_ui/kept/kept-form.tsx";
import { speakerInput } from "#lib/speakers/input.ts";
import type { Speaker } from "#lib/speakers/queries.ts";

/** The form of a speaker, new or old. */
export function SpeakerForm({ groups, ...props }: FormProps<Speaker>) {
  return (
    <KeptForm {...props} kind="speaker" schema={speakerInput}>
      {(form) => (
        <>
          <NameAndGroup form={form} groups={groups} />
          <MarkdownEditor
            {...form.field("biography")}
            label="Biography"
            hint="A few lines for the meeting's page. Markdown: a blank line begins a paragraph, **bold**, [link](https://…)."
          />
          <InputField {...form.field("url")} type="url" label="Website" autoComplete="off" />
        </>
      )}
    </KeptForm>
  );
}
