"use client";

import type { FormAction } from "#app/_server/form-state.ts";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { Combobox } from "#app/_ui/forms/combobox.tsx";
import { FormKey } from "#app/_ui/forms/form-key.tsx";
import { useFormAction } from "#app/_ui/forms/use-form-action.ts";
import { SubmitButton } from "#app/_ui/submit-button.tsx";
import type { Choice } from "#lib/forms/choices.ts";

/** Says of which meeting an article is the report. */
export function ReportOf({ action, meetings }: { action: FormAction; meetings: Choice[] }) {
  const [state, formAction, pending] = useFormAction(action);
  return (
    <form action={formAction} className="mt-8 flex flex-col items-start gap-3">
      <FormKey state={state} />
      <Combobox
        name="meetingId"
        noun="meeting"
        label="Is the report of"
        hint="A meeting of yours that took place. Its page shows the article from then on."
        choices={meetings}
        error={state.fieldErrors?.meetingId ?? state.formError}
        className="w-full"
      />
      <SubmitButton variant="quiet" pending={pending}>
        Put it on the meeting’s page
      </SubmitButton>
    </form>
  );
}

/** Takes it back. */
export function NotReportOf({
  action,
  meetingId,
  title,
}: {
  action: FormAction;
  meetingId: string;
  title: string;
}) {
  const [state, formAction, pending] = useFormAction(action);
  return (
    <form action={formAction} className="flex flex-wrap items-center gap-x-3">
      <FormKey state={state} />
      <input type="hidden" name="meetingId" value={meetingId} />
      <SubmitButton variant="bare" pending={pending} className="text-sm">
        Take it off<span className="sr-only"> “{title}” as its report</span>
      </SubmitButton>
      <ErrorSummary formError={state.formError} />
    </form>
  );
}
