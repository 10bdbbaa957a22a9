import { type FormEvent, startTransition, useEffect, useRef, useState } from "react";
import type { FormState } from "#app/_server/form-state.ts";
import type { FieldErrors } from "#lib/result.ts";
import { errorsIn } from "#lib/rsvps/rules.ts";
import type { RsvpAnswer } from "./rsvp-answer.ts";

/** Checks the form before it is sent, and a field that was wrong while it is mended. */
export function useChecked(
  state: FormState<RsvpAnswer>,
  formAction: (data: FormData) => void,
  pending: boolean,
) {
  const form = useRef<HTMLFormElement>(null);
  const [sent, setSent] = useState<FieldErrors>(state.fieldErrors ?? {});
  const [shown, setShown] = useState<FieldErrors>(state.fieldErrors ?? {});

  useEffect(() => {
    setSent(state.fieldErrors ?? {});
    setShown(state.fieldErrors ?? {});
  }, [state]);

  const errorsNow = (): FieldErrors =>
    form.current ? errorsIn(Object.fromEntries(new FormData(form.current))) : {};

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const found = errorsNow();
    setSent(found);
    setShown(found);
    if (Object.keys(found).length > 0) return;
    const data = new FormData(event.currentTarget);
    startTransition(() => formAction(data));
  }

  function check(event: FormEvent) {
    const { name } = event.target as HTMLInputElement;
    if (shown[name]) setShown({ ...shown, [name]: errorsNow()[name] ?? "" });
  }

  return {
    errors: { sent, shown },
    check,
    formProps: { ref: form, action: formAction, onSubmit, noValidate: true },
  };
}
