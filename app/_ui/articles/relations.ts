import type { Reading } from "#lib/meetings/public-queries.ts";

export type Relation = Reading["relation"];

/** The heading over what has this relation to a meeting. */
export const RELATION_HEADING: Record<Relation, string> = {
  "read-before": "Read before",
  background: "Background",
  announcement: "Announced in",
  cited: "Referred to",
  report: "Reported in",
  recording: "Recordings",
  photos: "Photographs",
};

/** How an article belongs to a meeting, said from the article. */
export const RELATION_FROM_ARTICLE: Record<Relation, string> = {
  "read-before": "To be read before",
  background: "Background to",
  announcement: "Announces",
  cited: "Referred to at",
  report: "Reports on",
  recording: "Recording of",
  photos: "Photographs of",
};

/** In which order the relations stand: before a meeting what prepares for it, afterwards what came of it. */
export const BEFORE: Relation[] = [
  "read-before",
  "background",
  "cited",
  "announcement",
  "report",
  "recording",
  "photos",
];
export const AFTERWARDS: Relation[] = ["report", "recording", "photos"];
