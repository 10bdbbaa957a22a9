import { plural } from "#lib/text/plural.ts";
import { atHand, meetingBlocks } from "./details.ts";
import { MANAGE, type MeetingFacts, meetingBlock, pageLink, waitingRule } from "./facts.ts";
import {
  attachedBlock,
  meetingMail,
  party,
  type RsvpFacts,
  seats,
  type Written,
} from "./meeting-mail.ts";

/*
 * RSVPs that are not settled at once: those that the organizers approve, those
 * whose address is to be confirmed, and seats held for an answer. `until` is
 * a moment in words, with its zone.
 */

/** For who asked for a seat that an organizer grants. */
export function pendingMail(meeting: MeetingFacts, rsvp: RsvpFacts): Written {
  return meetingMail(meeting, "rsvp-pending", {
    name: rsvp.name,
    heading: "Your RSVP waits for approval",
    body: [
      { p: "You do not have a seat yet. We write to you when the organizers have decided." },
      meetingBlock({ ...meeting, onlineUrl: null }, party(rsvp)),
      { action: "See, change or cancel it", href: MANAGE },
    ],
    end: [pageLink(meeting)],
  });
}

/** For who was approved and has a seat. Approved without a seat is a mail of the waiting list. */
export function approvedMail(meeting: MeetingFacts, rsvp: RsvpFacts): Written {
  return meetingMail(meeting, "rsvp-approved", {
    name: rsvp.name,
    heading: `You have ${seats(rsvp.partySize)}`,
    body: [
      ...meetingBlocks(meeting, party(rsvp)),
      { action: "Change or cancel", href: MANAGE },
      attachedBlock(meeting),
      ...atHand(meeting),
    ],
    end: [pageLink(meeting)],
  });
}

/** `note` is what the organizers say to the attendee; "" if nothing. */
export function refusedMail(meeting: MeetingFacts, rsvp: RsvpFacts, note: string): Written {
  return meetingMail(meeting, "rsvp-refused", {
    name: rsvp.name,
    heading: "There is no seat for you at this meeting",
    note,
    body: [
      meetingBlock({ ...meeting, onlineUrl: null }, party(rsvp)),
      { link: "Your RSVP", href: MANAGE },
    ],
    end: [pageLink(meeting)],
  });
}

const CONFIRM_FOOT =
  "You get this mail because somebody gave this address for an RSVP. If it was not you, do nothing: without a confirmation there is no RSVP.";

/** Asks that the address be confirmed. With a `place`, the RSVP is one of the waiting list. */
export function confirmMail(meeting: MeetingFacts, rsvp: RsvpFacts & { until: string }): Written {
  const kept = rsvp.place ? "your place on the waiting list" : seats(rsvp.partySize);
  return meetingMail(meeting, "rsvp-confirm", {
    name: rsvp.name,
    heading: "Please confirm your RSVP",
    body: [
      {
        p: `We hold ${kept} for you until ${rsvp.until}. Open the page below and press its one button; without it, your RSVP lapses at that time.`,
      },
      { action: "Confirm my RSVP", href: MANAGE },
      meetingBlock({ ...meeting, onlineUrl: null }, [...party(rsvp), ["Confirm by", rsvp.until]]),
    ],
    end: [pageLink(meeting)],
    foot: CONFIRM_FOOT,
  });
}

/** For who moved up from the waiting list and must say by `until` that they still come. */
export function heldMail(meeting: MeetingFacts, rsvp: RsvpFacts & { until: string }): Written {
  return meetingMail(meeting, "rsvp-held", {
    name: rsvp.name,
    heading: "Your turn has come: please answer",
    body: [
      {
        p: `We hold ${seats(rsvp.partySize)} for you until ${rsvp.until}. Please say whether you still come. Without an answer by then, ${plural(rsvp.partySize, { one: "it is", other: "they are" })} kept for you no longer.`,
      },
      { action: "Say whether you still come", href: MANAGE },
      meetingBlock({ ...meeting, onlineUrl: null }, [...party(rsvp), ["Answer by", rsvp.until]]),
    ],
    end: [pageLink(meeting)],
  });
}

/** For who did not answer, or did not confirm the address, in time. */
export function lapsedMail(meeting: MeetingFacts, rsvp: RsvpFacts): Written {
  return meetingMail(meeting, "rsvp-lapsed", {
    name: rsvp.name,
    heading: "The time to answer is over",
    body: [
      meetingBlock({ ...meeting, onlineUrl: null }, party(rsvp)),
      { p: `If you still want to come, ask again. ${waitingRule(meeting).again}` },
      { action: "Ask for a seat again", href: MANAGE },
    ],
    end: [pageLink(meeting)],
  });
}
