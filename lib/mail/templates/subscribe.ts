import { plural } from "#lib/text/plural.ts";
import { type Block, type Bodies, compose } from "./compose.ts";

type ConfirmFacts = {
  siteName: string;
  /** Names of the groups. */
  groups: string[];
  /** What was asked for, in words. */
  kinds: string[];
  pace: string;
  days: number;
  /** Whether the address is a subscriber's already: place `{{link:manage}}`. */
  known: boolean;
  /** Whether an organizer put the address forward. */
  byOrganizer: boolean;
};

/** Asks the owner of an address whether they want the news: place `{{link:confirm}}`. */
export function confirmMail(facts: ConfirmFacts): { subject: string } & Bodies {
  const { siteName, groups, kinds, pace, days, known, byOrganizer } = facts;
  const who = byOrganizer
    ? "An organizer wrote down that you would like"
    : "Somebody, most likely you, asked";
  const blocks: Block[] = [
    {
      p: byOrganizer
        ? `${who} to be told by mail of the meetings and news below.`
        : `${who} that this address be told by mail of the meetings and news below.`,
    },
    {
      facts: [
        [plural(groups.length, { one: "Group", other: "Groups" }), groups.join(", ")],
        ["News", kinds.join(", ")],
        ["When", pace],
      ],
    },
    { action: "Confirm, or choose otherwise", href: "{{link:confirm}}" },
    {
      p: `The link works for ${days} days. The page it opens has a button to press; nothing is sent to you before you do.`,
    },
    ...(known
      ? [
          { p: "This address is subscribed already. What you have now is on your own page:" },
          { link: "See, change or end your subscription", href: "{{link:manage}}" },
        ]
      : []),
  ];
  return {
    subject: `Please confirm your subscription: news from ${siteName}`,
    ...compose({
      sender: siteName,
      heading: "Do you want to be kept informed?",
      blocks,
      foot: "If you did not ask for it, do nothing: you are then sent no news, and your address is not kept.",
    }),
  };
}
