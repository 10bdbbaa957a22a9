import type { Metadata } from "next";
import type { ReaderSubject } from "#lib/syndication/reader-entries.ts";

const TITLE: Record<ReaderSubject, string> = {
  meetings: "Meetings",
  articles: "Reading",
  reports: "Reports",
};

export type FeedTypes = NonNullable<NonNullable<Metadata["alternates"]>["types"]>;

/** The feeds of a page for its head; `base` is the path that they stand under, `of` the name of what they are of. */
export function readerFeeds(
  base: string,
  of: string,
  subjects: readonly ReaderSubject[],
): FeedTypes {
  const links = (ending: string, format: string) =>
    subjects.map((subject) => ({
      url: `${base}/${subject}.${ending}`,
      title: `${of}: ${TITLE[subject]} (${format})`,
    }));
  return {
    "application/atom+xml": links("atom", "Atom"),
    "application/feed+json": links("json", "JSON Feed"),
  };
}
