import { renderMarkdown } from "#lib/text/markdown.ts";
import { type Block, type Bodies, compose, plain } from "./compose.ts";
import type { MeetingFacts } from "./facts.ts";

/** What a reader is told of a meeting: nothing that is only for those who come. */
export type NewsFacts = Pick<MeetingFacts, "title" | "when" | "doors" | "where" | "url">;

type NewsLetter = {
  /** In whose name: the group's or the site's. */
  sender: string;
  accent: string | null;
  heading: string;
  /** The sender's own words, Markdown; "" if none. */
  words: string;
  /** A summary or the beginning of a report, plain; "" if none. */
  excerpt: string;
  facts: NewsFacts | null;
  /** The words on the button that opens the meeting's page. */
  action: string;
};

/** Why a subscriber gets a mail. */
export const NEWS_FOOT =
  "You get this mail because you asked for news and confirmed it. The link above is yours alone: whoever has it can change or end your subscription.";

export const ownPage: Block = {
  link: "Change what you are sent, or unsubscribe",
  href: "{{link:manage}}",
};

const setMarkdown = (words: string): Bodies => ({
  text: plain(words),
  html: plain(renderMarkdown(words)),
});

/** One piece of news to a subscriber: place `{{link:manage}}`. */
export function newsMail(letter: NewsLetter): Bodies {
  const { sender, accent, heading, words, excerpt, facts, action } = letter;
  const rows: [string, string | null][] = facts
    ? [
        // Not once more right below the heading.
        ["Meeting", heading.endsWith(facts.title) ? null : facts.title],
        ["When", facts.when],
        ["Doors", facts.doors],
        ["Where", facts.where],
      ]
    : [];
  const blocks: Block[] = [
    ...(words ? [{ set: setMarkdown(words) }] : []),
    ...(excerpt ? [{ p: excerpt }] : []),
    ...(facts
      ? [
          {
            facts: rows.filter((row): row is [string, string] => Boolean(row[1])),
          },
          { action, href: facts.url },
        ]
      : []),
    ownPage,
  ];
  return compose({ sender, accent, heading, blocks, foot: NEWS_FOOT });
}
