import type { MeetingFacts } from "./facts.ts";
import { type ChangeFacts, meetingChangeMail } from "./meeting.ts";
import type { Written } from "./meeting-mail.ts";
import { reminderMail, thanksMail } from "./occasion.ts";
import {
  alreadyMail,
  cancelledMail,
  changedMail,
  declinedMail,
  goingMail,
  promotedMail,
  tentativeMail,
  waitingMail,
} from "./rsvp.ts";
import {
  approvedMail,
  confirmMail,
  heldMail,
  lapsedMail,
  pendingMail,
  refusedMail,
} from "./rsvp-steps.ts";
import type { WordedKind, Words } from "./words.ts";

/* One mail of each kind about an invented meeting, to show what words look like in it. */

const NOTE = "The hall has no heating this week.\nPlease bring something warm.";
const UNTIL = "Friday 12 March 2027, 18:00 (GMT)";
const rsvp = { name: "Ann Webb", partySize: 2 };
const gone = { ...rsvp, wasEntered: true };
const stands = { ...rsvp, status: "going" as const };

const meeting = {
  title: "The river under the road",
  date: "Sun 14 Mar 2027",
  when: "Sunday 14 March 2027, 14:00–17:00 (GMT)",
  days: 1,
  daysOff: 0,
  doors: "13:30",
  where: "The Old Tannery Hall, 14 Saddler’s Yard, London",
  onlineUrl: null,
  waitlistOrder: "strict",
  promotionHoldMinutes: null,
  details: {
    mapUrl: "https://www.openstreetmap.org/?mlat=51.5254&mlon=-0.1243#map=17/51.5254/-0.1243",
    price: "£3, children free",
    wayIn: [
      { about: "The room", text: "On the first floor; there is a lift." },
      { about: "The way in", text: "Through the yard, the blue door on the left." },
    ],
    programme: [
      { at: "14:00", title: "A walk along the old course (Elin Mostyn)" },
      { at: "15:30", title: "Tea" },
    ],
    reading: [
      {
        title: "What the sewer men saw",
        source: "J. Pryce, Valley Notes",
        url: "https://library.example.org/sewer-men",
      },
    ],
  },
  seat: { calendars: [{ name: "Google", href: "https://calendar.google.com/" }] },
} satisfies Partial<MeetingFacts>;

const turned = (kind: ChangeFacts["kind"]) => (facts: MeetingFacts) =>
  meetingChangeMail(
    {
      ...facts,
      before: {
        date: null,
        title: null,
        when: kind === "changed" ? "Sunday 14 March 2027, 15:00–18:00 (GMT)" : null,
        where: null,
      },
    },
    { kind, note: NOTE, ...stands, until: null, attached: true },
  );

const SAMPLES: Record<WordedKind, (facts: MeetingFacts) => Written> = {
  "rsvp-going": (facts) => goingMail(facts, rsvp),
  "rsvp-waiting": (facts) => waitingMail({ ...facts, seat: null }, { ...rsvp, place: 3 }),
  "rsvp-confirm": (facts) => confirmMail(facts, { ...rsvp, until: UNTIL }),
  "rsvp-pending": (facts) => pendingMail(facts, rsvp),
  "rsvp-approved": (facts) => approvedMail(facts, rsvp),
  "rsvp-refused": (facts) => refusedMail(facts, rsvp, NOTE),
  "rsvp-promoted": (facts) => promotedMail(facts, rsvp),
  "rsvp-held": (facts) => heldMail(facts, { ...rsvp, until: UNTIL }),
  "rsvp-lapsed": (facts) => lapsedMail(facts, rsvp),
  "rsvp-tentative": (facts) => tentativeMail({ ...facts, seat: null }, rsvp),
  "rsvp-declined": (facts) => declinedMail(facts, gone),
  "rsvp-cancelled": (facts) => cancelledMail(facts, gone, "attendee"),
  "rsvp-already": (facts) => alreadyMail(facts, stands, { reply: "going", partySize: 3 }),
  "rsvp-changed": (facts) => changedMail(facts, { ...stands, attached: true }),
  "meeting-changed": turned("changed"),
  "meeting-cancelled": turned("cancelled"),
  "meeting-postponed": turned("postponed"),
  "meeting-reinstated": turned("reinstated"),
  "meeting-reminder": (facts) => reminderMail(facts, { ...rsvp, until: null }),
  "meeting-thanks": (facts) => thanksMail(facts, rsvp),
};

type Sender = { name: string; accent: string | null; siteUrl: string };

/** The invented meeting, in the group's name. */
export const sampleFacts = (group: Sender): MeetingFacts => ({
  ...meeting,
  url: `${group.siteUrl}/meetings/the-river-under-the-road`,
  groupName: group.name,
  accent: group.accent,
});

/** A mail of this kind in the group's name, with these words or else the app's. */
export function sampleMail(kind: WordedKind, words: Words | null, group: Sender): Written {
  return SAMPLES[kind]({ ...sampleFacts(group), words: words ? { [kind]: words } : {} });
}
