"use client";

import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { FormKey } from "#app/_ui/forms/form-key.tsx";
import { useDeskForm } from "#app/_ui/forms/use-desk-form.ts";
import { FormActions, InputField, SelectField, TextareaField } from "#app/_ui/inputs.tsx";
import { SubmitButton } from "#app/_ui/submit-button.tsx";
import { type SiteInput, siteInput } from "#lib/site/input.ts";
import { updateSiteAction } from "./actions.ts";

type Props = {
  site: SiteInput;
  timeZones: string[];
  /** What the site is called where no name is set. */
  otherwise: string;
};

export function SiteForm({ site, timeZones, otherwise }: Props) {
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
      <InputField
        {...form.field("name")}
        label="Name"
        hint={`Of the whole site: in titles, feeds and mails that are from no group. Empty: ${otherwise}.`}
      />
      <SelectField
        {...form.field("timeZone")}
        label="Time zone"
        hint="Of the calendar of all meetings, of digests and of mails that are from no group. Each group and each meeting keeps its own."
      >
        {timeZones.map((zone) => (
          <option key={zone}>{zone}</option>
        ))}
      </SelectField>
      <InputField
        {...form.field("contact")}
        type="email"
        label="Contact"
        hint="Whom visitors ask about the site and about what it keeps of them. It is shown in public."
      />
      <TextareaField
        {...form.field("imprint")}
        label="Imprint"
        hint="Who answers for the site, where the law asks for it. Markdown. Empty: there is no such page."
      />
      <TextareaField
        {...form.field("privacy")}
        label="About privacy"
        hint="Your own words on the privacy page, above what the site says there of itself: who, what, how long, whom to ask. Markdown."
      />
      <FormActions>
        <SubmitButton pending={form.pending}>Save</SubmitButton>
      </FormActions>
    </form>
  );
}
