/*
 * What the mails say around their facts. A group may put its own words in
 * place of these (mail_templates); the facts, the buttons, the links and what
 * must be known to act on them are the templates' own and always there.
 *
 * Of a meeting there may be many mails in one mailbox. So each subject has the
 * date, and no two kinds have the same words before the title.
 */

import type { Place } from "../places.ts";

export type Words = {
  subject: string;
  /** Said above the facts; paragraphs are parted by an empty line. */
  intro: string;
  /** Said below them; may be empty. */
  outro: string;
};

const FACTS = ["name", "meeting", "date", "when", "where", "group"] as const satisfies Place[];
const WITH_NOTE = [...FACTS, "note"] as const satisfies Place[];

type Entry = Words & {
  /** When it is sent, for the list of all. */
  sent: string;
  places: readonly Place[];
};

export const WORDS = {
  "rsvp-going": {
    sent: "Somebody has replied and has a seat",
    places: FACTS,
    subject: "You are going: {meeting}, {date}",
    intro: "{name}, thank you for your RSVP. We look forward to seeing you.",
    outro: "If you cannot come, please say so: somebody else may be glad of the seat.",
  },
  "rsvp-waiting": {
    sent: "Somebody has replied and is on the waiting list",
    places: FACTS,
    subject: "You are on the waiting list: {meeting}, {date}",
    intro: "{name}, thank you for your RSVP. There are not enough free seats at the moment.",
    outro: "",
  },
  "rsvp-confirm": {
    sent: "Somebody has replied and must confirm the address",
    places: FACTS,
    subject: "Please confirm your RSVP: {meeting}, {date}",
    intro: "{name}, thank you for your RSVP. One step is left: say that this address is yours.",
    outro: "",
  },
  "rsvp-pending": {
    sent: "Somebody has replied and waits for approval",
    places: FACTS,
    subject: "Waiting for approval: {meeting}, {date}",
    intro: "{name}, thank you for your RSVP. The organizers look at each one for this meeting.",
    outro: "",
  },
  "rsvp-approved": {
    sent: "The organizers have approved an RSVP, and there is a seat",
    places: FACTS,
    subject: "Approved: {meeting}, {date}",
    intro: "{name}, the organizers have approved your RSVP: you are going.",
    outro: "If you cannot come, please say so: somebody else may be glad of the seat.",
  },
  "rsvp-refused": {
    sent: "The organizers have refused an RSVP",
    places: WITH_NOTE,
    subject: "No seat for you: {meeting}, {date}",
    intro:
      "{name}, thank you for wanting to come. The organizers cannot give you a seat at this meeting.",
    outro: "If you think this is a mistake, answer this mail.",
  },
  "rsvp-promoted": {
    sent: "Somebody has moved up from the waiting list and has a seat",
    places: FACTS,
    subject: "You have a seat: {meeting}, {date}",
    intro: "{name}, you were on the waiting list, and your turn has come: you are going.",
    outro: "If you can no longer come, please say so: somebody else may be glad of the seat.",
  },
  "rsvp-held": {
    sent: "Somebody has moved up and must say whether they still come",
    places: FACTS,
    subject: "Do you still come? {meeting}, {date}",
    intro: "{name}, you were on the waiting list, and your turn has come.",
    outro: "",
  },
  "rsvp-lapsed": {
    sent: "Somebody has not answered in time, and the seat is given up",
    places: FACTS,
    subject: "Your seat was given up: {meeting}, {date}",
    intro: "{name}, we have not heard from you in time, so the seat held for you was given up.",
    outro: "",
  },
  "rsvp-tentative": {
    sent: "Somebody has said that they may come",
    places: FACTS,
    subject: "You said that you may come: {meeting}, {date}",
    intro: "{name}, thank you for telling us that you may come.",
    outro: "",
  },
  "rsvp-declined": {
    sent: "Somebody has sent apologies",
    places: FACTS,
    subject: "Your apologies: {meeting}, {date}",
    intro:
      "{name}, thank you for telling us that you cannot come. We hope to see you another time.",
    outro: "",
  },
  "rsvp-cancelled": {
    sent: "An RSVP is cancelled, by the attendee or by the organizers",
    places: FACTS,
    subject: "Your RSVP is cancelled: {meeting}, {date}",
    intro: "{name}, your RSVP is cancelled.",
    outro: "",
  },
  "rsvp-already": {
    sent: "Somebody has replied again with the same address",
    places: FACTS,
    subject: "You have an RSVP already: {meeting}, {date}",
    intro: "Somebody, most likely you, sent another RSVP for this meeting with this address.",
    outro: "",
  },
  "rsvp-changed": {
    sent: "An RSVP was changed",
    places: FACTS,
    subject: "Your RSVP was changed: {meeting}, {date}",
    intro: "{name}, here is your RSVP as it now is.",
    outro: "",
  },
  "meeting-changed": {
    sent: "The title, time or place of a meeting has changed, or what else its organizers want to be known",
    places: WITH_NOTE,
    subject: "Meeting changed: {meeting}, {date}",
    intro: "{name}, please note what is new about this meeting.",
    outro: "",
  },
  "meeting-cancelled": {
    sent: "A meeting is cancelled",
    places: WITH_NOTE,
    subject: "Meeting cancelled: {meeting}, {date}",
    intro: "{name}, this meeting will not take place.",
    outro: "",
  },
  "meeting-postponed": {
    sent: "A meeting is postponed",
    places: WITH_NOTE,
    subject: "Meeting postponed: {meeting}, {date}",
    intro:
      "{name}, this meeting will not take place at the time announced. We write again when there is a new date; your RSVP is kept until then.",
    outro: "",
  },
  "meeting-reinstated": {
    sent: "A meeting takes place after all",
    places: WITH_NOTE,
    subject: "Meeting on again: {meeting}, {date}",
    intro: "{name}, this meeting takes place after all, at the time and place below.",
    outro: "",
  },
  "meeting-reminder": {
    sent: "A meeting is near, at the times that its organizers have set",
    places: FACTS,
    subject: "Reminder: {meeting}, {date}",
    intro: "{name}, we look forward to seeing you.",
    outro: "",
  },
  "meeting-thanks": {
    sent: "A meeting is over and its report is written, when an organizer says so",
    places: FACTS,
    subject: "Thank you for coming: {meeting}, {date}",
    intro:
      "{name}, thank you for coming. What was said and done can now be read on the meeting’s page.",
    outro: "",
  },
} satisfies Record<string, Entry>;

/** The kinds of mail whose words a group may set. */
export type WordedKind = keyof typeof WORDS;

/** A group's own words, where it has any. */
export type OwnWords = Partial<Record<WordedKind, Words>>;
