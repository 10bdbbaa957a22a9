"use client";

import { useEffect, useRef } from "react";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { FormKey } from "#app/_ui/forms/form-key.tsx";
import { useFormAction } from "#app/_ui/forms/use-form-action.ts";
import { InputField, SelectField } from "#app/_ui/inputs.tsx";
import { SubmitButton } from "#app/_ui/submit-button.tsx";
import { PasswordField } from "#app/(organizer)/password-field.tsx";
import { setUpAction } from "./actions.ts";

type Props = {
  token: string;
  hasGroups: boolean;
  /** Whether links to sign in can be mailed. */
  mailer: boolean;
  timeZones: string[];
  timeZone: string;
};

export function SetupForm({ token, hasGroups, mailer, timeZones, timeZone }: Props) {
  const [state, formAction] = useFormAction(setUpAction);
  const errors = state.fieldErrors ?? {};
  const typed = (name: string, otherwise = "") => String(state.values?.[name] ?? otherwise);
  const zone = useRef<HTMLSelectElement>(null);

  useEffect(() => {
    // The browser knows better than the server where its user is.
    const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (zone.current && timeZones.includes(here)) zone.current.value = here;
  }, [timeZones]);

  return (
    <form action={formAction} noValidate className="flex flex-col gap-5">
      <FormKey state={state} />
      <ErrorSummary formError={state.formError} fieldErrors={errors} />
      <input type="hidden" name="token" value={token} />
      <InputField
        name="name"
        label="Your name"
        autoComplete="name"
        defaultValue={typed("name")}
        error={errors.name}
        required
      />
      <InputField
        name="email"
        type="email"
        label="Your e-mail"
        autoComplete="username"
        autoCapitalize="none"
        defaultValue={typed("email")}
        error={errors.email}
        required
      />
      <PasswordField
        name="password"
        label="A password"
        hint={
          mailer
            ? "10 characters or more. Leave it empty to sign in by links in mails only."
            : "10 characters or more."
        }
        required={!mailer}
        autoComplete="new-password"
        state={state}
      />
      <InputField
        name="societyName"
        label="Your society’s name"
        hint={hasGroups ? "May stay empty: you can add it later." : undefined}
        autoComplete="organization"
        defaultValue={typed("societyName")}
        error={errors.societyName}
        required={!hasGroups}
      />
      <SelectField
        key={typed("timeZone", timeZone)}
        ref={zone}
        name="timeZone"
        label="Its time zone"
        defaultValue={typed("timeZone", timeZone)}
        error={errors.timeZone}
      >
        {timeZones.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </SelectField>
      <SubmitButton className="w-full">Set the site up</SubmitButton>
    </form>
  );
}
