"use client";

import type { ComponentProps } from "react";
import type { Choice } from "#lib/forms/choices.ts";
import { SelectField } from "../inputs.tsx";

type Props = Omit<ComponentProps<typeof SelectField>, "label" | "children"> & {
  groups: readonly Choice[];
  label?: string;
};

/** Which group a row belongs to: chosen where there is a choice, else just sent along. */
export function GroupField({ groups, label = "Kept by", defaultValue, ...rest }: Props) {
  const only = groups.length === 1 ? groups[0] : undefined;
  if (only) return <input type="hidden" name={rest.name} value={only.id} />;
  return (
    <SelectField {...rest} label={label} required defaultValue={defaultValue}>
      <option value="">Choose a group</option>
      {groups.map((group) => (
        <option key={group.id} value={group.id}>
          {group.label}
        </option>
      ))}
    </SelectField>
  );
}
