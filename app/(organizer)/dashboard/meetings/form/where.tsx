"use client";

import { useState } from "react";
import { Combobox } from "#app/_ui/forms/combobox.tsx";
import { useHydrated } from "#app/_ui/forms/use-hydrated.ts";
import { CheckboxField, InputField, SelectField } from "#app/_ui/inputs.tsx";
import { KEEP_SEATS } from "#lib/scheduling/values.ts";
import { counted } from "#lib/text/plural.ts";
import { useMeetingForm } from "./form-context.tsx";

/** The place, and how many it can take. */
export function Where() {
  const { form, shown, venues, seatsTaken } = useMeetingForm();
  const over = shown.capacity === "" ? 0 : seatsTaken - Number(shown.capacity);
  const hydrated = useHydrated();
  const [venueId, setVenueId] = useState(shown.venueId);
  const [roomId, setRoomId] = useState(shown.roomId);
  const picker = form.picker("venueId");
  const venue = venues.choices.find(({ id }) => id === venueId);
  const rooms = venue?.rooms ?? [];
  const room = rooms.find(({ id }) => id === roomId);
  const holds = room ? room.capacity : (venue?.capacity ?? null);
  return (
    <>
      <div id="place" className="flex scroll-mt-6 flex-col gap-6">
        <Combobox
          {...picker}
          label="Venue"
          hint="Type a name. One that is not in the list can be added here."
          noun="venue"
          choices={venues.choices}
          add={venues.add}
          onChange={(id) => {
            picker.onChange();
            setVenueId(id);
            setRoomId("");
          }}
        />
        {hydrated && venue?.hint === "" ? (
          <p className="text-sm text-quiet">
            {venue.label} has no address yet. Give it before the meeting is put on: its page, the
            calendars and the mails show it.{" "}
            <a
              href={`/dashboard/venues/${venue.id}/edit`}
              target="_blank"
              rel="noreferrer"
              className="underline"
            >
              Give the address, in a new tab
            </a>
          </p>
        ) : null}
        {hydrated ? (
          rooms.length > 0 ? (
            <SelectField
              key={venueId}
              name="roomId"
              label="Room"
              error={form.errorOf("roomId")}
              defaultValue={roomId}
              onChange={(event) => setRoomId(event.target.value)}
            >
              <option value="">The venue as a whole</option>
              {rooms.map(({ id, name, capacity }) => (
                <option key={id} value={id}>
                  {capacity === null ? name : `${name} (holds ${capacity})`}
                </option>
              ))}
            </SelectField>
          ) : null
        ) : (
          <RoomOfAny roomId={roomId} error={form.errorOf("roomId")} />
        )}
      </div>
      <div id="seats" className="flex scroll-mt-6 flex-col gap-2">
        <InputField
          {...form.field("capacity")}
          label="Seats"
          hint="How many can come. Empty means no limit."
          inputMode="numeric"
          autoComplete="off"
          className="max-w-32"
        />
        {hydrated && holds !== null ? (
          <p className="text-sm text-quiet">
            {room?.name ?? venue?.label} holds {holds}.{" "}
            <button
              type="button"
              className="target cursor-pointer font-semibold text-ink underline"
              onClick={() => form.set("capacity", String(holds))}
            >
              Use {holds}
            </button>
          </p>
        ) : null}
        {seatsTaken > 0 ? (
          <>
            <p className={over > 0 ? "font-semibold" : "text-sm text-quiet"}>
              {counted(seatsTaken, { one: "is taken.", other: "are taken." })}
              {over > 0 ? ` That is over by ${over}.` : ""}
            </p>
            {!hydrated || over > 0 || form.errorOf("capacity") ? (
              <CheckboxField
                name="insist"
                value={KEEP_SEATS}
                label="Take fewer seats than are taken"
                hint="Everybody who is going stays so: the meeting is then over by the difference, and nobody moves up until it is not."
                defaultChecked={shown.insist.includes(KEEP_SEATS)}
              />
            ) : null}
          </>
        ) : null}
      </div>
    </>
  );
}

/** Without scripts the rooms of every venue are offered, under their venues' names. */
function RoomOfAny({ roomId, error }: { roomId: string; error?: string }) {
  const { venues } = useMeetingForm();
  const withRooms = venues.choices.filter(({ rooms }) => rooms.length > 0);
  if (withRooms.length === 0) return null;
  return (
    <SelectField
      name="roomId"
      label="Room"
      hint="One of the venue’s."
      error={error}
      defaultValue={roomId}
    >
      <option value="">The venue as a whole</option>
      {withRooms.map((venue) => (
        <optgroup key={venue.id} label={venue.label}>
          {venue.rooms.map((room) => (
            <option key={room.id} value={room.id}>
              {room.name}
            </option>
          ))}
        </optgroup>
      ))}
    </SelectField>
  );
}
