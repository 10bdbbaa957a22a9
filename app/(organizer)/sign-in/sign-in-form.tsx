"use client";

import { useActionState } from "react";
import { untouched } from "#app/_server/form-state.ts";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { FormKey } from "#app/_ui/forms/form-key.tsx";
import { InputField } from "#app/_ui/inputs.tsx";
import { SubmitButton } from "#app/_ui/submit-button.tsx";
import { signInAction } from "./actions.ts";
import { Proof } from "./proof.tsx";
import type { SignInState } from "./tries.ts";

type Props = {
  callbackUrl: string;
  /** Whether there is a mail server to send a link. */
  mails: boolean;
};

/** Both ways in, with the address typed once: a password, or a link by mail. */
export function SignInForm({ callbackUrl, mails }: Props) {
  const [state, formAction] = useActionState<SignInState, FormData>(
    signInAction,
    untouched as SignInState,
  );
  const email = state.values?.email;
  return (
    <form action={formAction} noValidate className="flex flex-col gap-5">
      <FormKey state={state} />
      <ErrorSummary formError={state.formError} fieldErrors={state.fieldErrors} />
      <input type="hidden" name="callbackUrl" value={callbackUrl} />
      <InputField
        name="email"
        type="email"
        label="E-mail"
        autoComplete="username webauthn"
        autoCapitalize="none"
        defaultValue={typeof email === "string" ? email : ""}
        error={state.fieldErrors?.email}
        required
      />
      <InputField
        name="password"
        type="password"
        label="Password"
        autoComplete="current-password"
        error={state.fieldErrors?.password}
      />
      {state.value ? <Proof challenge={state.value.challenge} /> : null}
      <SubmitButton name="way" value="password" className="w-full">
        Sign in
      </SubmitButton>
      <div className="flex flex-col gap-3 border-t border-rule pt-5">
        <p className="text-quiet">
          {mails
            ? "No password, or forgotten? Give your e-mail above and have a link mailed."
            : "No password, or forgotten? This site has no mail server yet: ask for a link, and whoever runs the site can pass it on."}
        </p>
        <SubmitButton name="way" value="link" variant="quiet" className="w-full">
          {mails ? "Mail me a link" : "Ask for a link"}
        </SubmitButton>
      </div>
    </form>
  );
}
