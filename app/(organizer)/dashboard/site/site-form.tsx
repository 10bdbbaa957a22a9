"use client";

import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { FormKey } from "#app/_ui/forms/form-key.tsx";
import { useDeskForm } from "#app/_ui/forms/use-desk-form.ts";
import { FormActions, SelectField } from "#app/_ui/inputs.tsx";
import { SubmitButton } from "#app/_ui/submit-button.tsx";
import { type SiteInput, siteInput } from "#lib/site/input.ts";
import { updateSiteAction } from "./actions.ts";

export function SiteForm({ site, timeZones }: { site: SiteInput; timeZones: string[] }) {
  const form = useDeskForm({ schema: siteInput, action: updateSiteAction, values: site });
  return (
    <form {...form.formProps} className="flex max-w-xl flex-col gap-5">
      <FormKey state={form.state} />
      <ErrorSummary {...form.summary} />
      {form.state.ok ? (
        <p role="status" className="font-semibold text-good">
          Saved.
        </p>
      ) : null}
      <SelectField
        {...form.field("timeZone")}
        label="Time zone"
        hint="Of the calendar of all meetings, of digests and of mails that are from no group. Each group and each meeting keeps its own."
      >
        {timeZones.map((zone) => (
          <option key={zone}>{zone}</option>
        ))}
      </SelectField>
      <FormActions>
        <SubmitButton pending={form.pending}>Save</SubmitButton>
      </FormActions>
    </form>
  );
}
