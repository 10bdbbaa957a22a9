"use client";

import type { FormAction } from "#app/_server/form-state.ts";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { FormKey } from "#app/_ui/forms/form-key.tsx";
import { useFormAction } from "#app/_ui/forms/use-form-action.ts";
import { CheckboxField } from "#app/_ui/inputs.tsx";
import { SubmitButton } from "#app/_ui/submit-button.tsx";
import { insistOn } from "#lib/rsvps/import/refusals.ts";
import { plural } from "#lib/text/plural.ts";

/** What is to be insisted upon before anybody becomes going. */
export type Doubt = { insist: string; said: string };

type Props = {
  action: FormAction;
  meetingId: string;
  list: string;
  layout: string;
  good: number;
  doubts: Doubt[];
};

const ANSWERS: Record<string, string> = {
  [insistOn("unread")]: "It says nothing about coming: all of them are going",
  [insistOn("more")]: "It says nothing of who comes",
  [insistOn("silent")]: "All of them are going",
};

/** The last press: the list is imported in the background from then on. */
export function ImportForm({ action, meetingId, list, layout, good, doubts }: Props) {
  const [state, formAction, pending] = useFormAction(action);
  // What was ticked for another list says nothing of this one.
  const ticked = state.values?.list === list ? state.values : undefined;
  return (
    <form action={formAction} className="flex flex-col items-start gap-4">
      <FormKey state={state} />
      <ErrorSummary formError={state.formError} fieldErrors={state.fieldErrors} />
      <input type="hidden" name="meetingId" value={meetingId} />
      <input type="hidden" name="list" value={list} />
      <input type="hidden" name="layout" value={layout} />
      {doubts.map(({ insist, said }) => (
        <div key={insist} className="measure border-l-4 border-ink pl-4">
          <p className="wrap-anywhere">{said}</p>
          <CheckboxField
            name="insist"
            value={insist}
            id={`insist-${insist}`}
            label={ANSWERS[insist]}
            defaultChecked={[ticked?.insist].flat().includes(insist)}
          />
        </div>
      ))}
      <CheckboxField
        name="tell"
        label="Tell them by mail"
        hint="Each who has an address is sent the usual mail, with the link to change or cancel."
        defaultChecked={ticked?.tell === "on"}
      />
      <SubmitButton pending={pending} pendingLabel="Importing…">
        {plural(good, { one: "Import 1 row", other: `Import ${good} rows` })}
      </SubmitButton>
    </form>
  );
}
