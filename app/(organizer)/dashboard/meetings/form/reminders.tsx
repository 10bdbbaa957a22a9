"use client";

import { CheckboxField } from "#app/_ui/inputs.tsx";
import { REMINDERS } from "#lib/scheduling/rsvp-fields.ts";
import { useMeetingForm } from "./form-context.tsx";
import { minutesInWords } from "./minutes.ts";

/** When those who are going are reminded. A time that was set by other means stays in the list. */
export function Reminders() {
  const { form, shown } = useMeetingForm();
  const error = form.errorOf("reminders");
  const offered = new Set([...REMINDERS.map(String), ...shown.reminders]);
  const times = [...offered].map(Number).sort((a, b) => b - a);
  return (
    <fieldset className="min-w-0" aria-describedby={error ? "reminders-error" : undefined}>
      <legend className="font-semibold">Reminders</legend>
      <p className="text-sm text-quiet">
        Those who are going get a mail before the start, with the place and what to read.
      </p>
      {error ? (
        <p id="reminders-error" className="font-semibold text-danger">
          {error}
        </p>
      ) : null}
      <div className="mt-1 flex flex-wrap gap-x-6">
        {times.map((minutes, at) => (
          <CheckboxField
            key={minutes}
            id={at === 0 ? "reminders" : `reminders-${minutes}`}
            name="reminders"
            value={minutes}
            label={`${minutesInWords(minutes)} before`}
            defaultChecked={shown.reminders.includes(String(minutes))}
          />
        ))}
      </div>
    </fieldset>
  );
}
