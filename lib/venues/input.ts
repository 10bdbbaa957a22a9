import { z } from "zod";
import { line, multiline, optionalInt, optionalUrl } from "#lib/forms/fields.ts";
import { nameAndGroup } from "#lib/kept/input.ts";
import { isCountry } from "./countries.ts";
import { readMapPlace } from "./map-link.ts";

const mapPlace = line(2000, "Place on the map").transform((value, context) => {
  if (value === "") return null;
  const found = readMapPlace(value);
  if (found) return found;
  context.addIssue({
    code: "custom",
    message:
      "Place on the map: paste two numbers such as 51.5254, -0.1243, or the link of a map with a pin.",
  });
  return z.NEVER;
});

const seats = (label: string) => optionalInt(label, { min: 1, max: 1_000_000 });

const room = z
  .object({
    /** "" for a room that is new. */
    id: line(40, "Room"),
    name: line(120, "Room"),
    capacity: seats("Seats"),
    accessNotes: line(500, "Access"),
  })
  .superRefine((value, context) => {
    const empty = value.capacity === null && value.accessNotes === "";
    if (value.name !== "" || empty) return;
    context.addIssue({ code: "custom", path: ["name"], message: "Enter the room’s name." });
  });

/** Rooms left without a word are not rooms: forms without scripts show spare ones. */
const rooms = z
  .array(room)
  .max(50, "A venue can have at most 50 rooms.")
  .superRefine((list, context) => {
    const seen = new Set<string>();
    list.forEach(({ name }, index) => {
      const key = name.toLowerCase();
      if (name !== "" && seen.has(key)) {
        context.addIssue({
          code: "custom",
          path: [index, "name"],
          message: `There is another room called ${name}.`,
        });
      }
      seen.add(key);
    });
  })
  .transform((list) => list.filter(({ name }) => name !== ""))
  .optional()
  .transform((list) => list ?? []);

export const venueInput = z.object({
  ...nameAndGroup("venue"),
  address: line(300, "Street address"),
  locality: line(120, "Town or city"),
  postcode: line(20, "Postcode"),
  country: line(2, "Country")
    .transform((value) => value.toUpperCase())
    .refine((value) => value === "" || isCountry(value), "Choose a country from the list."),
  mapPlace,
  capacity: seats("Seats"),
  accessNotes: multiline(5000, "Access"),
  directions: multiline(5000, "How to get there"),
  url: optionalUrl("Website"),
  rooms,
});

export type VenueInput = z.output<typeof venueInput>;

/** A venue added in place, from another form: its name is enough for now. */
export const newVenueInput = venueInput.pick({ groupId: true, name: true });
