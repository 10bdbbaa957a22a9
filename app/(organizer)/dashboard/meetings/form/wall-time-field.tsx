"use client";

import { FieldGroup } from "#app/_ui/field.tsx";
import { CheckboxField, InputField } from "#app/_ui/inputs.tsx";
import {
  clockTime,
  isLocal,
  isTimeZone,
  PASSES,
  resolveLocal,
  zoneNameAt,
} from "#lib/time/dates.ts";
import type { WallTime } from "#lib/time/wall-times.ts";
import { useMeetingForm } from "./form-context.tsx";

type Props = {
  name: WallTime;
  label: string;
  hint?: string;
  required?: boolean;
  fieldClassName?: string;
  onTyped?: (local: string) => void;
};

/** A date and a time; where the clocks are put back over it, also which of the two it is. */
export function WallTimeField({ name, onTyped, fieldClassName, ...text }: Props) {
  const { form } = useMeetingForm();
  const field = form.field(name);
  return (
    <div className={`flex flex-col gap-3 ${fieldClassName ?? ""}`}>
      <InputField
        {...field}
        {...text}
        type="datetime-local"
        onChange={(event) => {
          void field.onChange(event);
          onTyped?.(event.target.value);
        }}
      />
      <WhichPass name={name} label={text.label} />
    </div>
  );
}

const WORDS = { first: "the first time", second: "the second time" } as const;

function WhichPass({ name, label }: Pick<Props, "name" | "label">) {
  const { form, shown } = useMeetingForm();
  const sent = form.formRef.current && new FormData(form.formRef.current);
  const zone = String(sent?.get("timeZone") ?? shown.timeZone);
  const local = form.valueOf(name);
  if (!isLocal(local) || !isTimeZone(zone)) return null;
  const resolved = resolveLocal(local, zone);
  if (resolved.kind !== "repeated") return null;
  const { onChange } = form.watched(name);
  return (
    <FieldGroup
      id={`passes-${name}`}
      legend={`${label}: which ${clockTime(local)}`}
      hint="The clocks go back in that hour, so it comes twice."
    >
      {PASSES.map((pass) => (
        <CheckboxField
          key={pass}
          type="radio"
          id={`passes-${name}-${pass}`}
          name={`passes.${name}`}
          value={pass}
          label={`${clockTime(local)} ${zoneNameAt(resolved[pass], zone)}, ${WORDS[pass]}`}
          defaultChecked={shown.passes[name] === pass}
          onChange={onChange}
        />
      ))}
    </FieldGroup>
  );
}
