"use client";

import { useRef } from "react";
import { InputField, SelectField } from "#app/_ui/inputs.tsx";
import { formValues } from "#lib/forms/form-values.ts";
import { movedTimes, timesBy } from "#lib/scheduling/move-times.ts";
import { movedClock } from "#lib/scheduling/programme-clock.ts";
import { valuesOf } from "#lib/scheduling/values.ts";
import { WALL_TIMES } from "#lib/time/wall-times.ts";
import { type MeetingDeskForm, useMeetingForm } from "./form-context.tsx";
import { WallTimeField } from "./wall-time-field.tsx";
import { Where } from "./where.tsx";

/** What a meeting cannot do without: title, host, when, where, how many. */
export function Essentials() {
  return (
    <div className="flex flex-col gap-6 pb-8">
      <TitleAndHost />
      <When />
      <Where />
    </div>
  );
}

function TitleAndHost() {
  const { form, options, shown, chooseHost } = useMeetingForm();
  const host = form.field("groupId");
  const [only] = options.hosts;
  return (
    <>
      <InputField
        {...form.field("title")}
        label="Title"
        required
        className="text-lg"
        autoComplete="off"
      />
      {options.hosts.length > 1 ? (
        <>
          <SelectField
            {...host}
            label="Host"
            hint="The group whose meeting it is."
            required
            onChange={(event) => {
              void host.onChange(event);
              chooseHost(event.target.value);
            }}
          >
            {options.hosts.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </SelectField>
          <noscript>
            <input type="hidden" name="was.groupId" value={shown.groupId} />
          </noscript>
        </>
      ) : (
        <input type="hidden" name="groupId" value={shown.groupId || (only?.id ?? "")} />
      )}
    </>
  );
}

/** What the form holds now, in its rows too. */
function typedValues({ formRef }: MeetingDeskForm) {
  return valuesOf(formRef.current ? formValues(new FormData(formRef.current)) : {});
}

function When() {
  // RSVPs that were announced to open at a time open then, wherever the meeting moves.
  const { form, shown, isAnnounced } = useMeetingForm();
  const startBefore = useRef(shown.startsAtLocal);
  return (
    <div id="time" className="grid scroll-mt-6 gap-x-6 gap-y-6 sm:grid-cols-2">
      <WallTimeField
        name="startsAtLocal"
        label="Starts"
        required
        onTyped={(start) => {
          const stood = timesBy(form.valueOf);
          const typed = { ...stood, startsAtLocal: start };
          const moved = movedTimes(typed, { ...stood, startsAtLocal: startBefore.current });
          for (const name of WALL_TIMES) {
            if (moved[name] !== typed[name] && !(name === "rsvpsOpenAtLocal" && isAnnounced)) {
              form.set(name, moved[name]);
            }
          }
          const move = { startBefore: startBefore.current, start };
          for (const [index, row] of typedValues(form).programme.entries()) {
            const { time, day } = movedClock(row, row, move);
            form.put(`programme.${index}.time`, time);
            form.put(`programme.${index}.day`, day);
          }
          if (start !== "") startBefore.current = start;
        }}
      />
      <WallTimeField name="endsAtLocal" label="Ends" required />
      <noscript>
        {WALL_TIMES.map((name) =>
          name === "rsvpsOpenAtLocal" && isAnnounced ? null : (
            <input key={name} type="hidden" name={`was.${name}`} value={shown[name]} />
          ),
        )}
        <p className="-mt-4 text-sm text-quiet">
          If you leave the end empty, it is two hours after the start.
        </p>
      </noscript>
    </div>
  );
}
