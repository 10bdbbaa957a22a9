"use client";

import type { FormAction } from "#app/_server/form-state.ts";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { FormKey } from "#app/_ui/forms/form-key.tsx";
import { useFormAction } from "#app/_ui/forms/use-form-action.ts";
import { InputField } from "#app/_ui/inputs.tsx";
import { SubmitButton } from "#app/_ui/submit-button.tsx";
import { plural } from "#lib/text/plural.ts";

type Props = {
  action: FormAction;
  list: string;
  layout: string;
  subscribed: number;
  asked: number;
};

/** The last press, and how those agreed of whom the list does not say it, where all agreed in one way. */
export function ConsentForm({ action, list, layout, subscribed, asked }: Props) {
  const [state, formAction, pending] = useFormAction(action);
  const errors = state.fieldErrors ?? {};
  // Who is on another list did not agree so.
  const values = state.values?.list === list ? state.values : undefined;
  const typed = (name: string) => String(values?.[name] ?? "");
  const good = subscribed + asked;
  return (
    <form action={formAction} noValidate className="measure flex flex-col gap-5">
      <FormKey state={state} />
      <ErrorSummary formError={state.formError} fieldErrors={errors} />
      <input type="hidden" name="list" value={list} />
      <input type="hidden" name="layout" value={layout} />
      {asked > 0 ? (
        <>
          <p>
            {plural(asked, {
              one: "1 person is asked by mail and sent nothing before they say yes.",
              other: `${asked} people are asked by mail and sent nothing before they say yes.`,
            })}{" "}
            If all of them have agreed already, say how and when: they are then subscribed without
            being asked. You may be asked to prove it.
          </p>
          <InputField
            name="how"
            label="How they agreed"
            hint="For example “signed the list at our meetings”. It is kept with each of them and in the group’s trail, so name nobody here."
            autoComplete="off"
            defaultValue={typed("how")}
            error={errors.how}
          />
          <InputField
            name="agreedOn"
            label="When"
            hint="The day, or the last of them: 2024-03-14."
            autoComplete="off"
            defaultValue={typed("agreedOn")}
            error={errors.agreedOn}
          />
        </>
      ) : null}
      <div>
        <SubmitButton pending={pending} pendingLabel="Importing…">
          {plural(good, { one: "Import 1 address", other: `Import ${good} addresses` })}
        </SubmitButton>
      </div>
    </form>
  );
}
