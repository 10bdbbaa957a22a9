import type { ReaderSubject } from "#lib/syndication/reader-entries.ts";

const WORD: Record<ReaderSubject, string> = {
  meetings: "meetings",
  articles: "reading",
  reports: "reports",
};

/** The feeds of a page for people's readers, in words; `base` is the path that they stand under. */
export function FeedLinks({
  base,
  subjects,
}: {
  base: string;
  subjects: readonly ReaderSubject[];
}) {
  return (
    <p className="mt-10 flex flex-wrap items-center gap-x-5 text-quiet print:hidden">
      <span>Follow in a feed reader:</span>
      {subjects.map((subject) => (
        <span key={subject} className="flex items-center gap-x-3">
          <a href={`${base}/${subject}.atom`} className="inline-flex min-h-11 items-center">
            {WORD[subject]} (Atom)
          </a>
          <a href={`${base}/${subject}.json`} className="inline-flex min-h-11 items-center">
            <span className="sr-only">{WORD[subject]} as </span>JSON
          </a>
        </span>
      ))}
    </p>
  );
}
