"use client";

import { InputField } from "#app/_ui/inputs.tsx";
import { useMeetingForm } from "./form-context.tsx";
import { PictureInput } from "./picture-input.tsx";

/** The picture of the meeting and its description. */
export function Picture() {
  const { form, shown, hostId, options } = useMeetingForm();
  return (
    <>
      <PictureInput
        name="imageId"
        id={shown.imageId}
        groupId={hostId}
        room={options.pictureRooms[hostId] ?? options.emptyRoom}
        error={form.errorOf("imageId")}
        alt="Chosen for the meeting"
        removeStep="picture.remove"
      />
      <InputField
        {...form.field("imageAlt")}
        label="What the picture shows"
        hint="For those who cannot see it."
        autoComplete="off"
      />
    </>
  );
}
