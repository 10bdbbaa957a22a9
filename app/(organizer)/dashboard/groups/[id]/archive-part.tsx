"use client";

import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { FormKey } from "#app/_ui/forms/form-key.tsx";
import { useFormAction } from "#app/_ui/forms/use-form-action.ts";
import { SubmitButton } from "#app/_ui/submit-button.tsx";
import { archiveGroupAction, restoreGroupAction } from "../actions.ts";

/** Archives the group, or takes it up again. */
export function ArchivePart({ id, archived }: { id: string; archived: boolean }) {
  const action = archived ? restoreGroupAction : archiveGroupAction;
  const [state, formAction] = useFormAction(action);
  return (
    <section className="mt-12 max-w-xl border-t-2 border-ink pt-4">
      <h2 className="headline text-xl">{archived ? "Take it up again" : "Archive the group"}</h2>
      <p className="mt-2">
        {archived
          ? "It then puts meetings on, and is offered and listed as before."
          : "It then puts no new meetings on, takes nobody and nothing new, and is offered and listed nowhere. Its pages and feeds go on, and so does what is on already. It can be taken up again."}
      </p>
      <form action={formAction} className="mt-3 flex flex-col items-start gap-3">
        <FormKey state={state} />
        <ErrorSummary formError={state.formError} fieldErrors={state.fieldErrors} />
        <input type="hidden" name="id" value={id} />
        <SubmitButton variant="quiet">
          {archived ? "Take it up again" : "Archive the group"}
        </SubmitButton>
      </form>
    </section>
  );
}
