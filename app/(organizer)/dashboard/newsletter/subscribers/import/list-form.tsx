"use client";

import type { FormAction } from "#app/_server/form-state.ts";
import { FileForm } from "#app/_ui/imports/file-form.tsx";
import { ChoiceFields, type GroupChoice } from "#app/_ui/subscribers/choice-fields.tsx";

type Props = { action: FormAction; groups: readonly GroupChoice[] };

/** A list of subscribers, and what they are to be subscribed to. */
export function ListForm({ action, groups }: Props) {
  return (
    <FileForm
      action={action}
      more={({ values, fieldErrors }) => (
        <ChoiceFields
          groups={groups}
          chosen={{ groups: [], kinds: ["meetings", "changes"], pace: "at-once" }}
          values={values}
          errors={fieldErrors ?? {}}
        />
      )}
    />
  );
}
