import { type FormEvent, startTransition, useEffect, useMemo, useRef, useState } from "react";
import type { FormState } from "#app/_server/form-state.ts";
import type { AnswerForm } from "#app/_ui/questions/answer-form.ts";
import type { FieldErrors } from "#lib/result.ts";
import { errorsIn } from "#lib/rsvps/rules.ts";
import type { RsvpAnswer } from "./rsvp-answer.ts";

type Check = Parameters<NonNullable<AnswerForm["checkWith"]>>[0];
type Work = Parameters<NonNullable<AnswerForm["sendAfter"]>>[0];

/** Checks the form before it is sent, and a field that was wrong while it is mended. */
export function useChecked(
  state: FormState<RsvpAnswer>,
  formAction: (data: FormData) => void,
  pending: boolean,
) {
  const form = useRef<HTMLFormElement>(null);
  const more = useRef({ checks: new Set<Check>(), works: new Set<Work>() });
  const [sent, setSent] = useState<FieldErrors>(state.fieldErrors ?? {});
  const [shown, setShown] = useState<FieldErrors>(state.fieldErrors ?? {});
  const [preparing, setPreparing] = useState(false);

  useEffect(() => {
    setSent(state.fieldErrors ?? {});
    setShown(state.fieldErrors ?? {});
  }, [state]);

  const errorsNow = (): FieldErrors => {
    if (!form.current) return {};
    const data = new FormData(form.current);
    const found = errorsIn(Object.fromEntries(data));
    return Object.assign(found, ...[...more.current.checks].map((check) => check(data)));
  };

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending || preparing) return;
    const found = errorsNow();
    setSent(found);
    setShown(found);
    if (Object.keys(found).length > 0) return;
    const { works } = more.current;
    if (works.size > 0) {
      setPreparing(true);
      await Promise.all([...works].map((work) => work()));
      setPreparing(false);
    }
    if (!form.current) return;
    const data = new FormData(form.current);
    startTransition(() => formAction(data));
  }

  function check(event: FormEvent) {
    const name = (event.target as HTMLInputElement).name.replace("[]", "");
    if (shown[name]) setShown({ ...shown, [name]: errorsNow()[name] ?? "" });
  }

  const joining = useMemo(() => {
    const into =
      <T>(set: Set<T>) =>
      (one: T) => {
        set.add(one);
        return () => void set.delete(one);
      };
    return { checkWith: into(more.current.checks), sendAfter: into(more.current.works) };
  }, []);

  return {
    errors: { sent, shown },
    check,
    busy: pending || preparing,
    joining,
    formProps: { ref: form, action: formAction, onSubmit, noValidate: true },
  };
}
