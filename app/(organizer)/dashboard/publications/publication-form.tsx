"use client";

import type { FormAction } from "#app/_server/form-state.ts";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { GroupField } from "#app/_ui/forms/group-field.tsx";
import { MarkdownEditor } from "#app/_ui/forms/markdown-editor.tsx";
import { RowList, type RowValues } from "#app/_ui/forms/row-list.tsx";
import { UnsavedGuard } from "#app/_ui/forms/unsaved-guard.tsx";
import { useDeskForm } from "#app/_ui/forms/use-desk-form.ts";
import { FormActions, InputField } from "#app/_ui/inputs.tsx";
import { SubmitButton } from "#app/_ui/submit-button.tsx";
import type { Choice } from "#lib/forms/choices.ts";
import { publicationInput } from "#lib/reading/publications/input.ts";
import type { Publication } from "#lib/reading/publications/queries.ts";

type Props = {
  action: FormAction;
  publication?: Publication;
  groups: readonly Choice[];
  cancelTo: string;
};

/** The form of a publication and its issues, new or old. */
export function PublicationForm({ action, publication, groups, cancelTo }: Props) {
  const form = useDeskForm({
    schema: publicationInput,
    action,
    values: publication ?? { issues: [] },
  });
  const { field } = form;
  return (
    <form {...form.formProps} className="flex max-w-2xl flex-col gap-5">
      <ErrorSummary {...form.summary} />
      <InputField {...field("name")} label="Name" required autoComplete="off" />
      <GroupField {...field("groupId")} groups={groups} />
      <InputField {...field("url")} type="url" label="Website" autoComplete="off" />
      <MarkdownEditor {...field("description")} label="Description" rows={5} />
      <RowList
        name="issues"
        noun="issue"
        legend="Issues"
        hint="Numbered, and dated by the day, the month or the year: 2007-10-07, 2007-10 or 2007."
        error={form.errorOf("issues")}
        max={500}
        rows={(form.shown("issues") as RowValues[] | undefined) ?? []}
        onRemove={() => form.forgetErrors("issues")}
      >
        {(path, row) => (
          <div className="grid grid-cols-2 gap-x-4 gap-y-2 sm:grid-cols-[6rem_8rem_1fr]">
            <input type="hidden" name={`${path}.id`} defaultValue={String(row.id ?? "")} />
            <InputField
              {...form.watched(`${path}.number`)}
              defaultValue={String(row.number ?? "")}
              label="Number"
            />
            <InputField
              {...form.watched(`${path}.datedOn`)}
              defaultValue={String(row.datedOn ?? "")}
              label="Date"
              placeholder="2007-10"
            />
            <InputField
              {...form.watched(`${path}.url`)}
              defaultValue={String(row.url ?? "")}
              type="url"
              label="Link"
              fieldClassName="col-span-2 sm:col-span-1"
            />
          </div>
        )}
      </RowList>
      <FormActions>
        <SubmitButton pending={form.pending} pendingLabel="Saving…">
          {publication ? "Save the publication" : "Add the publication"}
        </SubmitButton>
        <ButtonLink href={cancelTo} variant="bare">
          Cancel
        </ButtonLink>
      </FormActions>
      <UnsavedGuard form={form.formRef} off={form.pending || form.state.ok} />
    </form>
  );
}
