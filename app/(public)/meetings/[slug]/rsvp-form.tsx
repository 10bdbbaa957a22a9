"use client";

import { type ReactNode, useActionState } from "react";
import { type FormAction, type FormState, untouched } from "#app/_server/form-state.ts";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { InputField } from "#app/_ui/inputs.tsx";
import { SubmitButton } from "#app/_ui/submit-button.tsx";
import { NAME_MAX } from "#lib/rsvps/rules.ts";
import { PartySize } from "./party-size.tsx";
import type { RsvpAnswer } from "./rsvp-answer.ts";
import { RsvpThanks } from "./rsvp-thanks.tsx";
import { useChecked } from "./use-checked.ts";

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
