"use client";

import { browserSupportsWebAuthn, startRegistration } from "@simplewebauthn/browser";
import { type FormState, untouched } from "#app/_server/form-state.ts";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { FormKey } from "#app/_ui/forms/form-key.tsx";
import { useFormAction } from "#app/_ui/forms/use-form-action.ts";
import { useHydrated } from "#app/_ui/forms/use-hydrated.ts";
import { InputField } from "#app/_ui/inputs.tsx";
import { passkeyTrouble } from "#app/_ui/passkey-trouble.ts";
import { SubmitButton } from "#app/_ui/submit-button.tsx";
import { PasswordField } from "#app/(organizer)/password-field.tsx";
import { addPasskeyAction, askForPasskeyAction } from "./actions.ts";

const NONE_MADE = "Nothing was added: your device made no passkey. Try again when you are ready.";

/** Has the device make a passkey, once the person has proved who they are, and hands it over. */
async function add(_previous: FormState, data: FormData): Promise<FormState> {
  const passkeyName = data.get("passkeyName");
  const values = { passkeyName };
  const asked = await askForPasskeyAction(untouched, data);
  if (!asked.ok || !asked.value) return { ...asked, values };
  try {
    const response = await startRegistration({ optionsJSON: asked.value });
    data.set("response", JSON.stringify(response));
  } catch (error) {
    return { ok: false, formError: passkeyTrouble(error, NONE_MADE), values };
  }
  data.delete("ownPassword");
  return addPasskeyAction(untouched, data);
}

type Props = {
  /** What this browser calls itself: a name to begin with. */
  device: string;
  /** False for somebody who has just come in by a mailed link or another passkey. */
  needsPassword: boolean;
};

/** A passkey is made by scripts alone. */
export function AddPasskeyForm({ device, needsPassword }: Props) {
  const [state, formAction] = useFormAction(add);
  const can = useHydrated() && browserSupportsWebAuthn();
  if (!can) {
    return (
      <p>To add one, open this page in a browser that knows passkeys and has JavaScript on.</p>
    );
  }
  const { passkeyName = device } = state.ok ? {} : (state.values ?? {});
  const errors = state.fieldErrors ?? {};
  return (
    <form action={formAction} noValidate className="flex flex-col gap-4">
      <FormKey state={state} />
      <ErrorSummary formError={state.formError} fieldErrors={errors} />
      <InputField
        name="passkeyName"
        label="What to call it"
        hint="So that you know it again in the list: the device it is on."
        autoComplete="off"
        maxLength={60}
        defaultValue={String(passkeyName)}
        error={errors.passkeyName}
        required
      />
      {needsPassword ? (
        <PasswordField
          name="ownPassword"
          label="Your password, to show that it is you"
          autoComplete="current-password"
          state={state}
          required
        />
      ) : null}
      <div className="flex items-center gap-3">
        <SubmitButton>Add a passkey</SubmitButton>
        {state.ok ? (
          <p role="status" className="font-semibold text-good">
            The passkey is added.
          </p>
        ) : null}
      </div>
    </form>
  );
}
