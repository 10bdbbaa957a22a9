"use client";

import { MarkdownEditor } from "#app/_ui/forms/markdown-editor.tsx";
import { RowList, type RowValues } from "#app/_ui/forms/row-list.tsx";
import type { DeskForm } from "#app/_ui/forms/use-desk-form.ts";
import { InputField } from "#app/_ui/inputs.tsx";
import { type FormProps, KeptForm } from "#app/_ui/kept/kept-form.tsx";
import { publicationInput } from "#lib/reading/publications/input.ts";

/** The form of a publication and its issues, new or old. */
export function PublicationForm(props: FormProps) {
  return (
    <KeptForm {...props} kind="publication" schema={publicationInput}>
      {(form) => (
        <>
          <InputField {...form.field("url")} type="url" label="Website" autoComplete="off" />
          <MarkdownEditor {...form.field("description")} label="Description" rows={5} />
          <IssueRows form={form} />
        </>
      )}
    </KeptForm>
  );
}

function IssueRows({ form }: { form: DeskForm }) {
  return (
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
  );
}
