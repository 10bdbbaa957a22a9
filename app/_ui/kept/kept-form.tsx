"use client";

import type { ReactNode } from "react";
import type { FieldValues } from "react-hook-form";
import type { z } from "zod";
import type { FormAction } from "#app/_server/form-state.ts";
import { FormKey } from "#app/_ui/forms/form-key.tsx";
import type { ToTell } from "#lib/changes/watch.ts";
import type { Choice } from "#lib/forms/choices.ts";
import type { KeptKind } from "#lib/kept/noun.ts";
import { ButtonLink } from "../button-link.tsx";
import { ErrorSummary } from "../error-summary.tsx";
import { GroupField } from "../forms/group-field.tsx";
import { UnsavedGuard } from "../forms/unsaved-guard.tsx";
import { type DeskForm, useDeskForm } from "../forms/use-desk-form.ts";
import { FormActions, InputField } from "../inputs.tsx";
import { SubmitButton } from "../submit-button.tsx";
import { TellField } from "./tell-field.tsx";

/** What every form of a kept row takes: the row where one is changed, none where one is added. */
export type FormProps<Row = object> = {
  action: FormAction;
  row?: Row;
  groups: readonly Choice[];
  cancelTo: string;
  /** Whom a change of the row concerns. */
  toTell?: ToTell;
};

type Props = Pick<FormProps, "action" | "row" | "cancelTo" | "toTell"> & {
  kind: KeptKind;
  /** Where they are given, the form begins with the name and the group. */
  groups?: FormProps["groups"];
  schema: z.ZodType<FieldValues, FieldValues>;
  /** What the fields show at first, where it is not the row itself. */
  values?: Record<string, unknown>;
  /** Wide where its parts are groups of fields. */
  gap?: "gap-5" | "gap-10";
  children: (form: ReturnType<typeof useDeskForm>) => ReactNode;
};

/** The form of a kept row around its fields: what is wrong at the head, the ways on at the foot. */
export function KeptForm(props: Props) {
  const { kind, schema, action, row, groups, toTell, values, cancelTo, gap, children } = props;
  const form = useDeskForm({ schema, action, values: values ?? { ...row } });
  return (
    <form {...form.formProps} className={`flex max-w-2xl flex-col ${gap ?? "gap-5"}`}>
      <FormKey state={form.state} />
      <ErrorSummary {...form.summary} />
      {groups ? <NameAndGroup form={form} groups={groups} /> : null}
      {children(form)}
      {row && toTell ? (
        <TellField
          kind={kind}
          toTell={toTell}
          formRef={form.formRef}
          row={row}
          sent={form.state.values}
        />
      ) : null}
      <FormActions>
        <SubmitButton pending={form.pending} pendingLabel="Saving…">
          {row ? `Save the ${kind}` : `Add the ${kind}`}
        </SubmitButton>
        <ButtonLink href={cancelTo} variant="bare">
          Cancel
        </ButtonLink>
      </FormActions>
      <UnsavedGuard form={form.formRef} off={form.pending || form.state.ok} />
    </form>
  );
}

/** With what most of them begin: the name, and the group that keeps the row. */
export function NameAndGroup({ form, groups }: { form: DeskForm; groups: readonly Choice[] }) {
  return (
    <>
      <InputField {...form.field("name")} label="Name" required autoComplete="off" />
      <GroupField {...form.field("groupId")} groups={groups} />
    </>
  );
}
