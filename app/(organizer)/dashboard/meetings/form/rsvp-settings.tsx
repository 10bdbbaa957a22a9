"use client";

import { CheckboxField, InputField } from "#app/_ui/inputs.tsx";
import { useMeetingForm } from "./form-context.tsx";
import { FormRules } from "./form-rules.tsx";
import { Reminders } from "./reminders.tsx";
import { SeatRules } from "./seat-rules.tsx";
import { WallTimeField } from "./wall-time-field.tsx";

/** How RSVPs are taken: what most meetings need first, the rest folded away. */
export function RsvpSettings() {
  const { form, shown } = useMeetingForm();
  return (
    <>
      <CheckboxField
        name="takesRsvps"
        label="Take RSVPs on the meeting’s page"
        defaultChecked={shown.takesRsvps}
      />
      <CheckboxField
        name="waitlist"
        label="Keep a waiting list when the seats are taken"
        hint="When a seat comes free, the next in line gets it, and is told by mail."
        defaultChecked={shown.waitlist}
      />
      <InputField
        {...form.field("maxPartySize")}
        label="Largest party"
        hint="How many seats one person can ask for."
        inputMode="numeric"
        autoComplete="off"
        className="max-w-32"
      />
      <div className="grid gap-x-6 gap-y-5 sm:grid-cols-2">
        <WallTimeField
          name="rsvpsOpenAtLocal"
          label="RSVPs open"
          hint="Empty: as soon as it is put on."
        />
        <WallTimeField
          name="rsvpsCloseAtLocal"
          label="RSVPs close"
          hint="Empty: when the meeting is over."
        />
      </div>
      <Reminders />
      <SeatRules />
      <FormRules />
    </>
  );
}
