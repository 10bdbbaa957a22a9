import { type Block, type Bodies, compose } from "./compose.ts";
import { NEWS_FOOT, ownPage } from "./news.ts";

export type DigestItem = {
  /** Of a meeting that takes place; "" elsewhere. */
  when: string;
  title: string;
  where: string;
  /** A summary, plain; "" if none. */
  said: string;
  /** Whose news it is. */
  from: string;
  url: string;
};

export type DigestPart = { heading: string; items: DigestItem[] };

/** What is new since the last one, for one subscriber: place `{{link:manage}}`. */
export function digestMail(digest: {
  siteName: string;
  siteUrl: string;
  /** "News of the week to 23 November 2026" */
  title: string;
  parts: DigestPart[];
}): { subject: string } & Bodies {
  const { siteName, siteUrl, title, parts } = digest;
  const blocks: Block[] = parts.flatMap(({ heading, items }) => [
    { head: heading },
    ...items.map(({ when, title: item, where, said, from, url }) => ({
      item,
      href: url,
      when,
      said,
      note: [where, from].filter(Boolean).join(" · "),
    })),
  ]);
  return {
    subject: title,
    ...compose({
      sender: siteName,
      heading: title,
      blocks: [
        ...blocks,
        { action: "See all that is coming up", href: `${siteUrl}/meetings` },
        ownPage,
      ],
      foot: NEWS_FOOT,
    }),
  };
}
