import { z } from "zod";
import { optionalInt } from "#lib/forms/fields.ts";
import { optionalLocal } from "#lib/forms/local-time.ts";
import { choice, list, text, textsOf, tick, wallTime } from "./field-kinds.ts";

/* How a meeting takes RSVPs, a part of its form. Browser-safe. */

const DAY = 1440;
/** No hold is longer than a fortnight, no reminder earlier than two months. */
const HOLD = { min: 5, max: 14 * DAY };
const REMINDER = { min: 5, max: 60 * DAY };
const REMINDERS_MAX = 8;

/** Minutes before the start that the form offers for a reminder. */
export const REMINDERS = [7 * DAY, 3 * DAY, DAY, 120] as const;

/** Ticks, each with its minutes; the earliest reminder first. */
const reminders = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => [...new Set([value ?? []].flat().filter((one) => one !== ""))])
  .refine((times) => times.length <= REMINDERS_MAX, {
    message: `Reminders: choose ${REMINDERS_MAX} at most.`,
  })
  .transform((times) => times.map(Number).toSorted((a, b) => b - a))
  .refine(
    (times) => times.every((n) => Number.isInteger(n) && n >= REMINDER.min && n <= REMINDER.max),
    { message: "Reminders: choose from the list." },
  );

export const rsvpFields = {
  takesRsvps: tick("whether RSVPs are taken", { atFirst: true }),
  waitlist: tick("waiting list", { atFirst: true }),
  maxPartySize: text(
    "largest party",
    optionalInt("Largest party", { min: 1, max: 50 }).transform((v) => v ?? 4),
    { atFirst: "4" },
  ),
  rsvpsOpenAtLocal: wallTime("when RSVPs open", optionalLocal, "RSVPs open"),
  rsvpsCloseAtLocal: wallTime("when RSVPs close", optionalLocal, "RSVPs close"),
  approval: tick("whether RSVPs are approved"),
  waitlistOrder: choice(
    "order of the waiting list",
    ["strict", "smaller-first"],
    "Choose an order of the waiting list.",
  ),
  promotionHoldMinutes: text("time to answer after moving up", optionalInt("Time to answer", HOLD)),
  confirmationHoldMinutes: text("time to confirm a new RSVP", optionalInt("Time to confirm", HOLD)),
  plusAddresses: choice(
    "whether plus-addresses are the same person",
    ["distinct", "same"],
    "Choose how plus-addresses count.",
  ),
  takesTentative: tick("whether “perhaps” is an answer"),
  takesApologies: tick("whether apologies are an answer"),
  asksHeardFrom: tick("whether the form asks where people heard of it"),
  namesAttendees: tick("whether people are named"),
  asksNames: tick("whether each person’s name is asked"),
  asksFamilyName: tick("whether the family name is asked"),
  proofOfWork: tick("proof of work"),
  reminders: {
    ...list("reminders", reminders, { atFirst: [String(DAY)] }),
    value: (raw: unknown) =>
      textsOf([raw].flat().map((time) => (typeof time === "number" ? String(time) : time))),
  },
};
