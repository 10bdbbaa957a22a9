"use client";

import { useState } from "react";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { Combobox } from "#app/_ui/forms/combobox.tsx";
import { GroupField } from "#app/_ui/forms/group-field.tsx";
import { UnsavedGuard } from "#app/_ui/forms/unsaved-guard.tsx";
import { useDeskForm } from "#app/_ui/forms/use-desk-form.ts";
import { FormActions, InputField, SelectField, TextareaField } from "#app/_ui/inputs.tsx";
import { SubmitButton } from "#app/_ui/submit-button.tsx";
import { articleInput } from "#lib/articles/input.ts";
import type { Article } from "#lib/articles/queries.ts";
import type { Choice } from "#lib/choices.ts";
import type { PublicationChoice } from "#lib/publications/queries.ts";
import { type ArticleState, addPublicationAction } from "./actions.ts";
import { DuplicateNote } from "./duplicate-note.tsx";

type Props = {
  action: (previous: ArticleState, data: FormData) => Promise<ArticleState>;
  article?: Article;
  groups: readonly Choice[];
  publications: readonly PublicationChoice[];
  languages: readonly { tag: string; name: string }[];
  cancelTo: string;
};

/** The form of an article, new or old. */
export function ArticleForm({ action, article, groups, publications, ...props }: Props) {
  const form = useDeskForm({ schema: articleInput, action, values: { ...article } });
  const { field, picker } = form;
  const state: ArticleState = form.state;
  const [publicationId, setPublicationId] = useState(String(form.shown("publicationId") ?? ""));
  const issues = publications.find(({ id }) => id === publicationId)?.issues ?? [];
  const ofPublication = picker("publicationId");

  function addPublication(name: string) {
    const chosen = new FormData(form.formRef.current ?? undefined).get("groupId");
    return addPublicationAction(String(chosen ?? ""), name);
  }

  return (
    <form {...form.formProps} className="flex max-w-2xl flex-col gap-10">
      <ErrorSummary {...form.summary} />
      {state.duplicates && state.duplicates.length > 0 ? (
        <DuplicateNote duplicates={state.duplicates} />
      ) : null}
      <div className="flex flex-col gap-5">
        <InputField {...field("title")} label="Title" required autoComplete="off" />
        <GroupField {...field("groupId")} groups={groups} />
        <InputField
          {...field("author")}
          label="Author"
          hint="As printed; several with commas. Empty where none is named."
          autoComplete="off"
        />
        <InputField
          {...field("url")}
          type="url"
          label="Link"
          hint="Where it can be read, heard or watched."
          autoComplete="off"
        />
      </div>

      <fieldset className="flex flex-col gap-5">
        <legend className="headline mb-3 text-xl">Where it appeared</legend>
        <Combobox
          {...ofPublication}
          noun="publication"
          label="Publication"
          choices={publications}
          add={addPublication}
          onChange={(id) => {
            setPublicationId(id);
            ofPublication.onChange();
          }}
        />
        <div className="grid gap-5 sm:grid-cols-2">
          <InputField
            {...field("issue")}
            label="Issue"
            hint="Its number; a new one is added to the publication."
            list="issue-numbers"
            autoComplete="off"
          />
          <datalist id="issue-numbers">
            {issues.map((issue) => (
              <option key={issue.number} value={issue.number}>
                {issue.datedOn ?? ""}
              </option>
            ))}
          </datalist>
          <InputField
            {...field("publishedOn")}
            label="Date"
            hint="As much as is known: 2007, 2007-10 or 2007-10-07."
            autoComplete="off"
          />
        </div>
      </fieldset>

      <fieldset className="flex flex-col gap-5">
        <legend className="headline mb-3 text-xl">More about it</legend>
        <TextareaField
          {...field("excerpt")}
          label="Excerpt"
          hint="A sentence or two that you may quote."
          rows={3}
        />
        <div className="grid gap-5 sm:grid-cols-2">
          <SelectField {...field("language")} label="Language">
            <option value="">Not said</option>
            {props.languages.map(({ tag, name }) => (
              <option key={tag} value={tag}>
                {name}
              </option>
            ))}
          </SelectField>
          <InputField
            {...field("readingMinutes")}
            label="Minutes to read"
            inputMode="numeric"
            autoComplete="off"
          />
        </div>
        <InputField
          {...field("archiveUrl")}
          type="url"
          label="Archived copy"
          hint="For when the link stops working, such as one at web.archive.org."
          autoComplete="off"
        />
      </fieldset>

      <FormActions>
        <SubmitButton pending={form.pending} pendingLabel="Saving…">
          {article ? "Save the article" : "Add the article"}
        </SubmitButton>
        <ButtonLink href={props.cancelTo} variant="bare">
          Cancel
        </ButtonLink>
      </FormActions>
      <UnsavedGuard form={form.formRef} off={form.pending || form.state.ok} />
    </form>
  );
}
