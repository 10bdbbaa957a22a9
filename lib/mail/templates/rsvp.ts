import type { RsvpStatus } from "#db/tables.ts";
import { isLive, wantsSeat } from "#lib/rsvp-status.ts";
import { atHand, meetingBlocks } from "./details.ts";
import { inLine, MANAGE, type MeetingFacts, meetingBlock, pageLink, waitingRule } from "./facts.ts";
import {
  attachedBlock,
  type GoneFacts,
  meetingMail,
  party,
  type RsvpFacts,
  seats,
  type Written,
  withdrawnBlocks,
} from "./meeting-mail.ts";

const CHANGE = { action: "Change or cancel", href: MANAGE };

/** For who has a seat. */
export function goingMail(meeting: MeetingFacts, rsvp: RsvpFacts): Written {
  return meetingMail(meeting, "rsvp-going", {
    name: rsvp.name,
    heading: `You have ${seats(rsvp.partySize)}`,
    body: [
      ...meetingBlocks(meeting, party(rsvp)),
      CHANGE,
      attachedBlock(meeting),
      ...atHand(meeting),
    ],
    end: [pageLink(meeting)],
  });
}

/** For who is on the waiting list, with their place in it. */
export function waitingMail(meeting: MeetingFacts, rsvp: RsvpFacts): Written {
  const place = rsvp.place ? `You are ${inLine(rsvp.place)}. ` : "";
  const { order, turn } = waitingRule(meeting);
  return meetingMail(meeting, "rsvp-waiting", {
    name: rsvp.name,
    heading: "You are on the waiting list",
    body: [
      { p: place + turn },
      ...meetingBlocks(meeting, party(rsvp)),
      { action: "See your place, change or cancel", href: MANAGE },
      { p: order },
      ...atHand(meeting),
    ],
    end: [pageLink(meeting)],
  });
}

/** For who moved up and has the seat at once. */
export function promotedMail(meeting: MeetingFacts, rsvp: RsvpFacts): Written {
  return meetingMail(meeting, "rsvp-promoted", {
    name: rsvp.name,
    heading: `You now have ${seats(rsvp.partySize)}`,
    body: [
      ...meetingBlocks(meeting, party(rsvp)),
      CHANGE,
      attachedBlock(meeting),
      ...atHand(meeting),
    ],
    end: [pageLink(meeting)],
  });
}

/** For who may come: no seat is kept, so the online link is not given. */
export function tentativeMail(meeting: MeetingFacts, rsvp: RsvpFacts): Written {
  return meetingMail(meeting, "rsvp-tentative", {
    name: rsvp.name,
    heading: "You said that you may come",
    body: [
      {
        p: "No seat is kept for you. When you know, please say so on the page below.",
      },
      ...meetingBlocks({ ...meeting, onlineUrl: null }, party(rsvp)),
      { action: "Say that you come, or do not", href: MANAGE },
      attachedBlock(meeting),
      ...atHand(meeting),
    ],
    end: [pageLink(meeting)],
  });
}

/** After apologies. */
export function declinedMail(meeting: MeetingFacts, rsvp: GoneFacts): Written {
  return meetingMail(meeting, "rsvp-declined", {
    name: rsvp.name,
    heading: "Thank you for your apologies",
    body: [
      meetingBlock({ ...meeting, onlineUrl: null }),
      ...(rsvp.wasEntered ? withdrawnBlocks(meeting) : []),
      { p: "Should you be able to come after all, this link lets you ask for a seat." },
      { link: "Your RSVP", href: MANAGE },
    ],
    end: [pageLink(meeting)],
  });
}

/** For whose RSVP is cancelled, and by whom. */
export function cancelledMail(
  meeting: MeetingFacts,
  rsvp: GoneFacts,
  by: "attendee" | "organizer",
): Written {
  return meetingMail(meeting, "rsvp-cancelled", {
    name: rsvp.name,
    heading: "Your RSVP is cancelled",
    body: [
      {
        p:
          by === "attendee"
            ? "This was done with your own link. Thank you for telling us."
            : "The organizers have cancelled it. If you think this is a mistake, answer this mail.",
      },
      meetingBlock({ ...meeting, onlineUrl: null }),
      ...(rsvp.wasEntered ? withdrawnBlocks(meeting) : []),
      ...(by === "attendee"
        ? [
            {
              p: "Should you be able to come after all, the same link lets you ask for a seat again.",
            },
          ]
        : []),
      { link: "Your RSVP", href: MANAGE },
    ],
  });
}

const STATUS_WORDS: Record<RsvpStatus, string> = {
  going: "you are going",
  waitlisted: "you are on the waiting list",
  pending: "your RSVP waits for the organizers’ approval",
  tentative: "you said that you may come",
  declined: "you sent your apologies",
  cancelled: "it is cancelled",
};

type WithStatus = RsvpFacts & { status: RsvpStatus };

function statusWords(rsvp: WithStatus): string {
  const place = rsvp.status === "waitlisted" && rsvp.place ? `, ${inLine(rsvp.place)}` : "";
  return STATUS_WORDS[rsvp.status] + place;
}

/** What a second reply asked for. */
export type Asked = { reply: "going" | "tentative" | "declined"; partySize: number };

/** What of a second reply was not taken, and how to have it so; null where it says what stands already. */
function notTaken(rsvp: WithStatus, asked: Asked): string | null {
  const { reply, partySize: n } = asked;
  if (reply === "declined") {
    return rsvp.status === "declined" || rsvp.status === "cancelled"
      ? null
      : "The apologies that were sent now were not taken: to say that you cannot come, use the page below.";
  }
  if (reply === "tentative") {
    return rsvp.status === "tentative"
      ? null
      : "That you may come, as was said now, was not taken: you can say so on the page below.";
  }
  if (!wantsSeat(rsvp.status)) {
    return "That you come, as was said now, was not taken: ask for a seat on the page below.";
  }
  if (n === rsvp.partySize) return null;
  const how = n > rsvp.partySize ? "To bring more people" : "To come with fewer";
  return `That you are ${n}, as was said now, was not taken. ${how}, make your party ${n} on the page below.`;
}

/**
 * For an address that has an RSVP already: nothing was changed, and only the
 * address's owner learns it, with what was asked and how to have it so.
 */
export function alreadyMail(meeting: MeetingFacts, rsvp: WithStatus, asked: Asked | null): Written {
  const open = asked && notTaken(rsvp, asked);
  return meetingMail(meeting, "rsvp-already", {
    name: rsvp.name,
    heading: "You have an RSVP already",
    body: [
      { p: `Nothing was changed. Your RSVP stands: ${statusWords(rsvp)}.` },
      ...(open ? [{ p: open }] : []),
      ...(isLive(rsvp.status)
        ? meetingBlocks(meeting, party(rsvp))
        : [meetingBlock(meeting, party(rsvp))]),
      {
        action: rsvp.status === "cancelled" ? "Come again" : "See, change or cancel it",
        href: MANAGE,
      },
      ...(isLive(rsvp.status) ? atHand(meeting) : []),
    ],
    end: [pageLink(meeting)],
  });
}

/** After the attendee, or an organizer for them, changed the party; `attached` where the entry for the calendar goes with it. */
export function changedMail(
  meeting: MeetingFacts,
  rsvp: WithStatus & { attached: boolean },
): Written {
  return meetingMail(meeting, "rsvp-changed", {
    name: rsvp.name,
    heading: "Your RSVP was changed",
    body: [
      { p: `It stands so: ${statusWords(rsvp)}.` },
      ...meetingBlocks(meeting, party(rsvp)),
      CHANGE,
      ...(rsvp.attached ? [attachedBlock(meeting)] : []),
      ...atHand(meeting),
    ],
    end: [pageLink(meeting)],
  });
}
