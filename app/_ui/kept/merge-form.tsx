"use client";

import type { FormAction } from "#app/_server/form-state.ts";
import { FormKey } from "#app/_ui/forms/form-key.tsx";
import { useFormAction } from "#app/_ui/forms/use-form-action.ts";
import type { ToTell } from "#lib/changes/watch.ts";
import { toldInWords } from "#lib/changes/words.ts";
import { ErrorSummary } from "../error-summary.tsx";
import { CheckboxField } from "../inputs.tsx";
import { SubmitButton } from "../submit-button.tsx";

/** The button that merges, and why it did not if it did not. */
export function MergeForm({
  action,
  intoId,
  toTell,
  label,
}: {
  action: FormAction;
  intoId: string;
  toTell: ToTell;
  label: string;
}) {
  const [state, formAction] = useFormAction(action);
  return (
    <form action={formAction} className="flex flex-col gap-2">
      <FormKey state={state} />
      <input type="hidden" name="intoId" value={intoId} />
      <ErrorSummary formError={state.formError} />
      {toTell.people > 0 ? (
        <div className="pb-2">
          <p className="font-semibold">{toldInWords(toTell)}</p>
          <CheckboxField
            name="tell"
            value="weighty"
            defaultChecked={state.values ? state.values.tell === "weighty" : true}
            label="Tell them"
            hint="Each whose meeting then reads otherwise gets one mail for it, with an updated entry for the calendar. Otherwise only calendars that follow a feed of ours learn of it."
            fieldClassName="measure"
          />
        </div>
      ) : null}
      <SubmitButton pendingLabel="Merging…">{label}</SubmitButton>
    </form>
  );
}
