"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { startTransition } from "react";
import { useForm } from "react-hook-form";
import type { z } from "zod";
import type { FormAction } from "#app/_server/form-state.ts";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { FormKey } from "#app/_ui/forms/form-key.tsx";
import { useFormAction } from "#app/_ui/forms/use-form-action.ts";
import {
  CheckboxField,
  FormActions,
  InputField,
  SelectField,
  TextareaField,
} from "#app/_ui/inputs.tsx";
import { SubmitButton } from "#app/_ui/submit-button.tsx";
import { type GroupInput, groupInput, RETENTION_DAYS } from "#lib/groups/input.ts";
import { insistOn } from "#lib/groups/refusals.ts";
import { languages } from "#lib/text/languages.ts";
import { AccentField } from "./accent-field.tsx";
import { LinksField } from "./links-field.tsx";

type Props = {
  action: FormAction;
  group?: Omit<GroupInput, "insist">;
  timeZones: string[];
  saveLabel: string;
};

/** The form of a group, new or old. Checked by the same schema here and on the server. */
export function GroupForm({ action, group, timeZones, saveLabel }: Props) {
  const [state, formAction, pending] = useFormAction(action);
  const typed = state.values as Partial<Record<keyof GroupInput, string>> | undefined;
  const {
    register,
    handleSubmit,
    setValue,
    formState: { errors },
  } = useForm<z.input<typeof groupInput>, unknown, GroupInput>({
    resolver: zodResolver(groupInput),
    shouldFocusError: false,
  });
  const links = state.values?.links ?? group?.links ?? [];
  const field = (name: Exclude<keyof GroupInput, "links" | "insist">, otherwise = "") => ({
    ...register(name),
    defaultValue: typed?.[name] ?? group?.[name]?.toString() ?? otherwise,
    error: errors[name]?.message ?? state.fieldErrors?.[name],
  });
  const said = {
    ...state.fieldErrors,
    ...Object.fromEntries(Object.entries(errors).map(([name, error]) => [name, error?.message])),
  };

  return (
    <form
      action={formAction}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const data = new FormData(event.currentTarget);
        void handleSubmit(() => startTransition(() => formAction(data)))(event);
      }}
      className="flex max-w-xl flex-col gap-5"
    >
      <FormKey state={state} />
      <ErrorSummary formError={state.formError} fieldErrors={said} />
      {state.ok ? (
        <p role="status" className="font-semibold text-good">
          Saved.
        </p>
      ) : null}
      <InputField {...field("name")} label="Name" required />
      {state.mayInsist ? (
        <CheckboxField
          name="insist"
          value={insistOn("same-name")}
          label="It is another group of the same name"
        />
      ) : null}
      <InputField
        {...field("slug")}
        label="Address"
        hint={
          group
            ? "The end of its page’s address. After a change the old one goes on working."
            : "The end of its page’s address, such as book-circle. Empty: made from the name."
        }
        autoCapitalize="none"
      />
      <TextareaField
        {...field("description")}
        label="Description"
        hint="Who you are, for the group’s page. Markdown."
      />
      <InputField {...field("url")} type="url" label="Website" />
      <InputField
        {...field("email")}
        type="email"
        label="Published e-mail"
        hint="Shown on the group’s page; answers to mails go there."
      />
      <SelectField
        {...field("timeZone", "Europe/London")}
        key={typed?.timeZone}
        label="Time zone"
        hint="What new meetings begin with."
      >
        {timeZones.map((zone) => (
          <option key={zone}>{zone}</option>
        ))}
      </SelectField>
      <SelectField
        {...field("language", "en-GB")}
        key={`language ${typed?.language}`}
        label="Language"
        hint="Of most of its meetings."
      >
        {languages(typed?.language ?? group?.language).map(({ tag, name }) => (
          <option key={tag} value={tag}>
            {name}
          </option>
        ))}
      </SelectField>
      <AccentField {...field("accent")} onPick={(colour) => setValue("accent", colour)} />
      <LinksField
        links={links as { kind?: string; label?: string; url?: string }[]}
        errors={said}
      />
      <InputField
        {...field("retentionDays", String(RETENTION_DAYS))}
        type="number"
        inputMode="numeric"
        min={1}
        max={3650}
        label="Days to keep attendees' data"
        hint="After a meeting’s end; then names and addresses are erased and only counts stay."
        className="max-w-40"
      />
      <FormActions>
        <SubmitButton pending={pending}>{saveLabel}</SubmitButton>
      </FormActions>
    </form>
  );
}
