"use client";

import type { DeskForm } from "#app/_ui/forms/use-desk-form.ts";
import { InputField, SelectField, TextareaField } from "#app/_ui/inputs.tsx";
import { type FormProps, KeptForm, NameAndGroup } from "#app/_ui/kept/kept-form.tsx";
import { venueInput } from "#lib/venues/input.ts";
import { formatMapPlace } from "#lib/venues/map-link.ts";
import type { Venue } from "#lib/venues/queries.ts";
import { RoomRows } from "./room-rows.tsx";

type Props = FormProps<Venue> & { countries: readonly { code: string; name: string }[] };

/** The form of a venue, new or old. */
export function VenueForm({ groups, countries, ...props }: Props) {
  return (
    <KeptForm {...props} kind="venue" schema={venueInput} values={valuesOf(props.row)} gap="gap-10">
      {(form) => <Fields form={form} groups={groups} countries={countries} />}
    </KeptForm>
  );
}

function valuesOf(venue: Venue | undefined): Record<string, unknown> {
  if (!venue) return { rooms: [] };
  return { ...venue, mapPlace: formatMapPlace(venue) };
}

type FieldsProps = Pick<Props, "groups" | "countries"> & { form: DeskForm };

function Fields({ form, groups, countries }: FieldsProps) {
  const { field } = form;
  return (
    <>
      <div className="flex flex-col gap-5">
        <NameAndGroup form={form} groups={groups} />
        <InputField
          {...field("address")}
          label="Street address"
          hint="On one line, such as 14 Saddler’s Yard."
          autoComplete="off"
        />
        <div className="grid gap-5 sm:grid-cols-[1fr_9rem_1fr]">
          <InputField {...field("locality")} label="Town or city" autoComplete="off" />
          <InputField {...field("postcode")} label="Postcode" autoComplete="off" />
          <SelectField {...field("country")} label="Country">
            <option value="">Not said</option>
            {countries.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </SelectField>
        </div>
        <InputField
          {...field("mapPlace")}
          label="Place on the map"
          hint="Two numbers such as 51.5254, -0.1243, or the link that a map on a phone or a computer shares."
          autoComplete="off"
        />
      </div>

      <fieldset className="flex flex-col gap-5">
        <legend className="headline mb-3 text-xl">For those who come</legend>
        <InputField
          {...field("capacity")}
          label="Seats"
          hint="How many fit in at most. Each meeting has its own limit besides."
          inputMode="numeric"
          className="max-w-40"
        />
        <TextareaField
          {...field("accessNotes")}
          label="Access"
          hint="Steps, lift, hearing loop, toilets: what people must know to decide whether they can come."
          rows={3}
        />
        <TextareaField
          {...field("directions")}
          label="How to get there"
          hint="The entrance, the bell, the nearest station."
          rows={3}
        />
        <InputField {...field("url")} type="url" label="Website" autoComplete="off" />
      </fieldset>

      <RoomRows form={form} />
    </>
  );
}
