import { z } from "zod";
import {
  line,
  multiline,
  optionalAmount,
  optionalId,
  optionalInt,
  optionalUrl,
  requiredId,
  requiredLine,
  TITLE_MAX,
} from "#lib/forms/fields.ts";
import { optionalClock, optionalLocal, requiredLocal } from "#lib/forms/local-time.ts";
import { cleanLine, isVisible } from "#lib/text/clean.ts";
import { isCurrency } from "#lib/text/currencies.ts";
import { isLanguage } from "#lib/text/languages.ts";
import { isTimeZone } from "#lib/time/dates.ts";
import { choice, type Field, list, passes, rows, text, tick, wallTime } from "./field-kinds.ts";
import { ids, programme, programmeRow, reading, readingRow } from "./rows.ts";
import { rsvpFields } from "./rsvp-fields.ts";

/*
 * The fields of a meeting, once. What its form sends and shows, in which order
 * its errors are told and which part they open, which columns it writes, what
 * raises SEQUENCE and what the trail calls it all follow from this list.
 * Browser-safe. A field that has no column of its name is stored by parts.ts.
 */

const topics = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => [...new Set([value ?? []].flat().map(cleanLine).filter(isVisible))])
  .refine((names) => names.length <= 20, { message: "Choose 20 topics at most." })
  .refine((names) => names.every((name) => name.length <= 60), {
    message: "A topic has 60 characters at most.",
  });

/** The parts of the form in the order of the page, each with its fields in theirs. */
export const formParts = {
  essentials: {
    title: text("title", requiredLine(TITLE_MAX, "Title", "Enter a title."), { matters: true }),
    groupId: text("host", requiredId("Choose the group that hosts the meeting.")),
    startsAtLocal: wallTime("start", requiredLocal, "Start", { matters: true }),
    endsAtLocal: wallTime("end", requiredLocal, "End", { matters: true }),
    venueId: text("venue", optionalId(), { matters: true }),
    roomId: text("room", optionalId(), { matters: true }),
    capacity: text("seats", optionalInt("Seats", { min: 1, max: 100_000 })),
  },
  about: {
    occasion: text("occasion", line(TITLE_MAX, "Occasion")),
    summary: text("summary", line(500, "Summary")),
    description: text("description", multiline(undefined, "Description")),
    topics: list("topics", topics),
    language: text(
      "language",
      line(35, "Language").refine((v) => v === "" || isLanguage(v), {
        message: "Language: choose one of the list.",
      }),
    ),
  },
  programme: { programme: rows("programme", programme, programmeRow) },
  reading: { reading: rows("reading", reading, readingRow) },
  doors: {
    doorsAtLocal: wallTime("doors", optionalLocal, "Doors open"),
    dailyFrom: text("daily hours", optionalClock("Each day from"), { matters: true }),
    dailyUntil: text("end of daily hours", optionalClock("Each day until"), { matters: true }),
    timeZone: text(
      "time zone",
      requiredLine(64, "Time zone").refine(isTimeZone, {
        message: "Time zone: choose one of the list, such as Europe/London.",
      }),
      { matters: true },
    ),
    passes: passes("which of two hours"),
  },
  online: {
    onlineUrl: text("online link", optionalUrl("Online link"), { matters: true }),
    onlineUrlFor: choice(
      "who sees the online link",
      ["going", "everyone"],
      "Choose who sees the link.",
    ),
  },
  rsvps: rsvpFields,
  practical: {
    accessNotes: text("access notes", multiline(5000, "Access notes")),
    free: tick("whether it is free"),
    priceAmount: text("price", optionalAmount("Amount")),
    priceCurrency: text(
      "currency",
      line(3, "Currency").refine((v) => v === "" || isCurrency(v), {
        message: "Currency: choose one of the list.",
      }),
    ),
    priceNote: text("price in words", line(300, "Price in words")),
    contact: text("contact", line(300, "Contact")),
    chair: text("chair", line(200, "Chair")),
  },
  picture: {
    imageId: text("picture", optionalId()),
    imageAlt: text("picture’s description", line(500, "Description of the picture")),
  },
  publicity: {
    visibility: choice("visibility", ["public", "unlisted"], "Choose who can find it."),
    slug: text(
      "address",
      line(80, "Address").refine((v) => v === "" || /^[a-z0-9]+(-[a-z0-9]+)*$/.test(v), {
        message: "Address: use small letters, digits and single hyphens.",
      }),
    ),
    coHostIds: list("co-hosts", ids),
  },
} satisfies Record<string, Record<string, Field>>;

export type FormPart = keyof typeof formParts;

export const meetingFields = {
  ...formParts.essentials,
  ...formParts.about,
  ...formParts.programme,
  ...formParts.reading,
  ...formParts.doors,
  ...formParts.online,
  ...formParts.rsvps,
  ...formParts.practical,
  ...formParts.picture,
  ...formParts.publicity,
};

export type FieldName = keyof typeof meetingFields;
export const FIELD_NAMES = Object.keys(meetingFields) as FieldName[];

/** What is known of a field by its name; undefined for the name of none. */
export function fieldOf(name: string): Field | undefined {
  return Object.hasOwn(meetingFields, name) ? meetingFields[name as FieldName] : undefined;
}

/** The part of the form in which a field stands, or a row of it: "programme.0.title". */
export function partOf(path: string): FormPart | undefined {
  const [name = ""] = path.split(/[.-]/);
  const parts = Object.keys(formParts) as FormPart[];
  return parts.find((part) => Object.hasOwn(formParts[part], name));
}
