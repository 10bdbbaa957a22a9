"use client";

import { type ReactNode, useActionState } from "react";
import { type FormAction, untouched } from "#app/_server/form-state.ts";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { FormKey } from "#app/_ui/forms/form-key.tsx";
import { InputField } from "#app/_ui/inputs.tsx";
import { AnswerFormContext } from "#app/_ui/questions/answer-form.ts";
import { PartyNames } from "#app/_ui/rsvps/party-names.tsx";
import { SubmitButton } from "#app/_ui/submit-button.tsx";
import { NAME_MAX } from "#lib/rsvps/rules.ts";
import { PartySize } from "./party-size.tsx";
import { type Offers, ReplyChoice } from "./reply-choice.tsx";
import { type Asides, RsvpAsides, UNLESS_DECLINED } from "./rsvp-asides.tsx";

type Props = {
  action: FormAction<never>;
  meetingId: string;
  /** When the page was made, signed. */
  opened: string;
  mostPerParty: number;
  /** Whether mail goes, as soon as it is written. */
  mailed: boolean;
  /** Whether newcomers go to the waiting list. */
  waits: boolean;
  /** Which replies there are beside coming. */
  offers: Offers;
  /** What else the meeting asks. */
  asides: Asides;
  /** The organizers' questions, and the proof of work; most meetings have neither. */
  questions: ReactNode;
  proof: ReactNode;
  /** Said instead of the form while no RSVPs are taken. */
  instead: ReactNode;
  /** Said above the form, and below it. */
  before: ReactNode;
  after: ReactNode;
};

/** The RSVP form. The server checks it and shows it again with what was typed; scripts are a convenience. */
export function RsvpForm({
  action,
  meetingId,
  opened,
  mostPerParty,
  mailed,
  waits,
  ...more
}: Props) {
  const [state, formAction] = useActionState(
    action,
    untouched,
    // What is said then opens where the form is.
    "#rsvp",
  );
  const errors = state.fieldErrors ?? {};
  const typed = (name: string) => String(state.values?.[name] ?? "");
  const seats = Number(typed("seats")) || 1;
  const field = (name: string) => ({ name, error: errors[name] });

  if (more.instead) {
    return (
      <>
        {state.formError ? (
          <div className="mb-5">
            <ErrorSummary formError={`Your RSVP was not taken. ${state.formError}`} />
          </div>
        ) : null}
        {more.instead}
      </>
    );
  }
  return (
    <>
      {more.before}
      <form
        action={formAction}
        noValidate
        className="group/rsvp mt-4 flex flex-col gap-4"
        aria-label="RSVP"
      >
        <FormKey state={state} />
        <ErrorSummary formError={state.formError} fieldErrors={errors} />
        {typed("step") ? (
          <p role="status" tabIndex={-1} data-focus="" className="border-l-4 border-ink py-1 pl-4">
            You are {seats}: please answer for each of you below, then send it once more.
          </p>
        ) : null}
        <input type="hidden" name="meetingId" value={meetingId} />
        <input type="hidden" name="opened" value={typed("opened") || opened} />
        <input type="hidden" name="insist" value={typed("insist")} />
        <div aria-hidden="true" className="absolute -left-[999rem] h-px w-px overflow-hidden">
          <label htmlFor="subject">Leave this empty</label>
          <input id="subject" name="subject" tabIndex={-1} autoComplete="off" />
        </div>
        <ReplyChoice {...field("reply")} offers={more.offers} typed={typed("reply")} />
        <InputField
          {...field("name")}
          label="Name"
          autoComplete="name"
          maxLength={NAME_MAX + 80}
          defaultValue={typed("name")}
          required
        />
        {more.asides.familyName ? (
          <InputField
            {...field("familyName")}
            label="Family name"
            hint="The list is ordered by it. It may be left empty."
            autoComplete="family-name"
            maxLength={NAME_MAX + 80}
            defaultValue={typed("familyName")}
          />
        ) : null}
        <InputField
          {...field("email")}
          type="email"
          label="E-mail"
          hint={
            mailed
              ? "Your answer and the link to change it are sent there."
              : "This site has no mail server yet: your answer and the link to change it are sent there once it has."
          }
          autoComplete="email"
          defaultValue={typed("email")}
          required
        />
        <div className={`flex flex-col gap-4 ${UNLESS_DECLINED}`}>
          <PartySize {...field("partySize")} most={mostPerParty} typed={typed("partySize")} />
          {more.asides.partyNames && mostPerParty > 1 ? (
            <PartyNames error={errors.partyNames} typed={typed("partyNames")} />
          ) : null}
          <AnswerFormContext value={{ typed: state.values?.answers ?? {}, seats, errors }}>
            {more.questions}
          </AnswerFormContext>
          {more.proof}
        </div>
        <RsvpAsides asides={more.asides} typed={typed} field={field} />
        <div>
          <SubmitButton pendingLabel="Sending…" className="w-full sm:w-auto lg:w-full">
            {waits && !more.offers.tentative && !more.offers.apologies
              ? "Join the waiting list"
              : "Send my RSVP"}
          </SubmitButton>
        </div>
      </form>
      {more.after}
    </>
  );
}
