"use client";

import type { ReactNode } from "react";
import { FormKey } from "#app/_ui/forms/form-key.tsx";
import { ButtonLink } from "../button-link.tsx";
import { ErrorSummary } from "../error-summary.tsx";
import { UnsavedGuard } from "../forms/unsaved-guard.tsx";
import type { useDeskForm } from "../forms/use-desk-form.ts";
import { useHydrated } from "../forms/use-hydrated.ts";
import { FormActions } from "../inputs.tsx";
import { SubmitButton } from "../submit-button.tsx";

type Form = Pick<
  ReturnType<typeof useDeskForm>,
  "state" | "formProps" | "formRef" | "summary" | "pending"
>;

type Props = {
  form: Form;
  /** Called at every key, so that the preview follows. */
  typed: () => void;
  /** What the main button says, with how many people it reaches. */
  label: string;
  /** Where the writer can have a test sent to themselves: to whom one went just now. */
  test?: { sentTo: string | undefined };
  cancelTo: string;
  /** The mail beside the form. */
  preview: ReactNode;
  children: ReactNode;
};

const FORM = "mail-form";

/**
 * A form for the words of a mail, and the mail that they make: beside it, or on a small screen
 * between it and the button that sends it. Where no script runs, a button asks for the preview.
 */
export function MailForm({ form, typed, label, test, cancelTo, preview, children }: Props) {
  const hydrated = useHydrated();
  return (
    <div className="grid gap-x-12 gap-y-10 lg:grid-cols-2 lg:grid-rows-[auto_1fr]">
      <form id={FORM} {...form.formProps} onInput={typed} className="flex min-w-0 flex-col gap-5">
        <FormKey state={form.state} />
        <ErrorSummary {...form.summary} />
        <UnsavedGuard form={form.formRef} off={form.pending} />
        {children}
        <FormActions>
          {test ? (
            <SubmitButton variant="quiet" name="intent" value="test" pending={form.pending}>
              Send a test to myself
            </SubmitButton>
          ) : null}
          {hydrated ? null : (
            <SubmitButton variant="quiet" name="intent" value="show">
              Preview
            </SubmitButton>
          )}
          <ButtonLink href={cancelTo} variant="bare">
            Cancel
          </ButtonLink>
        </FormActions>
        {test ? (
          <p role="status" className="font-semibold text-good">
            {test.sentTo && !form.pending ? `A test is on its way to ${test.sentTo}.` : ""}
          </p>
        ) : null}
      </form>
      <div className="min-w-0 lg:col-start-2 lg:row-span-2 lg:row-start-1">{preview}</div>
      <div className="border-t-2 border-ink pt-5 lg:col-start-1 lg:row-start-2">
        <SubmitButton form={FORM} pending={form.pending} pendingLabel="One moment…">
          {label}
        </SubmitButton>
      </div>
    </div>
  );
}
