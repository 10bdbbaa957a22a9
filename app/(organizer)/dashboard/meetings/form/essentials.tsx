"use client";

import { useRef } from "react";
import { InputField, SelectField } from "#app/_ui/inputs.tsx";
import { useMeetingForm } from "./form-context.tsx";
import { endFor } from "./steps.ts";
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
      ) : (
        <input type="hidden" name="groupId" value={shown.groupId || (only?.id ?? "")} />
      )}
    </>
  );
}

function When() {
  const { form, shown } = useMeetingForm();
  const startsAt = form.field("startsAtLocal");
  const endsAt = form.field("endsAtLocal");
  const startBefore = useRef(shown.startsAtLocal);
  return (
    <div id="time" className="grid scroll-mt-6 gap-x-6 gap-y-6 sm:grid-cols-2">
      <InputField
        {...startsAt}
        type="datetime-local"
        label="Starts"
        required
        onChange={(event) => {
          void startsAt.onChange(event);
          const start = event.target.value;
          const end = form.valueOf("endsAtLocal");
          const next = endFor(start, { startBefore: startBefore.current, end });
          if (next !== end) form.set("endsAtLocal", next);
          if (start !== "") startBefore.current = start;
        }}
      />
      <InputField {...endsAt} type="datetime-local" label="Ends" required />
      <noscript>
        <p className="-mt-4 text-sm text-quiet">
          If you leave the end empty, it is two hours after the start.
        </p>
      </noscript>
    </div>
  );
}
