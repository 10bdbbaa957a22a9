"use client";

import { useActionState } from "react";
import { type FormAction, untouched } from "#app/_server/form-state.ts";
import { FormKey } from "#app/_ui/forms/form-key.tsx";
import { InputField } from "#app/_ui/inputs.tsx";
import { SubmitButton } from "#app/_ui/submit-button.tsx";
import type { Choices } from "#lib/subscribers/choices.ts";
import { Trap } from "./trap.tsx";

type Props = {
  action: FormAction<never>;
  /** The id of the section where it stands. */
  place: string;
  opened: string;
  /** What is said beside the address. */
  hint: string | undefined;
  chosen: Choices;
};

/** The sign-up of the footer: an address is enough, the page that confirms it asks for the rest. */
export function BriefForm({ action, place, opened, hint, chosen }: Props) {
  const [state, formAction] = useActionState(action, untouched, `#${place}`);
  return (
    <form
      action={formAction}
      noValidate
      aria-label="News by e-mail"
      className="flex flex-col gap-2"
    >
      <FormKey state={state} />
      <input type="hidden" name="opened" value={String(state.values?.opened ?? opened)} />
      <input type="hidden" name="insist" value={String(state.values?.insist ?? "")} />
      <input type="hidden" name="pace" value={chosen.pace} />
      {chosen.groups.map((id) => (
        <input key={id} type="hidden" name="groups" value={id} />
      ))}
      {chosen.kinds.map((kind) => (
        <input key={kind} type="hidden" name="kinds" value={kind} />
      ))}
      <Trap id={`${place}-subject`} />
      <div className="flex flex-wrap items-end gap-2">
        <InputField
          id={`${place}-email`}
          name="email"
          type="email"
          label="Your e-mail address"
          hint={hint}
          autoComplete="email"
          fieldClassName="min-w-0 max-w-md flex-1 basis-56"
          defaultValue={String(state.values?.email ?? "")}
          error={state.fieldErrors?.email ?? state.fieldErrors?.groups ?? state.formError}
        />
        <SubmitButton variant="quiet" pendingLabel="Sending…">
          Keep me informed
        </SubmitButton>
      </div>
    </form>
  );
}
