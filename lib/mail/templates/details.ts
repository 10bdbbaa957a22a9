import type { Block } from "./compose.ts";
import { type MeetingFacts, meetingBlock } from "./facts.ts";
import { wayInLine } from "./news-rows.ts";

/*
 * What is kept at hand until the day. Who has a seat has it in whichever mail
 * said so last: a later one may have taken the place of the confirmation.
 */

/** The meeting as who may come needs it: its facts and more rows, the price, the map. */
export function meetingBlocks(facts: MeetingFacts, more: [string, string][] = []): Block[] {
  const { price, mapUrl } = facts.details;
  const isNews = facts.news?.price.come.includes(price);
  return [
    meetingBlock(facts, [...more, ["Price", isNews ? "" : price]]),
    ...(mapUrl ? [{ link: "Map", href: mapUrl }] : []),
  ];
}

/** The ticket, and the calendars that make a copy; nothing for who has no seat. */
function seatBlocks({ seat }: MeetingFacts): Block[] {
  if (!seat) return [];
  return [
    { link: "Your ticket, with its code for the door", href: "{{link:ticket}}" },
    {
      links: [{ name: "Calendar file (.ics)", href: "{{link:calendar}}" }, ...seat.calendars],
      before: "Copies for other calendars, which later changes do not reach:",
    },
  ];
}

/** But for what stands among the facts already, as news. */
function wayInBlocks({ details, news }: MeetingFacts): Block[] {
  const lines = details.wayIn.map(wayInLine).filter((line) => !news?.wayIn.come.includes(line));
  if (lines.length === 0) return [];
  return [{ head: "Getting there and getting in" }, ...lines.map((p) => ({ p }))];
}

function programmeBlocks({ details: { programme } }: MeetingFacts): Block[] {
  if (programme.length === 0) return [];
  return [
    { head: "Programme" },
    { facts: programme.map(({ at, title }): [string, string] => [at, title]) },
  ];
}

function readingBlocks({ details: { reading } }: MeetingFacts): Block[] {
  if (reading.length === 0) return [];
  return [
    { head: "To read before" },
    ...reading.map(({ title, source, url }) => ({
      link: source ? `${title} (${source})` : title,
      href: url,
    })),
  ];
}

/** What to know and to have before the day, below the button: the confirmation says it. */
export const atHand = (meeting: MeetingFacts): Block[] => [
  ...seatBlocks(meeting),
  ...wayInBlocks(meeting),
  ...readingBlocks(meeting),
];

/** The same, and what is on, shortly before. */
export const onTheDay = (meeting: MeetingFacts): Block[] => [
  ...seatBlocks(meeting),
  ...wayInBlocks(meeting),
  ...programmeBlocks(meeting),
  ...readingBlocks(meeting),
];
