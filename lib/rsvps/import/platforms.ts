import type { KnownLists } from "#lib/imports/guess.ts";
import type { Platform } from "#lib/imports/platforms.ts";
import type { Column } from "./columns.ts";

/* The sources of these headings stand beside the fixtures of the test. */

export const PLATFORMS: readonly Platform<Column>[] = [
  {
    name: "Eventbrite",
    marks: ["attendee #|attendee no.", "attendee status", "order type"],
    columns: [
      ["first-name", ["first name"]],
      ["last-name", ["last name", "surname"]],
      ["email", ["email"]],
      ["party", ["quantity"]],
      ["status", ["attendee status"]],
      ["heard", ["how did you hear about this event?"]],
    ],
    order: ["order #|order no."],
  },
  {
    name: "Eventbrite",
    marks: ["order id", "attendee first name", "attendee email"],
    columns: [
      ["first-name", ["attendee first name"]],
      ["last-name", ["attendee last name", "attendee surname"]],
      ["email", ["attendee email"]],
      ["booked", ["buyer email"]],
      ["booked-name", ["buyer first name"]],
      ["booked-name", ["buyer last name", "buyer surname"]],
      ["party", ["ticket quantity", "quantity"]],
      ["status", ["attendee status"]],
    ],
    order: ["order id"],
  },
  {
    name: "Eventbrite",
    marks: ["order id", "attendee status", "buyer email"],
    columns: [
      ["booked", ["buyer email"]],
      ["booked-name", ["buyer first name"]],
      ["booked-name", ["buyer last name", "buyer surname"]],
      ["first-name", ["first name"]],
      ["last-name", ["last name", "surname"]],
      ["email", ["email"]],
      ["party", ["ticket quantity", "quantity"]],
      ["status", ["attendee status"]],
    ],
    order: ["order id"],
  },
  {
    name: "Meetup",
    marks: ["name", "rsvp", "guests", "rsvped on"],
    columns: [
      ["name", ["name"]],
      ["status", ["rsvp"]],
      ["guests", ["guests"]],
    ],
  },
  {
    name: "Meetup",
    marks: ["updatedat", "chapter.name", "event.title"],
    columns: [
      ["first-name", ["first name"]],
      ["last-name", ["last name"]],
      ["email", ["email", "email address"]],
    ],
    silent: true,
  },
  {
    name: "Luma",
    marks: ["name", "email", "approval_status", "checked_in_at"],
    columns: [
      ["name", ["name"]],
      ["first-name", ["first_name"]],
      ["last-name", ["last_name"]],
      ["email", ["email"]],
      ["status", ["approval_status"]],
    ],
  },
  {
    name: "pretix",
    marks: ["order code", "attendee name", "product"],
    columns: [
      ["name", ["attendee name"]],
      // The order's own stands under "Email" or "E-mail" where the attendee's has a column too.
      ["booked", ["e mail", "email"]],
      ["email", ["attendee email", "e mail", "email"]],
      ["status", ["status"]],
      ["paid", ["paid"]],
      ["note", ["order comment", "comment"]],
    ],
    // Somebody may have a ticket for the hall, and one for the meal.
    order: ["order code", "product"],
  },
  {
    name: "Mailchimp",
    marks: ["email address", "member_rating", "optin_time"],
    columns: [
      ["first-name", ["first name"]],
      ["last-name", ["last name"]],
      ["email", ["email address"]],
      ["status", ["status"]],
      ["unsubscribed", ["unsub_time"]],
    ],
  },
];

/** Their columns are anonymous or empty where nobody had to sign in; the questions are columns like any other. */
export const FORMS: KnownLists<Column>["forms"] = [
  [
    "Microsoft Forms",
    [
      "start time|startzeit|heure de debut|hora de inicio|godzina rozpoczecia",
      "completion time|fertigstellungszeit|heure de fin|hora de finalizacion|godzina ukonczenia",
    ],
  ],
  ["Google Forms", ["timestamp|zeitstempel|horodateur|marca temporal|sygnatura czasowa"]],
];
