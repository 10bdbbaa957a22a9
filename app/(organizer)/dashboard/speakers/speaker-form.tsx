"use client";

import type { FormAction } from "#app/_server/form-state.ts";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { GroupField } from "#app/_ui/forms/group-field.tsx";
import { MarkdownEditor } from "#app/_ui/forms/markdown-editor.tsx";
import { UnsavedGuard } from "#app/_ui/forms/unsaved-guard.tsx";
import { useDeskForm } from "#app/_ui/forms/use-desk-form.ts";
import { FormActions, InputField } from "#app/_ui/inputs.tsx";
import { SubmitButton } from "#app/_ui/submit-button.tsx";
import type { Choice } from "#lib/forms/choices.ts";
import { speakerInput } from "#lib/speakers/input.ts";
import type { Speaker } from "#lib/speakers/queries.ts";

type Props = {
  action: FormAction;
  speaker?: Speaker;
  groups: readonly Choice[];
  cancelTo: string;
};

/** The form of a speaker, new or old. */
export function SpeakerForm({ action, speaker, groups, cancelTo }: Props) {
  const form = useDeskForm({ schema: speakerInput, action, values: speaker ?? {} });
  const { field } = form;
  return (
    <form {...form.formProps} className="flex max-w-2xl flex-col gap-5">
      <ErrorSummary {...form.summary} />
      <InputField {...field("name")} label="Name" required autoComplete="off" />
      <GroupField {...field("groupId")} groups={groups} />
      <MarkdownEditor
        {...field("biography")}
        label="Biography"
        hint="A few lines for the meeting's page. Markdown: a blank line begins a paragraph, **bold**, [link](https://…)."
      />
      <InputField {...field("url")} type="url" label="Website" autoComplete="off" />
      <FormActions>
        <SubmitButton pending={form.pending} pendingLabel="Saving…">
          {speaker ? "Save the speaker" : "Add the speaker"}
        </SubmitButton>
        <ButtonLink href={cancelTo} variant="bare">
          Cancel
        </ButtonLink>
      </FormActions>
      <UnsavedGuard form={form.formRef} off={form.pending || form.state.ok} />
    </form>
  );
}
