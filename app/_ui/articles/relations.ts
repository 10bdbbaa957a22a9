import type { Relation } from "#lib/reading/articles/reading-order.ts";

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

/** The same where the meeting is over. */
export const RELATION_HEADING_AFTER: Record<Relation, string> = {
  ...RELATION_HEADING,
  "read-before": "What was read",
};

/** What came of a meeting: it stands first afterwards. */
export const CAME_OF_IT: Relation[] = ["report", "recording", "photos"];
