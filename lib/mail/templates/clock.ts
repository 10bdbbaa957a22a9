import { type Bodies, compose } from "./compose.ts";

type ClockFacts = {
  siteName: string;
  /** What the clock says and what was expected, in words. */
  said: string;
  expected: string;
  /** Days after which it is believed all the same. */
  days: number;
  desk: string;
};

/** Tells an owner that the site does nothing by its clock that cannot be undone, and how that ends. */
export function clockMail(facts: ClockFacts): { subject: string } & Bodies {
  const { siteName, said, expected, days, desk } = facts;
  return {
    subject: `Is the clock of ${siteName} right?`,
    ...compose({
      sender: siteName,
      heading: "Is the clock right?",
      blocks: [
        { p: `The clock of ${siteName} says ${said}. The site last knew of ${expected}.` },
        {
          p: "Perhaps it was simply not used for a while. To be safe, until somebody has looked it erases nothing, lets no seat lapse that is held, and sends no reminders or digests. Its pages and RSVPs work as ever.",
        },
        {
          p: "If the clock is right, press “The clock is right” on the desk. If it is wrong, whoever runs the machine sets it; the site then goes on by itself.",
        },
        { action: "Open the desk", href: desk },
      ],
      foot: `You get this once a day because you own a group of the site, or run it. If nobody does anything, the clock is taken for right once it has run evenly for ${days} days.`,
    }),
  };
}
