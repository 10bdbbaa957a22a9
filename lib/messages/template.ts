import { fillPlaces, partsOf } from "#lib/mail/places.ts";
import { type Bodies, compose, plain } from "#lib/mail/templates/compose.ts";
import { MANAGE, type MeetingFacts, meetingBlock } from "#lib/mail/templates/facts.ts";
import { renderMarkdown } from "#lib/text/markdown.ts";
import { escapeMarkup } from "#lib/text/markup.ts";
import { PLACES, type SUBJECT_PLACES } from "./input.ts";

type Values = Record<(typeof SUBJECT_PLACES)[number], string>;

const FOOT =
  "You get this mail because this address has an RSVP for the meeting. Whoever has the link above can change it, so please keep it to yourself. Answers to this mail go to the organizers.";

const LINK = `<a href="${MANAGE}">Your RSVP</a>`;

type Part = ReturnType<typeof partsOf<(typeof PLACES)[number]>>[number];

/** Values in their places; what is put in is never looked at again. What stands around the manage link cannot make another of it. */
function filled(parts: Part[], put: (value: string) => string, link: string, values: Values) {
  const pieces = [""];
  for (const part of parts) {
    if (typeof part === "string") pieces[pieces.length - 1] += part;
    else if (part.place === "manage link") pieces.push("");
    else pieces[pieces.length - 1] += put(values[part.place]);
  }
  return pieces.map(plain).join(link);
}

/**
 * The sender's words for one reader, as text and as HTML. The Markdown is set
 * and cleaned first and the values put in afterwards, between the tags only,
 * so that a name is never taken for Markdown or HTML.
 */
function fillWords(body: string, values: Values): Bodies {
  const html = renderMarkdown(body)
    .split(/(<[^>]*>)/)
    .flatMap((part): Part[] => (part.startsWith("<") ? [part] : partsOf(part, PLACES)));
  return {
    text: filled(partsOf(body, PLACES), (value) => value, MANAGE, values),
    html: filled(html, escapeMarkup, LINK, values),
  };
}

/** A message of the organizers to one attendee, with the meeting's facts and the manage link. */
export function messageMail(
  meeting: MeetingFacts,
  { name, subject, body }: { name: string; subject: string; body: string },
): { subject: string } & Bodies {
  const values = {
    name,
    meeting: meeting.title,
    date: meeting.date,
    when: meeting.when,
    where: meeting.where ?? "",
    group: meeting.groupName,
  };
  const words = fillWords(body, values);
  const heading = plain(fillPlaces(subject, values));
  return {
    subject: heading,
    ...compose({
      sender: meeting.groupName,
      accent: meeting.accent,
      heading,
      blocks: [
        { set: words },
        meetingBlock(meeting),
        ...(words.html.includes(MANAGE) ? [] : [{ link: "Your RSVP", href: MANAGE }]),
      ],
      foot: FOOT,
    }),
  };
}
