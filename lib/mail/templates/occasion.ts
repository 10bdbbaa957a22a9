import { meetingBlocks, onTheDay } from "./details.ts";
import { MANAGE, type MeetingFacts, meetingBlock, pageLink } from "./facts.ts";
import { meetingMail, party, type RsvpFacts, type Written } from "./meeting-mail.ts";

/**
 * Some time before the meeting, to who is going. `until` is set for who has a
 * seat held and has not said yet that they come.
 */
export function reminderMail(
  meeting: MeetingFacts,
  rsvp: RsvpFacts & { until: string | null },
): Written {
  const held = rsvp.until !== null;
  return meetingMail(meeting, "meeting-reminder", {
    name: rsvp.name,
    heading: meeting.when,
    body: [
      ...(held
        ? [{ p: `Your seat is held only until ${rsvp.until}: please say whether you still come.` }]
        : []),
      ...meetingBlocks(meeting, party(rsvp)),
      {
        action: held ? "Say whether you still come" : "Change or cancel",
        href: MANAGE,
      },
      ...onTheDay(meeting),
    ],
    end: [pageLink(meeting)],
  });
}

/** After the meeting, to who was going: the report can be read. */
export function thanksMail(meeting: MeetingFacts, rsvp: Pick<RsvpFacts, "name">): Written {
  return meetingMail(meeting, "meeting-thanks", {
    name: rsvp.name,
    heading: "Thank you for coming",
    body: [
      { action: "Read the report", href: meeting.url },
      meetingBlock({ ...meeting, onlineUrl: null, doors: null }),
      { link: "Your RSVP", href: MANAGE },
    ],
    foot: "You get this mail because you had an RSVP for this meeting. There is no other one like it.",
  });
}
