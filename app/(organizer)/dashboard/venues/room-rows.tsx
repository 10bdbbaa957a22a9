"use client";

import { RowList, type RowValues } from "#app/_ui/forms/row-list.tsx";
import type { DeskForm } from "#app/_ui/forms/use-desk-form.ts";
import { InputField } from "#app/_ui/inputs.tsx";

/** The rooms of a venue, edited in its form. */
export function RoomRows({ form }: { form: DeskForm }) {
  return (
    <RowList
      name="rooms"
      noun="room"
      legend="Rooms"
      hint="Where the venue has more than one that you meet in. Meetings can then say which."
      error={form.errorOf("rooms")}
      max={50}
      rows={(form.shown("rooms") as RowValues[] | undefined) ?? []}
      onRemove={() => form.forgetErrors("rooms")}
    >
      {(path, row) => (
        <div className="grid gap-x-4 gap-y-2 sm:grid-cols-[1fr_10rem]">
          <input type="hidden" name={`${path}.id`} defaultValue={String(row.id ?? "")} />
          <InputField
            {...form.watched(`${path}.name`)}
            defaultValue={String(row.name ?? "")}
            label="Room"
          />
          <InputField
            {...form.watched(`${path}.capacity`)}
            defaultValue={String(row.capacity ?? "")}
            label="Seats"
            inputMode="numeric"
          />
          <InputField
            {...form.watched(`${path}.accessNotes`)}
            defaultValue={String(row.accessNotes ?? "")}
            label="Access"
            fieldClassName="sm:col-span-2"
          />
        </div>
      )}
    </RowList>
  );
}
