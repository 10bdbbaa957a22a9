import { type Block, type Bodies, compose } from "./compose.ts";
import {
  inLine,
  MANAGE,
  type MeetingFacts,
  meetingBlock,
  pageLink,
  people,
  rsvpFoot,
} from "./facts.ts";

export type RsvpFacts = {
  name: string;
  partySize: number;
  /** Place in the waiting list, from 1. */
  place?: number;
};

type Written = { subject: string } & Bodies;

const party = (rsvp: RsvpFacts): [string, string][] => [["For", people(rsvp.partySize)]];

function letter(meeting: MeetingFacts, heading: string, blocks: Block[], subject: string): Written {
  return {
    subject: `${subject}: ${meeting.title}`,
    ...compose({
      sender: meeting.groupName,
      accent: meeting.accent,
      heading,
      blocks,
      foot: rsvpFoot,
    }),
  };
}

const seats = (n: number) => (n === 1 ? "a seat" : `${n} seats`);

export function goingMail(meeting: MeetingFacts, rsvp: RsvpFacts): Written {
  return letter(
    meeting,
    `You have ${seats(rsvp.partySize)}`,
    [
      { p: `${rsvp.name}, thank you for your RSVP. We look forward to seeing you.` },
      meetingBlock(meeting, party(rsvp)),
      { action: "Change or cancel", href: MANAGE },
      {
        p: "If you cannot come, please cancel: somebody else may be glad of the seat. The entry for your calendar is attached.",
      },
      pageLink(meeting),
    ],
    "You are going",
  );
}

export function waitingMail(meeting: MeetingFacts, rsvp: RsvpFacts): Written {
  const place = rsvp.place ? `You are ${inLine(rsvp.place)}. ` : "";
  return letter(
    meeting,
    "You are on the waiting list",
    [
      {
        p: `${rsvp.name}, there are not enough free seats at the moment. ${place}When your turn comes, the seat is yours and we write to you at once; there is nothing you need to do.`,
      },
      meetingBlock(meeting, party(rsvp)),
      { action: "See your place, change or cancel", href: MANAGE },
      {
        p: "The list is kept in the order of arrival. A party waits until there are seats for all of it, and nobody passes it.",
      },
      pageLink(meeting),
    ],
    "Waiting list",
  );
}

export function promotedMail(meeting: MeetingFacts, rsvp: RsvpFacts): Written {
  return letter(
    meeting,
    `You now have ${seats(rsvp.partySize)}`,
    [
      { p: `${rsvp.name}, you were on the waiting list, and your turn has come: you are going.` },
      meetingBlock(meeting, party(rsvp)),
      { action: "Change or cancel", href: MANAGE },
      {
        p: "If you can no longer come, please cancel, so that the next in line has the seat. The entry for your calendar is attached.",
      },
      pageLink(meeting),
    ],
    "You have a seat",
  );
}

export function cancelledMail(
  meeting: MeetingFacts,
  rsvp: RsvpFacts,
  by: "attendee" | "organizer",
): Written {
  const said =
    by === "attendee"
      ? `${rsvp.name}, your RSVP is cancelled, as you asked. Thank you for telling us.`
      : `${rsvp.name}, the organizers have cancelled your RSVP. If you think this is a mistake, answer this mail.`;
  return letter(
    meeting,
    "Your RSVP is cancelled",
    [
      { p: said },
      meetingBlock({ ...meeting, onlineUrl: null }),
      ...(by === "attendee"
        ? [
            {
              p: "Should you be able to come after all, the same link lets you ask for a seat again.",
            },
          ]
        : []),
      { link: "Your RSVP", href: MANAGE },
    ],
    "Cancelled",
  );
}

export type Standing = "going" | "waitlisted" | "pending" | "tentative" | "declined" | "cancelled";

const STANDING: Record<Standing, string> = {
  going: "you are going",
  waitlisted: "you are on the waiting list",
  pending: "your RSVP waits for the organizers' approval",
  tentative: "you may come",
  declined: "you sent your apologies",
  cancelled: "you cancelled your RSVP",
};

/** For an address that has an RSVP already: nothing was changed, and only the address's owner learns it. */
export function alreadyMail(
  meeting: MeetingFacts,
  rsvp: RsvpFacts & { status: Standing },
): Written {
  const place = rsvp.status === "waitlisted" && rsvp.place ? `, ${inLine(rsvp.place)}` : "";
  return letter(
    meeting,
    "You have an RSVP already",
    [
      {
        p: `Somebody, most likely you, sent another RSVP for this meeting with this address. Nothing was changed. Your RSVP stands: ${STANDING[rsvp.status]}${place}.`,
      },
      meetingBlock(meeting, party(rsvp)),
      {
        action: rsvp.status === "cancelled" ? "Come again" : "See, change or cancel it",
        href: MANAGE,
      },
      pageLink(meeting),
    ],
    "Your RSVP",
  );
}

/** After the attendee, or an organizer for them, changed the party. */
export function changedMail(
  meeting: MeetingFacts,
  rsvp: RsvpFacts & { status: Standing },
): Written {
  const place = rsvp.status === "waitlisted" && rsvp.place ? `, ${inLine(rsvp.place)}` : "";
  return letter(
    meeting,
    "Your RSVP was changed",
    [
      { p: `${rsvp.name}, your RSVP now stands so: ${STANDING[rsvp.status]}${place}.` },
      meetingBlock(meeting, party(rsvp)),
      { action: "Change or cancel", href: MANAGE },
      pageLink(meeting),
    ],
    "Your RSVP was changed",
  );
}
