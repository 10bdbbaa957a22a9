import { fold } from "#lib/text/fold.ts";
import type { ColumnKind } from "./columns.ts";

/* Lists as other platforms write them, known by headings that no other has together. */

type Platform = {
  name: string;
  /** Headings that must all be there. */
  marks: string[];
  /** What stands under a heading, the surest first; all others are left out or guessed. */
  columns: [ColumnKind, string[]][];
};

const PLATFORMS: Platform[] = [
  {
    name: "Eventbrite",
    marks: ["attendee #", "attendee status", "order type"],
    columns: [
      ["first-name", ["first name"]],
      ["last-name", ["last name"]],
      ["email", ["email"]],
      ["party", ["quantity"]],
      ["status", ["attendee status"]],
      ["heard", ["how did you hear about this event?"]],
    ],
  },
  {
    name: "Eventbrite",
    marks: ["order id", "attendee first name", "attendee email"],
    columns: [
      ["first-name", ["attendee first name"]],
      ["last-name", ["attendee last name", "attendee surname"]],
      ["email", ["attendee email"]],
      ["party", ["ticket quantity", "quantity"]],
      ["status", ["attendee status"]],
    ],
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
    name: "Luma",
    marks: ["name", "email", "approval_status", "checked_in_at"],
    columns: [
      ["name", ["name"]],
      ["email", ["email"]],
      ["status", ["approval_status"]],
    ],
  },
  {
    name: "pretix",
    marks: ["order code", "attendee name", "product"],
    columns: [
      ["name", ["attendee name"]],
      ["email", ["attendee email", "attendee e mail", "e mail", "email"]],
      ["status", ["status", "order status"]],
      ["comment", ["comment"]],
    ],
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

/** The platform that wrote these headings, and where each of its columns stands; null for others. */
export function platformOf(headings: readonly string[]) {
  const folded = headings.map(fold);
  const platform = PLATFORMS.find(({ marks }) => marks.every((mark) => folded.includes(mark)));
  if (!platform) return null;
  const columns: (ColumnKind | null)[] = headings.map(() => null);
  for (const [kind, names] of platform.columns) {
    const name = names.find((one) => folded.includes(one));
    if (name !== undefined) columns[folded.indexOf(name)] = kind;
  }
  return { name: platform.name, columns };
}

/** Forms write these first, then a column for each question, headed by it. */
const FORMS: [string, string[]][] = [
  ["Microsoft Forms", ["start time", "completion time"]],
  ["Google Forms", ["timestamp"]],
];

/** Which program for forms wrote a list with these headings; null if none did. Its questions are columns like any other. */
export function formsOfHeadings(headings: readonly string[]): string | null {
  const folded = headings.map(fold);
  return FORMS.find(([, marks]) => marks.every((mark) => folded.includes(mark)))?.[0] ?? null;
}
