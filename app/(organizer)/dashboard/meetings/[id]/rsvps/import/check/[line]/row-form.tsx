"use client";

import type { FormAction } from "#app/_server/form-state.ts";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { FormKey } from "#app/_ui/forms/form-key.tsx";
import { useFormAction } from "#app/_ui/forms/use-form-action.ts";
import { InputField, SelectField, TextareaField } from "#app/_ui/inputs.tsx";
import { RSVP_WORDS } from "#app/_ui/rsvps/rsvp-status.tsx";
import { SubmitButton } from "#app/_ui/submit-button.tsx";
import { RSVP_STATES } from "#lib/rsvps/desk/list-filter.ts";
import { RowFields, type Which } from "./row-fields.tsx";

type Values = Record<"name" | "email" | "partySize" | "status" | "note", string>;

/** The values of a row, to be set in place of what the file says. */
export function RowForm({
  action,
  which,
  values,
}: {
  action: FormAction;
  which: Which;
  values: Values;
}) {
  const [state, formAction] = useFormAction(action);
  const errors = state.fieldErrors ?? {};
  const typed = (name: keyof Values) => String(state.values?.[name] ?? values[name]);
  return (
    <form action={formAction} noValidate className="measure flex w-full flex-col gap-5">
      <FormKey state={state} />
      <ErrorSummary formError={state.formError} fieldErrors={errors} />
      <RowFields which={which} />
      <InputField
        name="name"
        label="Name"
        autoComplete="off"
        defaultValue={typed("name")}
        error={errors.name}
        required
      />
      <InputField
        name="email"
        type="email"
        label="E-mail"
        hint="May be left empty."
        autoComplete="off"
        defaultValue={typed("email")}
        error={errors.email}
      />
      <SelectField
        name="status"
        label="State"
        defaultValue={typed("status")}
        error={errors.status}
        required
      >
        <option value="">Choose…</option>
        {RSVP_STATES.map((one) => (
          <option key={one} value={one}>
            {RSVP_WORDS[one]}
          </option>
        ))}
      </SelectField>
      <InputField
        name="partySize"
        inputMode="numeric"
        label="People in the party"
        autoComplete="off"
        defaultValue={typed("partySize")}
        error={errors.partySize}
      />
      <TextareaField
        name="note"
        label="Note"
        rows={3}
        defaultValue={typed("note")}
        error={errors.note}
      />
      <div>
        <SubmitButton pendingLabel="Setting…">Set this row</SubmitButton>
      </div>
    </form>
  );
}
