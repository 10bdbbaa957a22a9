"use client";

import {
  type FormEvent,
  type ReactNode,
  startTransition,
  useActionState,
  useEffect,
  useRef,
  useState,
} from "react";
import { type FormAction, type FormState, untouched } from "#app/_server/form-state.ts";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { InputField, SelectField } from "#app/_ui/inputs.tsx";
import { SubmitButton } from "#app/_ui/submit-button.tsx";
import type { FieldErrors } from "#lib/result.ts";
import { errorsOf, joinFields, NAME_MAX } from "#lib/rsvps/input.ts";
import type { RsvpAnswer } from "./rsvp-answer.ts";
import { RsvpThanks } from "./rsvp-thanks.tsx";

type Props = {
  action: FormAction<RsvpAnswer>;
  meetingId: string;
  /** When the page was made, signed. */
  opened: string;
  mostPerParty: number;
  /** Whether newcomers go to the waiting list. */
  waits: boolean;
  /** Said instead of the form while no RSVPs are taken. */
  instead: ReactNode;
  /** Said above the form, and below it. */
  before: ReactNode;
  after: ReactNode;
};

/** Sizes up to this are chosen from a list, larger ones typed. */
const LISTED = 12;

/** The RSVP form. It works without scripts; with them it is checked by the same schema before it is sent. */
export function RsvpForm({ action, meetingId, opened, mostPerParty, waits, ...said }: Props) {
  const [state, formAction, pending] = useActionState(
    action,
    untouched as FormState<RsvpAnswer>,
    // Without scripts the answer opens where the form is.
    "#rsvp",
  );
  const { errors, check, formProps } = useChecked(state, formAction, pending);
  const typed = (name: string) => String(state.values?.[name] ?? "");

  if (state.ok && state.value) return <RsvpThanks answer={state.value} />;
  if (said.instead) return said.instead;
  return (
    <>
      {said.before}
      <form {...formProps} className="mt-4 flex flex-col gap-4" aria-label="RSVP">
        {pending ? null : <ErrorSummary formError={state.formError} fieldErrors={errors.sent} />}
        <input type="hidden" name="meetingId" value={meetingId} />
        <input type="hidden" name="opened" value={typed("opened") || opened} />
        <div aria-hidden="true" className="absolute -left-[999rem] h-px w-px overflow-hidden">
          <label htmlFor="subject">Leave this empty</label>
          <input id="subject" name="subject" tabIndex={-1} autoComplete="off" />
        </div>
        <InputField
          name="name"
          label="Name"
          autoComplete="name"
          maxLength={NAME_MAX + 80}
          defaultValue={typed("name")}
          error={errors.shown.name}
          onChange={check}
          required
        />
        <InputField
          name="email"
          type="email"
          label="E-mail"
          hint="Your answer and the link to change it are sent there."
          autoComplete="email"
          defaultValue={typed("email")}
          error={errors.shown.email}
          onChange={check}
          required
        />
        <PartySize
          most={mostPerParty}
          typed={typed("partySize")}
          error={errors.shown.partySize}
          onChange={check}
        />
        <div>
          <SubmitButton
            pending={pending}
            pendingLabel="Sending…"
            className="w-full sm:w-auto lg:w-full"
          >
            {waits ? "Join the waiting list" : "Send my RSVP"}
          </SubmitButton>
        </div>
      </form>
      {said.after}
    </>
  );
}

type PartyProps = {
  most: number;
  typed: string;
  error?: string;
  onChange: (event: FormEvent) => void;
};

function PartySize({ most, typed, error, onChange }: PartyProps) {
  if (most <= 1 && !error) return <input type="hidden" name="partySize" value="1" />;
  const shared = { name: "partySize", label: "How many of you?", error, onChange };
  if (most > LISTED) {
    return (
      <InputField
        {...shared}
        inputMode="numeric"
        autoComplete="off"
        hint={`You and who comes with you, ${most} at most.`}
        defaultValue={typed || "1"}
      />
    );
  }
  const sizes = Array.from({ length: Math.max(most, 1) }, (_, i) => String(i + 1));
  const listed = typed === "" || sizes.includes(typed);
  return (
    <SelectField {...shared} defaultValue={typed || "1"}>
      {sizes.map((size) => (
        <option key={size} value={size}>
          {size === "1" ? "Only me" : size}
        </option>
      ))}
      {listed ? null : <option value={typed}>{typed}</option>}
    </SelectField>
  );
}

/** Checks the form before it is sent, and a field that was wrong while it is mended. */
function useChecked(
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

  const errorsNow = () => {
    const parsed = joinFields.safeParse(Object.fromEntries(new FormData(form.current!)));
    return parsed.success ? {} : errorsOf(parsed.error);
  };

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
