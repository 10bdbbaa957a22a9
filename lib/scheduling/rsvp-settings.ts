import { z } from "zod";
import type { meetings } from "#db/tables.ts";
import { checkbox, optionalInt } from "#lib/forms/fields.ts";

/*
 * How a meeting takes RSVPs, as its form sends it, as the database keeps it,
 * and as the form shows it.
 */

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
  .refine((list) => list.length <= REMINDERS_MAX, {
    message: `Reminders: choose ${REMINDERS_MAX} at most.`,
  })
  .transform((list) => list.map(Number).toSorted((a, b) => b - a))
  .refine(
    (list) => list.every((n) => Number.isInteger(n) && n >= REMINDER.min && n <= REMINDER.max),
    { message: "Reminders: choose from the list." },
  );

/** The fields of the form. */
export const rsvpFields = {
  takesRsvps: checkbox(),
  maxPartySize: optionalInt("Largest party", { min: 1, max: 50 }).transform((v) => v ?? 4),
  waitlist: checkbox(),
  waitlistOrder: z
    .enum(["strict", "smaller-first"], { error: "Choose an order of the waiting list." })
    .prefault("strict"),
  approval: checkbox(),
  takesTentative: checkbox(),
  takesApologies: checkbox(),
  promotionHoldMinutes: optionalInt("Time to answer", HOLD),
  confirmationHoldMinutes: optionalInt("Time to confirm", HOLD),
  plusAddresses: z
    .enum(["distinct", "same"], { error: "Choose how plus-addresses count." })
    .prefault("distinct"),
  proofOfWork: checkbox(),
  namesAttendees: checkbox(),
  asksHeardFrom: checkbox(),
  reminders,
};

type RsvpSettings = z.output<z.ZodObject<typeof rsvpFields>>;
type Meeting = typeof meetings.$inferSelect;

/** The columns, from what the form sent. */
export function rsvpColumns(input: RsvpSettings) {
  return {
    takesRsvps: input.takesRsvps,
    maxPartySize: input.maxPartySize,
    waitlist: input.waitlist,
    waitlistOrder: input.waitlistOrder,
    approval: input.approval,
    takesTentative: input.takesTentative,
    takesApologies: input.takesApologies,
    promotionHoldMinutes: input.promotionHoldMinutes,
    confirmationHoldMinutes: input.confirmationHoldMinutes,
    plusAddresses: input.plusAddresses,
    proofOfWork: input.proofOfWork,
    namesAttendees: input.namesAttendees,
    asksHeardFrom: input.asksHeardFrom,
    reminders: input.reminders,
  };
}

/** What the form begins with. */
export function rsvpValues(meeting: Meeting): z.input<z.ZodObject<typeof rsvpFields>> {
  const text = (value: number | null) => (value === null ? "" : String(value));
  return {
    takesRsvps: meeting.takesRsvps,
    maxPartySize: text(meeting.maxPartySize),
    waitlist: meeting.waitlist,
    waitlistOrder: meeting.waitlistOrder,
    approval: meeting.approval,
    takesTentative: meeting.takesTentative,
    takesApologies: meeting.takesApologies,
    promotionHoldMinutes: text(meeting.promotionHoldMinutes),
    confirmationHoldMinutes: text(meeting.confirmationHoldMinutes),
    plusAddresses: meeting.plusAddresses,
    proofOfWork: meeting.proofOfWork,
    namesAttendees: meeting.namesAttendees,
    asksHeardFrom: meeting.asksHeardFrom,
    reminders: meeting.reminders.map(String),
  };
}
