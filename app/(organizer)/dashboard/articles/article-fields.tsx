"use client";

import { useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Combobox } from "#app/_ui/forms/combobox.tsx";
import { GroupField } from "#app/_ui/forms/group-field.tsx";
import type { useDeskForm } from "#app/_ui/forms/use-desk-form.ts";
import { InputField, SelectField, TextareaField } from "#app/_ui/inputs.tsx";
import type { Choice } from "#lib/forms/choices.ts";
import type { PublicationChoice } from "#lib/reading/publications/queries.ts";
import { type ArticleState, addPublicationAction } from "./actions.ts";
import { DetailsNote } from "./details-note.tsx";
import { DuplicateNote } from "./duplicate-note.tsx";
import { useDetails } from "./use-details.ts";

/** What the form of an article has to choose from. */
export type Offered = {
  groups: readonly Choice[];
  publications: readonly PublicationChoice[];
  languages: readonly { tag: string; name: string }[];
};

type Props = Offered & { form: ReturnType<typeof useDeskForm> };

/** The fields of an article, some of which its page can fill in. */
export function ArticleFields({ form, groups, publications, languages }: Props) {
  const { field, picker } = form;
  const state: ArticleState = form.state;
  const [publicationId, setPublicationId] = useState(String(form.shown("publicationId") ?? ""));
  /** How often the picker was given another choice from outside. */
  const [picked, setPicked] = useState(0);
  const issues = publications.find(({ id }) => id === publicationId)?.issues ?? [];
  const ofPublication = picker("publicationId");

  const details = useDetails(form, state, (id) => {
    setPublicationId(id);
    setPicked((times) => times + 1);
  });

  function addPublication(name: string) {
    const chosen = new FormData(form.formRef.current ?? undefined).get("groupId");
    return addPublicationAction(String(chosen ?? ""), name);
  }

  return (
    <>
      {state.duplicates && state.duplicates.length > 0 ? (
        <DuplicateNote duplicates={state.duplicates} />
      ) : null}
      <div className="flex flex-col gap-5">
        <div className="flex flex-col gap-3">
          <InputField
            {...field("url")}
            error={details.problem ?? field("url").error}
            type="url"
            label="Link"
            hint="Where it can be read, heard or watched. Its page can say the rest."
            autoComplete="off"
          />
          <Button
            type="submit"
            name="step"
            value="fetch"
            formNoValidate
            className="self-start"
            aria-disabled={details.busy || undefined}
            onClick={details.fetch}
          >
            <span aria-live="polite">
              {details.busy ? "Looking at the page…" : "Fetch details"}
            </span>
          </Button>
          {details.found ? <DetailsNote details={details.found} /> : null}
        </div>
        <InputField {...field("title")} label="Title" required autoComplete="off" />
        <GroupField {...field("groupId")} groups={groups} />
        <InputField
          {...field("author")}
          label="Author"
          hint="As printed; several with commas, or as “Family, Given; Family, Given”. Empty where none is named."
          autoComplete="off"
        />
      </div>

      <fieldset className="flex flex-col gap-5">
        <legend className="headline mb-3 text-xl">Where it appeared</legend>
        <Combobox
          key={picked}
          {...ofPublication}
          defaultValue={publicationId}
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
            {languages.map(({ tag, name }) => (
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
    </>
  );
}
