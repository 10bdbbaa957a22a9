import { compose } from "./compose.ts";
import { type MeetingFacts, meetingBlock } from "./facts.ts";
import { type GoneFacts, type Written, withdrawnBlocks } from "./meeting-mail.ts";

/** Days for which the link is good. */
export const ADDRESS_DAYS = 2;

/** Asks an address whether an RSVP shall be its: place `{{link:address}}`. */
export function addressMail(meeting: MeetingFacts): Written {
  return {
    subject: `Is this your address? ${meeting.title}, ${meeting.date}`,
    ...compose({
      sender: meeting.groupName,
      accent: meeting.accent,
      heading: "Is this your address?",
      blocks: [
        { p: "Somebody, most likely you, wants mails about an RSVP to come here from now on." },
        meetingBlock({ ...meeting, onlineUrl: null }),
        { action: "Yes, this is my address", href: "{{link:address}}" },
        { p: `The page it opens has a button to press. The link works for ${ADDRESS_DAYS} days.` },
      ],
      foot: "If it was not you, do nothing: nothing is kept of your address, and nothing more comes.",
    }),
  };
}

/** Tells the address that an RSVP went by that it goes by another one now. It has no link: that RSVP is no longer theirs. */
export function addressLeftMail(
  meeting: MeetingFacts,
  { wasEntered }: Pick<GoneFacts, "wasEntered">,
): Written {
  return {
    subject: `Another address: ${meeting.title}, ${meeting.date}`,
    ...compose({
      sender: meeting.groupName,
      accent: meeting.accent,
      heading: "Mails go to another address now",
      blocks: [
        {
          p: "Somebody, most likely you, has the RSVP that was made with this address go by another one. The links that were mailed here lead nowhere any more, and nothing more about it comes here.",
        },
        meetingBlock({ ...meeting, onlineUrl: null }),
        ...(wasEntered ? withdrawnBlocks(meeting) : []),
      ],
      foot: `If it was not you, tell ${meeting.groupName} by answering this mail.`,
    }),
  };
}
