"use client";

import { FieldGroup } from "#app/_ui/field.tsx";
import { CheckboxField, InputField } from "#app/_ui/inputs.tsx";
import { Unnamed } from "../unnamed.tsx";
import { useMeetingForm } from "./form-context.tsx";

/** Who can find the meeting's page, at which address, and who else hosts it. */
export function Publicity() {
  const { form, shown, options, hostId, isAnnounced } = useMeetingForm();
  const others = options.coHosts.filter(({ id }) => id !== hostId);
  return (
    <>
      <FieldGroup id="visibility" legend="Who can find it" error={form.errorOf("visibility")}>
        <CheckboxField
          type="radio"
          name="visibility"
          id="visibility-public"
          value="public"
          label="Everybody"
          hint="It stands in the lists, the search and the calendars."
          defaultChecked={shown.visibility === "public"}
        />
        <CheckboxField
          type="radio"
          name="visibility"
          id="visibility-unlisted"
          value="unlisted"
          label="Only those who have the link"
          hint="Its page works for whoever has the address, and stands nowhere else."
          defaultChecked={shown.visibility === "unlisted"}
        />
        {isAnnounced ? (
          <Unnamed
            id="unnamed"
            label="If it is listed no longer: do not name it in calendars any more"
            defaultChecked={shown.unnamed}
          />
        ) : null}
      </FieldGroup>
      <InputField
        {...form.field("slug")}
        label="Address"
        hint={
          shown.slug
            ? "The last part of the page’s address. The old one leads to the new one."
            : "The last part of the page’s address. Left empty, it is made of title and date."
        }
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      {others.length > 0 ? (
        <FieldGroup id="coHostIds" legend="Co-hosts" error={form.errorOf("coHostIds")}>
          {others.map(({ id, label }) => (
            <CheckboxField
              key={id}
              name="coHostIds[]"
              id={`co-host-${id}`}
              value={id}
              label={label}
              defaultChecked={shown.coHostIds.includes(id)}
            />
          ))}
        </FieldGroup>
      ) : null}
    </>
  );
}
