"use client";

import { useMemo } from "react";
import { Combobox } from "#app/_ui/forms/combobox.tsx";
import { InputField, SelectField, TextareaField } from "#app/_ui/inputs.tsx";
import { zoneLabel } from "#lib/time/dates.ts";
import { useMeetingForm } from "./form-context.tsx";
import { PriceFields } from "./price-fields.tsx";
import { WallTimeField } from "./wall-time-field.tsx";

/** When the doors open, the hours of each day, and the zone whose clock the meeting keeps. */
export function DoorsAndZone() {
  const { form, options, zone } = useMeetingForm();
  const zones = useMemo(
    () => options.timeZones.map((id) => ({ id, label: zoneLabel(id), hint: id })),
    [options.timeZones],
  );
  return (
    <>
      <WallTimeField name="doorsAtLocal" label="Doors open" fieldClassName="sm:max-w-xs" />
      <div className="grid gap-x-6 gap-y-5 sm:max-w-xl sm:grid-cols-2">
        <InputField
          {...form.field("dailyFrom")}
          type="time"
          label="Each day from"
          hint="Only for a meeting over several days, such as an exhibition: it is then an entry a day in calendars."
        />
        <InputField {...form.field("dailyUntil")} type="time" label="Each day until" />
      </div>
      <Combobox
        key={zone}
        {...form.picker("timeZone")}
        defaultValue={zone}
        label="Time zone"
        hint="The clock that all times of this meeting are told by."
        noun="time zone"
        choices={zones}
        required
      />
    </>
  );
}

/** Taking part from afar. */
export function Online() {
  const { form } = useMeetingForm();
  return (
    <>
      <InputField
        {...form.field("onlineUrl")}
        type="url"
        inputMode="url"
        label="Link"
        hint="Where people join, beginning with https://."
        autoComplete="off"
      />
      <SelectField {...form.field("onlineUrlFor")} label="Who sees the link">
        <option value="going">
          Only those who are going, in their mail and on their RSVP’s page
        </option>
        <option value="everyone">Everybody, on the meeting’s page</option>
      </SelectField>
    </>
  );
}

/** What people ask before they come. */
export function Practical() {
  const { form } = useMeetingForm();
  return (
    <>
      <TextareaField
        {...form.field("accessNotes")}
        label="Access"
        hint="Steps, lift, hearing loop, interpreting, at this meeting. What is always so at the venue stands with the venue."
        rows={3}
      />
      <PriceFields />
      <InputField
        {...form.field("contact")}
        label="Contact for questions"
        hint="A name, an address or a number. It is public."
        autoComplete="off"
      />
      <InputField {...form.field("chair")} label="Chair" autoComplete="off" />
    </>
  );
}
